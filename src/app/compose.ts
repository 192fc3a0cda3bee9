/**
 * Puts the parts together: config → keyring → store → organisations → desks → adapters → listeners.
 * Used by `main.ts` (a process of its own), by the demo and by the journeys, so that all three run the
 * same code. Knows everybody; nobody but those three knows it.
 */
import { randomBytes } from 'node:crypto';
import { coordinationOf } from './coordination.ts';
import { composeNotices } from './compose-notices.ts';
import { composeSlack } from './compose-slack.ts';
import type { Config } from './config/index.ts';
import { cannotListen } from './config/listening.ts';
import { withoutToken } from './config/slack.ts';
import { createLostKeys } from '../core/adviser/lost-keys.ts';
import { withoutLostKeys } from '../core/adviser/without-lost-keys.ts';
import { keepFresh } from './lost-keys.ts';
import { createAdviserDesk } from '../core/adviser/desk.ts';
import { createEmployeeDesk } from '../core/employee/desk.ts';
import { codeOf, type ErrorCode } from '../base/errors.ts';
import { countWorks, noticeWorks } from '../core/notices/works.ts';
import type { Clock, Keyring, Store } from '../core/ports.ts';
import { createPlanned } from '../core/planned.ts';
import { createPlannings } from '../core/plannings.ts';
import { createPublishersDesk } from '../core/publishing/desk.ts';
import { ownTimesOf } from '../core/publishing/own-time.ts';
import type { Deployment } from '../core/deployment.ts';
import { createInbox } from '../inbox/server/index.ts';
import { keepFullHours } from './full-hours.ts';
import { demandOwnKeyring } from './open-state.ts';
import { prepareKeys } from './tend-keys.ts';
import { createListener } from '../base/listener.ts';
import { rateLimitLog } from '../base/log-rate-limit.ts';
import type { Log } from '../base/log.ts';
import type { Operations } from '../operations/index.ts';
import { silentMeter } from '../operations/meter.ts';
import { openOrganisations, type CheckPlaces, type OrganisationFolder } from '../organisation/folder.ts';
import { openOutgoing } from '../base/outgoing/index.ts';
import { createPublic } from '../public/index.ts';
import { BOT_SCOPES } from '../slack/scopes.ts';

export interface Parts {
  readonly config: Config;
  readonly log: Log;
  /** Lines of the log that reached nobody. */
  readonly linesLost?: () => number;
  readonly clock: Clock;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly organisations: OrganisationFolder;
  /** Where the built inbox client lies. */
  readonly clientDir: string;
  /** Where the built page of the Teams tab lies. */
  readonly tabDir: string;
  /** Who may show the inbox in a frame. No variable sets this: only the demo's page passes it. */
  readonly inboxFrameAncestors?: string;
}

export interface Composed {
  readonly botPort: number;
  readonly inboxPort: number;
  readonly operationsPort?: number;
  readonly parts: Parts;
  /** Tells advisers now what they are told in each slot; for the demo and the journeys, which do not wait. How many. */
  tellNow(): Promise<number>;
  /** Says that it stops, lets what runs finish (at most 8 s), stops listening, then lets go of the store. */
  close(): Promise<void>;
}

export { openOrganisations };

/** What a workspace in a file needs of the environment: the same at the start and for a file that changes. */
export const placesOf =
  ({ slack }: Pick<Config, 'slack'>): CheckPlaces =>
  (organisations) =>
    slack === undefined ? [] : withoutToken(slack, organisations);

