/**
 * Everything under `/tab`: the page, and the two things it asks. The same for everybody of an organisation: who can be
 * reached, and a window to begin in. The token says of which organisation, and what is somebody's own comes to the bot,
 * whose tokens are Microsoft's own and nobody else's to make.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { StandingPress } from '../../core/employee/desk.ts';
import { pressSchema, type Press } from '../../core/events.ts';
import type { Action, Screen } from '../../core/screens.ts';
import { readBody, wiped } from '../../base/http-body.ts';
import type { Log } from '../../base/log.ts';
import { createRespond, type Respond } from '../../base/respond.ts';
import { isPlainJson, parseJson } from '../http/body.ts';
import type { Dialogs, Looking } from '../flows/dialogs.ts';
import { languageOf } from '../flows/identify.ts';
import { dialogOf } from '../views/view-cache.ts';
import { PATHS, type Opened, type Welcome } from './contract.ts';
import { TAB_HEADERS, type TabPage } from './page.ts';
import type { TabTokens } from './tokens.ts';
import type { TokenRefusal } from '../auth/tokens.ts';

const BODY_LIMIT = 4096;

export interface TabParts {
  readonly page: TabPage;
  readonly tokens: TabTokens;
  readonly dialogs: Dialogs;
  /** The bot to which a dialog that the page opens is submitted. */
  readonly botId: string;
  readonly log: Log;
  readonly deadlineMs: number;
}
export interface Tab {
  /** Never rejects. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const WELCOME = `GET ${PATHS.welcome}`;
const DIALOG = `POST ${PATHS.dialog}`;
const ASKED = new Set([WELCOME, DIALOG, `POST ${PATHS.token}`]);
const askedSchema = z.strictObject({ press: pressSchema });
/** Where a visit can begin. */
const isBeginning = (press: Press): press is StandingPress =>
  press.do === 'welcome' || press.do === 'conversations' || press.do === 'adviser';

export function createTab({ page, tokens, dialogs, botId, log, deadlineMs }: TabParts): Tab {
  const refuse = (respond: Respond, status: number, reason: string): undefined => {
    log.error('request-refused', { part: 'teams', code: 'REQUEST_REFUSED', status, reason });
    respond(status);
  };
  const lookingIn = async (request: IncomingMessage, locale: string | null): Promise<Looking | TokenRefusal> => {
    const organisation = await tokens.read(request.headersDistinct['authorization']);
    if (typeof organisation === 'string') return organisation;
    return { organisation, language: languageOf(locale ?? undefined, organisation) };
  };
  const open = async (
    request: IncomingMessage,
    respond: Respond,
    looking: Looking,
    withinMs: number,
  ): Promise<void> => {
    if (!isPlainJson(request)) return refuse(respond, 400, 'tab-content-type');
    const raw = await readBody(request, BODY_LIMIT);
    if (raw === undefined) return refuse(respond, 413, 'tab-too-large');
    const { data } = askedSchema.safeParse(wiped(raw, parseJson));
    if (data === undefined || !isBeginning(data.press)) return refuse(respond, 400, 'tab-body');
    const { title, width, height, card } = dialogOf(await dialogs.standing(looking, data.press, withinMs));
    const reply: Opened = { title, width, height, card: card.content, completionBotId: botId };
    respond(200, reply);
  };
  const welcome = async (respond: Respond, looking: Looking, withinMs: number): Promise<void> => {
    const screen = await dialogs.standing(looking, { do: 'welcome' }, withinMs);
    respond(200, welcomeOf(screen, dialogs.labels(looking, screen.language)));
  };
  const route = async (request: IncomingMessage, response: ServerResponse, respond: Respond): Promise<void> => {
    const until = performance.now() + deadlineMs;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const asset = /^\/tab\/assets\/([^/]+)$/.exec(pathname)?.[1];
    const get = request.method === 'GET' || request.method === 'HEAD';
    if (get && (pathname === '/tab' || pathname === '/tab/')) return page.sendPage(response);
    if (get && asset !== undefined && page.sendAsset(response, asset, request.headers['accept-encoding'])) return;
    const asked = `${request.method} ${pathname}`;
    if (!ASKED.has(asked)) return respond(404);
    const looking = await lookingIn(request, searchParams.get('locale'));
    if (typeof looking === 'string') return refuse(respond, 401, `tab-${looking}`);
    const left = (): number => until - performance.now();
    if (asked === WELCOME) return welcome(respond, looking, left());
    if (asked === DIALOG) return open(request, respond, looking, left());
    respond(204);
  };

  return {
    async serve(request, response) {
      const respond = createRespond(response);
      for (const [name, value] of Object.entries(TAB_HEADERS)) response.setHeader(name, value);
      try {
        await route(request, response, respond);
      } catch {
        if (!request.errored && !response.destroyed) log.error('fault', { part: 'teams', reason: 'tab' });
        respond(500);
      }
    },
  };
}

/** What the page shows. */
function welcomeOf(screen: Screen, labels: Pick<Welcome, 'open' | 'mine'>): Welcome {
  if (screen.kind === 'welcome') {
    const { heading, role, freedom, urgent, advisers, nobody } = screen;
    return {
      heading,
      role: nobody === undefined ? role : [...role, nobody],
      freedom,
      urgent,
      advisers: advisers.map(({ name, kind, about, knows, line, availability }) => ({
        name,
        kind,
        about: knows === undefined ? about : `${about} · ${knows}`,
        ...(line === undefined ? {} : { line }),
        availability,
      })),
      languages: languagesOf(screen.languageSwitch),
      spoken: screen.spoken.flatMap(({ label, press }) =>
        press.do === 'adviser' ? [{ label, adviser: press.adviser }] : [],
      ),
      ...labels,
    };
  }
  const heading = 'heading' in screen ? screen.heading : screen.title;
  const role =
    'intro' in screen && 'sections' in screen
      ? [...screen.intro, ...screen.sections.flatMap(({ lines }) => lines)]
      : [];
  const languages = languagesOf('languageSwitch' in screen ? (screen.languageSwitch ?? []) : []);
  return { heading, role, freedom: '', urgent: '', languages, spoken: [], advisers: [], ...labels };
}

const languagesOf = (actions: readonly Action[]): Welcome['languages'] =>
  actions.flatMap(({ label, press }) => (press.do === 'language' ? [{ label, language: press.language }] : []));
