/** What an adviser's telephone shows, and when. `npm run bench -- page`: only this. */
import { createLog } from '../src/base/log.ts';
import { createSlotVault } from '../src/core/adviser/enrolment.ts';
import { identityOf } from '../src/core/adviser/identity.ts';
import { adopt } from '../src/core/keyring-mark.ts';
import { cookieName } from '../src/inbox/server/session/cookies.ts';
import { createSessions } from '../src/inbox/server/session/sessions.ts';
import { createSlots, newRecoveryCode } from '../src/seal/slots.ts';
import { openRedisStore } from '../src/store/redis/index.ts';
import { startListener } from './child.ts';
import { measureVisits } from './figures/page.ts';
import { measurePublicPage } from './figures/public-page.ts';
import { measureUnlocking } from './figures/unlocking.ts';
import { startOurs } from './ours.ts';
import { launchBrowser } from './phone.ts';
import { startRedis } from './redis.ts';
import { seedSealed } from './sealed.ts';
import type { Section } from './table.ts';
import { ISSUER, makeWorkplace } from './workplace.ts';

const LISTED = 500;
const PASSPHRASE = 'zeven zachte ganzen zwemmen';
const TITLE = 'Inbox on a telephone: 150 ms, 1.6 Mbit/s, a processor 4 × slower, empty cache';

/** With a workplace, a Redis and processes of its own, so that it is the same alone and after everything else. */
export async function pageSection(): Promise<Section> {
  const workplace = await makeWorkplace();
  const { keyring, slack, inbox, keys } = workplace;
  const redis = await startRedis(workplace.folder, 'page');
  const store = await openRedisStore({ path: redis.socket, log: createLog(() => undefined) });
  const slackApi = await startListener('./processes/slack-api.js', 'rest', {});
  await adopt(store, keyring);
  const ours = await startOurs(workplace, redis, slackApi.port, {
    said: 'ignore',
    more: { BOT_ORIGIN: 'https://bot.bench.example' },
  });
  const browser = await launchBrowser(ours.inboxPort);
  try {
    if (browser === undefined) return { title: TITLE, rows: [{ figure: 'all of it', measured: 'no Chromium here' }] };
    await seedSealed({ store, keyring }, [inbox], LISTED);
    const who = { issuer: ISSUER, subject: 'vera' };
    const recoveryCode = newRecoveryCode();
    const slots = await createSlots(keys, { passphrase: PASSPHRASE, recoveryCode });
    await createSlotVault({ records: store.records, keyring }).put(identityOf(keyring, who), slots);
    const sessions = createSessions({ records: store.records, keyring, clock: { now: () => new Date() } });
    const cookie = { name: cookieName('session', false), value: await sessions.start(who, {}) };
    const rows = [
      await measurePublicPage(ours.botPort, slack.id),
      ...(await measureVisits(browser, cookie)),
      ...(await measureUnlocking(browser, cookie, { passphrase: PASSPHRASE, listed: LISTED })),
    ];
    return { title: TITLE, rows };
  } finally {
    await browser?.close();
    await Promise.all([ours.child.stop(), slackApi.child.stop()]);
    await store.close();
    await redis.stop();
    await workplace.remove();
  }
}
