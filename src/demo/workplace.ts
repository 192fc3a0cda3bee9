/**
 * The demo's workplace: one page with a chat client on one side and the adviser's inbox on the other, and
 * behind it the stand-in's Web API at `/api/`. Everything done on the page becomes a signed request.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Language } from '../core/organisation.ts';
import { close, listen } from '../stand-ins/listen.ts';
import type { Call, Reply, SlackStandIn } from '../stand-ins/slack/index.ts';
import { performTeams } from './teams-acts.ts';
import { isTeamsAct, type TeamsState } from './teams-state.ts';
import { CHANNEL_NAME } from '../stand-ins/teams/channel.ts';
import type { TeamsStandIn } from '../stand-ins/teams/index.ts';
import { isLanguage } from '../core/preferred-language.ts';
import { LOCALES } from '../core/words/languages.ts';
import { readBody, sendJson } from '../stand-ins/json-http.ts';
import { loadPage } from './workplace-page.ts';
import { actSchema, type Act, type Employee, type Shortcut, type WorkplaceState } from './workplace-state.ts';
import { serverOptions } from '../base/listener.ts';
import { safeOrigin } from '../base/url.ts';

export interface WorkplaceOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly standIn: SlackStandIn;
  /** What the frame shows. A function when it is known only later. */
  readonly inboxUrl: string | (() => string);
  readonly publicUrl?: string;
  readonly phoneUrl?: string;
  /** The demo adviser's passphrase, shown on the page. */
  readonly passphrase: string;
  /** The folder Vite built the page into. */
  readonly clientDir: string;
  readonly employees?: readonly Employee[];
  /** The same people in Teams, under their Entra object ids. */
  readonly teams?: { readonly standIn: TeamsStandIn; readonly employees: readonly Employee[] };
  /** Called with the language that the page is shown in, whenever somebody does something on it. */
  readonly speak?: (language: Language) => void;
  /** The app's global shortcuts; the first is the one for everybody. */
  readonly shortcuts?: readonly Shortcut[];
}
export interface Workplace {
  /** Such as `http://localhost:40000`; the Web API is at `${url}/api/`. */
  readonly url: string;
  close(): Promise<void>;
}

const EMPLOYEES: readonly Employee[] = [
  { id: 'U0NOOR', name: 'Noor' },
  { id: 'U0DAAN', name: 'Daan' },
];
const STAND_IN_PATH = /^\/(api|commands|actions|app)\//;

export async function startWorkplace(options: WorkplaceOptions): Promise<Workplace> {
  const { standIn, employees = EMPLOYEES } = options;
  const page = await loadPage(options.clientDir);
  const watchers = new Set<ServerResponse>();
  for (const { id, name } of employees) standIn.as(id, { name });
  for (const { id, name } of options.teams?.employees ?? []) options.teams?.standIn.as(id, { name });

  const state = (): WorkplaceState => ({
    inboxUrl: typeof options.inboxUrl === 'string' ? options.inboxUrl : options.inboxUrl(),
    ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
    ...(options.phoneUrl === undefined ? {} : { phoneUrl: options.phoneUrl }),
    passphrase: options.passphrase,
    employees: employees.map((employee) => ({ ...employee, screen: standIn.as(employee.id).screen() })),
    calls: tally(standIn.calls),
    history: standIn.history,
    shortcuts: options.shortcuts ?? [],
    ...(options.teams === undefined ? {} : { teams: teamsState(options.teams) }),
  });
  const tell = (watcher: ServerResponse): void => void watcher.write(`data: ${JSON.stringify(state())}\n\n`);
  // Several changes in one turn, such as a call and the view that it opened, are sent to the page once.
  let telling = false;
  const changed = (): void => {
    if (telling) return;
    telling = true;
    setImmediate(() => {
      telling = false;
      watchers.forEach(tell);
    });
  };
  const unsubscribe = [standIn.subscribe(changed), options.teams?.standIn.subscribe(changed)];

  const server = createServer(serverOptions(), (request, response) => {
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (STAND_IN_PATH.test(path)) return standIn.apiHandler(request, response);
    if (!isOurs(request)) return void response.writeHead(403).end();
    const language = searchParams.get('language');
    if (isLanguage(language)) {
      options.speak?.(language);
      options.teams?.standIn.speak(LOCALES[language]);
    }
    if (path === '/workplace/act' && request.method === 'POST') {
      act(options, employees, request, response).catch(() => response.writeHead(400).end());
      return;
    }
    if (request.method !== 'GET') return void response.writeHead(405).end();
    if (path === '/workplace/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      watchers.add(response);
      response.on('close', () => watchers.delete(response));
      tell(response);
      return;
    }
    if (!page.serve(path, response, request.headers['accept-encoding'])) response.writeHead(404).end();
  });
  const url = `http://localhost:${await listen(server, options.port)}`;
  return {
    url,
    async close() {
      for (const stop of unsubscribe) stop?.();
      await close(server);
    },
  };
}

