/**
 * 2,000 conversations over six organisations: how long until the first page can stand on a screen, with every language that
 * it shows. The opening is what a browser does, here in Node; a telephone takes some four times as long for it.
 */
import type { Store } from '../../src/core/ports.ts';
import { openLanguage } from '../../src/inbox/client/crypto/thread.ts';
import { list } from '../../src/inbox/contract.ts';
import { cookieName } from '../../src/inbox/server/session/cookies.ts';
import { createSessions } from '../../src/inbox/server/session/sessions.ts';
import { fromBase64url } from '../../src/seal/bytes.ts';
import { median } from '../load.ts';
import { seedSealed } from '../sealed.ts';
import { ms, type Row } from '../table.ts';
import { ISSUER, type Workplace } from '../workplace.ts';

const CONVERSATIONS = 2000;
const TIMES = 20;
const WHOLE_MS = 1000;
/** As many rows as the screen shows at once. */
const SHOWN = 50;

export async function measureOffices(store: Store, workplace: Workplace, port: number): Promise<Row[]> {
  const { keyring, keys, offices } = workplace;
  await seedSealed({ store, keyring }, offices, CONVERSATIONS);
  const sessions = createSessions({ records: store.records, keyring, clock: { now: () => new Date() } });
  const cookie = `${cookieName('session', false)}=${await sessions.start({ issuer: ISSUER, subject: 'mira' }, {})}`;
  const page = async (query: string): Promise<{ took: number; text: string }> => {
    const startedAt = performance.now();
    const response = await fetch(`http://127.0.0.1:${port}/api/conversations${query}`, { headers: { cookie } });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`the list answered ${response.status}`);
    return { took: performance.now() - startedAt, text };
  };
  const reader = { keys, botKeys: [keyring.signingPublicKey] };
  const [answers, openings, bytes]: [number[], number[], number[]] = [[], [], []];
  for (let count = 0; count < TIMES; count += 1) {
    const { took, text } = await page('');
    answers.push(took);
    bytes.push(text.length);
    const startedAt = performance.now();
    for (const item of list.parse(JSON.parse(text)).items.slice(0, SHOWN)) {
      const { sequence, bytes: sealed } = item.envelope ?? { sequence: 0, bytes: '' };
      const language = await openLanguage(fromBase64url(sealed) ?? new Uint8Array(0), {
        thread: item,
        sequence,
        reader,
      });
      if (language !== 'nl') throw new Error('a row of the first page does not open');
    }
    openings.push(performance.now() - startedAt);
  }
  const whole = median(answers) + median(openings);
  return [
    {
      figure: `first page of ${CONVERSATIONS.toLocaleString('en')} conversations over 6 organisations`,
      measured: `p50 ${ms(median(answers))}, ${Math.round(median(bytes) / 1024)} KiB before compression`,
    },
    {
      figure: `the same, and the languages of the ${SHOWN} rows on screen opened`,
      measured: ms(whole),
      target: `below ${WHOLE_MS} ms`,
      met: whole < WHOLE_MS,
    },
  ];
}
