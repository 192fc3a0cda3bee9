/** Our adapter and the stand-in for Slack, each on a port of its own, and a desk that shows what a test tells it to. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isAppError } from '../../src/base/errors.ts';
import { withTimeout } from '../../src/base/timeout.ts';
import { pageContextOf } from '../../src/core/pages/context.ts';
import { neutral } from '../../src/core/pages/home.ts';
import { createStanding } from '../../src/core/employee/standing.ts';
import { closedPage, notStored } from '../../src/core/pages/info-pages.ts';
import { lostFormOf } from '../../src/core/pages/write.ts';
import { trouble } from '../../src/core/pages/trouble.ts';
import type { EmployeeDesk } from '../../src/core/employee/desk.ts';
import { changes, type Outcome } from '../../src/core/employee/outcome.ts';
import { isWordless, type EmployeeEvent, type Visit } from '../../src/core/events.ts';
import type { Organisation, Organisations } from '../../src/core/organisation.ts';
import type { Clock, Keyring, RecordStore } from '../../src/core/ports.ts';
import { createPublishersDesk } from '../../src/core/publishing/desk.ts';
import type { Deployment } from '../../src/core/deployment.ts';
import type { Screen } from '../../src/core/screens.ts';
import { late } from '../../src/core/screen-marks.ts';
import {
  createSlackStandIn,
  type HeldView,
  type SlackStandIn,
  type StandInUser,
} from '../../src/stand-ins/slack/index.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { createLog } from '../../src/base/log.ts';
import { createSlack, type Slack, type SlackConfig } from '../../src/slack/index.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { DOORWAY, screens, SUBMISSION } from '../fixtures/screens.ts';

export const TEAM = 'T0DEMO';
export const SECRET = 'the-secret-in-force';
export const OLD_SECRET = 'the-secret-before-it';
export const TOKEN = 'xoxb-canary-token';

export const ORGANISATION: Organisation = {
  id: 'voorbeeld',
  name: 'Voorbeeld BV',
  languages: ['nl', 'en'],
  timeZone: 'Europe/Amsterdam',
  slack: { teamIds: [TEAM, 'T0SISTER'], publishers: [] },
  advisers: [],
  links: {},
  retention: { conversationDays: 30, closedDays: 7, readReplyHours: 24 },
  referrals: [],
};
export const organisationsOf = (...given: readonly Organisation[]): Organisations => ({
  all: () => given,
  byId: (id) => given.find((one) => one.id === id),
  byTeamsTenant: () => undefined,
  bySlackEnterprise: () => undefined,
  bySlackTeam: (team) => given.find(({ slack }) => slack?.teamIds.includes(team)),
});
export const organisations = organisationsOf(ORGANISATION);

export interface ScriptedDesk extends EmployeeDesk {
  readonly seen: { visit: Visit; event: EmployeeEvent }[];
  /** What `handle` answers; by default the sample screen that belongs to the press. */
  script: (event: EmployeeEvent, visit: Visit) => Screen | Promise<Screen>;
  refreshed: Awaited<ReturnType<EmployeeDesk['refresh']>>;
}

function byDefault(event: EmployeeEvent): Screen {
  switch (event.do) {
    case 'lost-form':
      return screens['choose-again'];
    case 'submit':
      if (event.submit.form === 'accept') return screens.write;
      return event.submit.form === 'filters' ? screens.welcome : screens.sent;
    case 'conduct':
    case 'elsewhere':
    case 'complaint':
    case 'hired-in':
    case 'accused':
    case 'employer-view':
    case 'options':
    case 'conversation':
    case 'conversations':
    case 'adviser':
    case 'limits':
    case 'write':
    case 'filters':
    case 'reveal':
    case 'close':
    case 'withdraw':
      return screens[event.do];
    case 'starter':
      return { ...screens.write, field: { ...screens.write.field, text: 'Ik wil alleen even praten.', edition: 1 } };
    default:
      return screens.welcome;
  }
}

