/** The adviser's side over HTTP, one request at a time: a list of 100 and a conversation of 50 messages. */
import type { Store } from '../../src/core/ports.ts';
import { cookieName } from '../../src/inbox/server/session/cookies.ts';
import { createSessions } from '../../src/inbox/server/session/sessions.ts';
import { holdConversation } from '../conversation.ts';
import { median } from '../load.ts';
import { seedConversations } from '../seed.ts';
import { ms, type Row } from '../table.ts';
import { ISSUER, type Workplace } from '../workplace.ts';

const LISTED = 100;
const MESSAGES = 50;
const TIMES = 100;

export async function measureInbox(store: Store, { keyring, inbox, keys }: Workplace, port: number): Promise<Row[]> {
  const [adviser] = inbox.advisers;
  if (adviser === undefined) throw new Error('nobody to sign in');
  const there = await store.conversations.listForAdviser(inbox.id, adviser.id, LISTED, new Date());
  await seedConversations(store, keyring, inbox, [adviser.id], LISTED - there.length - 1);
  const talk = await holdConversation(
    { store, keyring, keys, seat: { organisation: inbox, adviser } },
    'UINBOX',
    MESSAGES,
  );
  const sessions = createSessions({ records: store.records, keyring, clock: { now: () => new Date() } });
  const cookie = `${cookieName('session', false)}=${await sessions.start({ issuer: ISSUER, subject: adviser.id }, {})}`;
  const open = async (path: string): Promise<{ took: number; text: string }> => {
    const startedAt = performance.now();
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    return { took: performance.now() - startedAt, text };
  };
  const row = async (figure: string, path: string, holds: (body: unknown) => boolean): Promise<Row> => {
    if (!holds(JSON.parse((await open(path)).text))) throw new Error(`${path} does not hold what it should`);
    const took: number[] = [];
    for (let count = 0; count < TIMES; count += 1) took.push((await open(path)).took);
    took.sort((a, b) => a - b);
    return { figure, measured: `p50 ${ms(median(took))}  p99 ${ms(took.at(-2) ?? 0)}` };
  };
  const counts =
    (name: string, wanted: number) =>
    (body: unknown): boolean => {
      const list = (body as Readonly<Record<string, unknown>>)[name];
      return Array.isArray(list) && list.length === wanted;
    };
  return [
    await row(`list of ${LISTED}, whose languages are known`, '/api/conversations?bare=1', counts('items', LISTED)),
    await row(
      `conversation of ${MESSAGES} messages`,
      `/api/conversations/${inbox.id}/${talk.id}`,
      counts('envelopes', MESSAGES),
    ),
  ];
}