function teamsState({ standIn, employees }: NonNullable<WorkplaceOptions['teams']>): TeamsState {
  return {
    employees: employees.map((employee) => ({ ...employee, screen: standIn.as(employee.id).screen() })),
    calls: tally(standIn.calls),
    history: standIn.history.length,
    channel: { name: CHANNEL_NAME, posts: standIn.channel.posts },
  };
}

function tally(calls: readonly Pick<Call, 'method' | 'ok'>[]): WorkplaceState['calls'] {
  const methods = new Map<string, { method: string; times: number; refused: number }>();
  for (const { method, ok } of calls) {
    const sofar = methods.get(method) ?? { method, times: 0, refused: 0 };
    methods.set(method, { method, times: sofar.times + 1, refused: sofar.refused + (ok ? 0 : 1) });
  }
  return [...methods.values()];
}

/** Another site in the same browser must not act here, nor reach us through a host name of its own (DNS rebinding). */
function isOurs(request: IncomingMessage): boolean {
  const { host = '', origin } = request.headers;
  const own = safeOrigin(`http://${host}`)?.origin;
  return own !== undefined && (origin === undefined || origin === own);
}

async function act(
  options: WorkplaceOptions,
  employees: readonly Employee[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.headers['content-type'] !== 'application/json') return void response.writeHead(415).end();
  const parsed = actSchema.safeParse(JSON.parse(await readBody(request)));
  const known = [...employees, ...(options.teams?.employees ?? [])];
  if (!parsed.success || !known.some(({ id }) => id === parsed.data.user)) return void response.writeHead(400).end();
  try {
    const reply = await perform(options, parsed.data);
    sendJson(response, 200, { status: reply?.status ?? null, problem: reply?.problem ?? null });
  } catch (error) {
    // What was pressed is not there any more. The page is about to show the new state.
    if (!(error instanceof TypeError)) throw error;
    response.writeHead(409).end();
  }
}

async function perform(
  { standIn, teams, shortcuts = [] }: WorkplaceOptions,
  wanted: Act,
): Promise<Pick<Reply, 'status' | 'problem'> | undefined> {
  if (isTeamsAct(wanted)) return teams === undefined ? undefined : performTeams(teams.standIn, wanted);
  const user = standIn.as(wanted.user);
  switch (wanted.act) {
    case 'command':
      return user.command(wanted.text);
    case 'shortcut':
      return user.shortcut(wanted.callback ?? shortcuts[0]?.callback ?? '');
    case 'home':
      return user.openHome();
    case 'press':
      return user.press(wanted.view, wanted);
    case 'press-ephemeral':
      return user.pressEphemeral(wanted.message, wanted);
    case 'press-message':
      return user.pressMessage(wanted.message, wanted);
    case 'pin':
      if (wanted.on) user.pin(wanted.message);
      else user.unpin(wanted.message);
      return undefined;
    case 'dismiss':
      user.dismiss(wanted.message);
      return undefined;
    case 'type':
      user.type(wanted.view, wanted.blockId, wanted.actionId, wanted.value);
      return undefined;
    case 'select':
      return user.select(wanted.view, wanted.blockId, wanted.actionId, wanted.chosen);
    case 'submit':
      return user.submit(wanted.view);
    case 'close':
      return user.close(wanted.view);
    default:
      return user.closeAll();
  }
}