/** Late and failed as the real desk is; what a test scripts is only the answer in between. */
export function scriptedDesk(onFault: (code: string) => void, clock: Clock): ScriptedDesk {
  const desk: ScriptedDesk = {
    seen: [],
    script: byDefault,
    refreshed: undefined,
    async handle(visit, event, { withinMs, once } = {}) {
      const scene = pageContextOf(visit, clock.now());
      const deed = async (): Promise<Screen> => {
        desk.seen.push({ visit, event });
        return desk.script(event, visit);
      };
      const again = async (outcome: Outcome | undefined): Promise<Screen> => screens[outcome?.kind ?? 'fault'];
      const work = (once !== undefined && changes(event) ? once(deed, again) : deed()).catch((error: unknown) => {
        onFault(isAppError(error) ? error.code : 'UNEXPECTED');
        return trouble(scene, event, () => SUBMISSION);
      });
      return (
        (withinMs === undefined ? await work : await withTimeout(withinMs, work)) ??
        late(trouble(scene, event, () => SUBMISSION))
      );
    },
    standing: createStanding(
      (...asked) => desk.handle(...asked),
      () => clock.now(),
    ),
    refresh: () => Promise.resolve(desk.refreshed),
    fault: () => screens.fault,
    home: () => DOORWAY,
    neutral: (organisation) => ({ ...neutral(organisation), heading: DOORWAY.heading, intro: DOORWAY.lines }),
    stranger: () => screens.stranger,
    closed(sent) {
      if (sent === undefined || (sent.form !== 'lost' && isWordless(sent.form))) return closedPage();
      return notStored(sent.language, sent.form === 'lost' ? lostFormOf(SUBMISSION) : sent.form);
    },
    unknownOrganisation: (language) => ({
      ...screens['unknown-organisation'],
      heading: `${screens['unknown-organisation'].heading} (${language})`,
    }),
  };
  return desk;
}

export interface Workplace {
  readonly slack: Slack;
  readonly standIn: SlackStandIn;
  readonly desk: ScriptedDesk;
  readonly records: RecordStore;
  readonly keyring: Keyring;
  readonly noor: StandInUser;
  readonly url: string;
  readonly clock: { now(): Date; forward(ms: number): void };
  readonly lines: string[];
  /** Names of the calls that left, in order. */
  readonly called: string[];
  /** The modal in front of Noor. */
  top(): HeldView;
  close(): Promise<void>;
}

export async function openWorkplace(
  changes: Partial<SlackConfig> & {
    records?: (real: RecordStore) => RecordStore;
    organisations?: Organisations;
    running?: Deployment;
  } = {},
): Promise<Workplace> {
  let time = Date.parse('2026-03-02T10:00:00Z');
  const clock = { now: () => new Date(time), forward: (ms: number) => void (time += ms) };
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line), clock.now);
  const desk = scriptedDesk((code) => lines.push(code), clock);
  const keyring = await memoryKeyring();
  const real = memoryStore(clock).records;
  const records = changes.records?.(real) ?? real;
  const called: string[] = [];

  const api = createServer((request, response) => standIn.apiHandler(request, response));
  const apiUrl = `http://localhost:${await listen(api)}`;
  const { records: _records, organisations: known = organisations, running = {}, ...config } = changes;
  const publishers = createPublishersDesk({
    records,
    times: () => Promise.resolve(new Map()),
    running,
    clock,
    onFault: (code) => void lines.push(code),
  });
  const slack = createSlack({
    desk,
    publishers,
    running,
    organisations: known,
    keyring,
    records,
    clock,
    log,
    config: {
      signingSecrets: [SECRET, OLD_SECRET],
      tokenForTeam: (team) => (team === TEAM ? TOKEN : undefined),
      apiUrl: `${apiUrl}/api/`,
      ...config,
    },
    onCall: (method) => called.push(method),
  });
  const bot = createServer(slack.handler);
  const url = `http://localhost:${await listen(bot)}/slack`;
  const standIn = createSlackStandIn({
    signingSecret: SECRET,
    botToken: TOKEN,
    teamId: TEAM,
    appId: 'A0DEMO',
    botEndpoint: url,
    baseUrl: apiUrl,
    clock,
  });
  // As a process does once it listens; a socket is opened by the test that is about it.
  if (config.appToken === undefined) await slack.start();
  const noor = standIn.as('U0CANARY', { name: 'Noor' });
  return {
    slack,
    standIn,
    desk,
    records,
    keyring,
    noor,
    url,
    clock,
    lines,
    called,
    top: () => noor.top(),
    async close() {
      await slack.close();
      await Promise.all([shut(bot), shut(api)]);
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => void server.listen(0, 'localhost', done));
  return (server.address() as AddressInfo).port;
}
function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => void server.close(() => done()));
}

/** Everything a view says, as one text. */
export const said = (view: HeldView | undefined): string => JSON.stringify(view?.view.blocks ?? []);

export function pseudonymOf(workplace: Workplace, user = 'U0CANARY', team = TEAM): ReturnType<Keyring['pseudonym']> {
  return workplace.keyring.pseudonym(ORGANISATION.id, 'slack', team, user);
}