export async function compose(parts: Parts): Promise<Composed> {
  const { config, clock, store, keyring, organisations: folder } = parts;
  await demandOwnKeyring(store, keyring);
  const lostKeys = createLostKeys({ ...store, keyring, clock });
  await lostKeys.refresh();
  const organisations = withoutLostKeys(folder, lostKeys);
  const operations = await openOperations(parts);
  const meter = operations?.meter ?? silentMeter;
  const calm = rateLimitLog(parts.log);
  // Counted before it is calmed: the metrics know of each.
  const log = meter.hear(calm);
  const running = runningOf(config);
  const outgoing = openOutgoing(config.outgoing);
  const onFault = (code: ErrorCode | 'UNEXPECTED'): void =>
    code === 'UNEXPECTED'
      ? log.error('fault', { part: 'core', reason: 'unexpected' })
      : log.error('fault', { part: 'core', code });
  const plannings = createPlannings((why) => log.error('fault', { part: 'core', reason: `planning-${why}` }));
  const planned = createPlanned({ conversations: store.conversations, plannings, clock });
  const publishers = createPublishersDesk({
    records: store.records,
    times: async (organisation) => ownTimesOf(await planned(organisation)),
    running,
    clock,
    onFault,
  });
  const desk = createEmployeeDesk({
    conversations: store.conversations,
    changes: store.changes,
    keyring,
    clock,
    plannings,
    running,
    onFault,
    newFormId: () => randomBytes(16).toString('base64url'),
  });
  const slack =
    config.slack === undefined
      ? undefined
      : composeSlack(
          config.slack,
          {
            desk,
            publishers,
            running,
            organisations,
            keyring,
            records: store.records,
            clock,
            log,
            outgoing,
            onCall: () => meter.called('slack'),
          },
          {
            trustedProxies: config.trustedProxies,
            plainCookies: plainCookies(config, config.slack.oauth?.origin ?? 'https:'),
          },
        );
  // Loaded only when Teams is configured: botbuilder costs half a second and 43 MB.
  const teams =
    config.teams === undefined
      ? undefined
      : (await import('../teams/index.ts')).createTeams({
          desk,
          publishers,
          running,
          organisations,
          keyring,
          records: store.records,
          config: config.teams,
          clientDir: parts.tabDir,
          clock,
          log,
          outgoing,
          onCall: () => meter.called('teams'),
        });
  const publicPages =
    config.botOrigin === undefined ? undefined : createPublic({ organisations, running, planned, log, clock });
  const adviserDesk = createAdviserDesk({
    conversations: store.conversations,
    changes: store.changes,
    keyring,
    clock,
    plannings,
    replied: (organisation, head) => {
      // The employee may still have the screen open. Not awaited: the adviser's reply is stored already.
      slack
        ?.replied(organisation.id, head.owner, head.id)
        .catch(() => log.error('call-failed', { part: 'slack', reason: 'live-reply' }));
    },
  });
  const told = await composeNotices({
    config,
    store,
    keyring,
    organisations,
    plannings,
    outgoing,
    clock,
    log,
    isOpen: (...seat) => inbox.isOpen(...seat),
  });
  const inbox = createInbox({
    organisations,
    desk: adviserDesk,
    records: store.records,
    changes: store.changes,
    notices: told.desk,
    keyring,
    lostKeys,
    coordination: coordinationOf({ organisations, planned, notices: store.notices, keyring }),
    config: {
      origin: config.inboxOrigin,
      providers: config.providers,
      clientDir: parts.clientDir,
      plainCookies: plainCookies(config, config.inboxOrigin),
    },
    ...(parts.inboxFrameAncestors === undefined ? {} : { frameAncestors: parts.inboxFrameAncestors }),
    outgoing,
    clock,
    log,
  });

  // Otherwise everybody behind the proxy shares one brake on signing in.
  inbox.app.set('trust proxy', config.trustedProxies);

  const demandOwn = (): Promise<void> => demandOwnKeyring(store, keyring);
  const tendParts = { store, keyring, organisations, clock, log, demandOwn };
  await prepareKeys(tendParts);

  const bot = createListener((request, response) => {
    // Browsers ask for it unasked; our pages there have none.
    if (request.url === '/favicon.ico') return void response.writeHead(204, { 'cache-control': 'max-age=86400' }).end();
    const [, first = ''] = /^\/([a-z]+)(?:\/|$|\?)/.exec(request.url ?? '') ?? [];
    const platform = ['teams', 'tab'].includes(first) ? teams : first === 'slack' ? slack : (publicPages ?? slack);
    if (platform === undefined) return void response.writeHead(404).end();
    platform.handler(request, response);
  });
  const web = createListener(inbox.app);
  meter.watch('bot', bot.server);
  meter.watch('inbox', web.server);
  const botPort = await bot.listen(config.botPort, config.host).catch(cannotListen('BOT_PORT', config.botPort));
  const inboxPort = await web.listen(config.inboxPort, config.host).catch(cannotListen('INBOX_PORT', config.inboxPort));
  log.info('listening', { part: 'bot', port: botPort });
  log.info('listening', { part: 'inbox', port: inboxPort });
  const stopHours = keepFullHours(tendParts);
  told.start();
  const stopLooking = keepFresh(lostKeys, log);
  await slack?.start();
  operations?.ready();
  if (operations !== undefined) log.info('listening', { part: 'operations', port: operations.port });

  return {
    botPort,
    inboxPort,
    ...(operations === undefined ? {} : { operationsPort: operations.port }),
    parts,
    tellNow: told.tellNow,
    async close() {
      operations?.drain();
      const tending = stopHours();
      const telling = told.close();
      stopLooking();
      organisations.close();
      bot.drain();
      web.drain();
      inbox.drain();
      await Promise.all([bot.close(), web.close()]);
      await Promise.all([slack?.close(), teams?.close()]);
      await Promise.all([tending, telling]);
      await keyring.erasure
        .close()
        .catch((error: unknown) => log.error('fault', { part: 'keyring', reason: 'unused-keys', ...codeOf(error) }));
      await store.close();
      calm.flush();
      await operations?.close();
    },
  };
}

/** Over plain http (which `loadConfig` allows to this machine only), and never in production: see inbox/server/session/cookies.ts. */
const plainCookies = ({ production }: Config, origin: string): boolean => !production && origin.startsWith('http:');

/** What people are told of this installation, from the configuration that is in force. */
export function runningOf({ slack, teams, hostedBy, botOrigin }: Config): Deployment {
  return {
    ...(slack === undefined ? {} : { slack: { scopes: BOT_SCOPES } }),
    ...(teams === undefined ? {} : { teams: { chatReply: teams.chatReply.mode } }),
    ...(hostedBy === undefined ? {} : { hostedBy }),
    ...(botOrigin === undefined ? {} : { publicOrigin: botOrigin }),
  };
}

/** Loaded only when it has a port. */
async function openOperations({ config, organisations, linesLost, ...parts }: Parts): Promise<Operations | undefined> {
  if (config.operationsPort === undefined) return undefined;
  const { startOperations } = await import('../operations/index.ts');
  return startOperations({
    store: parts.store,
    keyring: parts.keyring,
    clock: parts.clock,
    notices: async () => countWorks(await noticeWorks(parts.store.notices, parts.keyring, organisations.all())),
    refusedFiles: () => organisations.refused().length,
    host: config.host,
    port: config.operationsPort,
    ...(linesLost === undefined ? {} : { linesLost }),
  }).catch(cannotListen('OPERATIONS_PORT', config.operationsPort));
}
