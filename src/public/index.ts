/**
 * `GET /<organisation>`, `/<organisation>/<nl|en>` and `/<organisation>/qr.png`: for somebody with a telephone and
 * nothing else. No cookie, no script, and no line in any log about who reads what.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dayIn, type CalendarDay } from '../core/calendar.ts';
import { LANGUAGES, type Language, type Organisation, type Organisations } from '../core/organisation.ts';
import { CODE_FILE, publicPageOf } from '../core/publishing/card.ts';
import { publicPageContent } from '../core/publishing/page.ts';
import type { Planned } from '../core/planned.ts';
import { hoursInForce } from '../core/planning-hours.ts';
import type { Clock } from '../core/ports.ts';
import { qrPng } from '../core/publishing/qr-code.ts';
import type { Deployment } from '../core/deployment.ts';
import type { Log } from '../base/log.ts';
import { memoPer } from '../base/memo.ts';
import { sentFor, type Page } from './compressed.ts';
import { HEADERS } from './headers.ts';
import { closedPage, notFoundPage, organisationPage } from './page.ts';

export interface PublicParts {
  readonly organisations: Pick<Organisations, 'all' | 'byId' | 'isClosed'>;
  readonly running: Deployment;
  /** What its advisers planned; rejects never. */
  readonly planned: (organisation: Organisation) => Promise<Planned>;
  readonly log: Log;
  /** The machine's clock when absent. */
  readonly clock?: Clock;
}
export interface PublicPages {
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

const CODE_PATH = new RegExp(`^/([a-z0-9][a-z0-9-]{0,39})/${CODE_FILE.replaceAll('.', '\\.')}$`);
/** Case is ignored, because a telephone may turn the first letter that somebody types into a capital. */
const PATH = /^\/([a-z0-9][a-z0-9-]{0,39})(?:\/([a-z]{2}))?\/?$/i;

/** The picture is shown in messages, so pages of other sites must be able to load it. */
const PICTURE = { 'content-type': 'image/png', 'cross-origin-resource-policy': 'cross-origin' };

const made = (text: string | Buffer, headers: Page['headers'] = {}): Page => {
  const body = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
  return {
    body,
    headers: { ...HEADERS, ...headers },
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
  };
};

const MACHINE: Clock = { now: () => new Date() };

/** An adviser's hours may be kept by another clock than the organisation's, in which the page shows them. The two may change to summer time on different days. */
const changesDaily = ({ advisers, timeZone }: Organisation, planned: Planned): boolean =>
  advisers.some(({ id, schedule }) => hoursInForce(schedule, planned.get(id)).schedule.timeZone !== timeZone);
const NOTHING: Planned = new Map();

export function createPublic({ organisations, running, planned, log, clock = MACHINE }: PublicParts): PublicPages {
  let nowhere = { sector: undefined as string | undefined, page: made(notFoundPage()) };
  /** Named only when it is the one of every organisation here: else it would tell who else is on this server. */
  const notFound = (): Page => {
    const [sector, ...others] = new Set(organisations.all().map(({ links }) => links.sector));
    const shared = others.length === 0 ? sector : undefined;
    if (nowhere.sector !== shared) nowhere = { sector: shared, page: made(notFoundPage(shared)) };
    return nowhere.page;
  };
  const closed = made(closedPage());
  const pagesOf = memoPer(
    (_organisation: Organisation): { day: CalendarDay | undefined; by: Planned; made: Map<Language, Page> } => ({
      day: undefined,
      by: NOTHING,
      made: new Map(),
    }),
  );

  const pageOf = async (organisation: Organisation, language: Language): Promise<Page> => {
    const by = await planned(organisation);
    const day = changesDaily(organisation, by) ? dayIn(clock.now(), organisation.timeZone) : undefined;
    const known = pagesOf(organisation);
    if (known.day !== day || known.by !== by) Object.assign(known, { day, by, made: new Map() });
    const page =
      known.made.get(language) ??
      made(organisationPage(organisation.id, publicPageContent(organisation, language, running, clock.now(), by)));
    known.made.set(language, page);
    return page;
  };

  /** The page's address as a QR code, for the card in Slack. Slack fetches it, and not whoever looks at the card. */
  const qrCodeOf = memoPer((organisation: Organisation): Page | undefined => {
    const address = publicPageOf(organisation, running);
    return address === undefined ? undefined : made(qrPng(address), PICTURE);
  });

  const find = async (url: string): Promise<Page | undefined> => {
    const path = url.split('?', 1)[0] ?? '';
    const coded = CODE_PATH.exec(path)?.[1];
    if (coded !== undefined) {
      const organisation = organisations.byId(coded);
      return organisation && qrCodeOf(organisation);
    }
    const [, id, tag] = PATH.exec(path) ?? [];
    const organisation = id === undefined ? undefined : organisations.byId(id.toLowerCase());
    if (organisation === undefined) return undefined;
    const wanted = tag?.toLowerCase();
    const language = wanted === undefined ? organisation.languages[0] : LANGUAGES.find((one) => one === wanted);
    return language !== undefined && organisation.languages.includes(language)
      ? pageOf(organisation, language)
      : undefined;
  };

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const page = await find(request.url ?? '');
    if (page === undefined) {
      const [, id = ''] = PATH.exec((request.url ?? '').split('?', 1)[0] ?? '') ?? [];
      return organisations.isClosed?.('organisation', id.toLowerCase()) === true
        ? send(request, response, 503, closed, 'no-store')
        : send(request, response, 404, notFound(), 'no-store');
    }
    const caching = 'public, max-age=300';
    const { body, headers } = await sentFor(page, request.headers['accept-encoding']);
    const isKnown = isSame(request.headers['if-none-match'], headers.etag);
    response.writeHead(isKnown ? 304 : 200, {
      ...headers,
      'cache-control': caching,
      ...(isKnown ? {} : { 'content-length': body.length }),
    });
    response.end(isKnown || request.method === 'HEAD' ? undefined : body);
  };

  return {
    handler(request, response) {
      // A body is thrown away: nothing that a reader sends is needed here.
      request.resume();
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { ...HEADERS, allow: 'GET, HEAD', 'cache-control': 'no-store', 'content-length': 0 });
        response.end();
        return;
      }
      respond(request, response).catch(() => {
        log.error('fault', { part: 'bot', reason: 'public-page' });
        if (!response.headersSent) send(request, response, 500, nowhere.page, 'no-store');
      });
    },
  };
}

const isSame = (asked: string | undefined, etag: string): boolean =>
  asked !== undefined &&
  asked.length < 1000 &&
  asked.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);

/** Something else than what was asked for, as it was made. */
function send(request: IncomingMessage, response: ServerResponse, status: number, page: Page, caching: string): void {
  response.writeHead(status, { ...page.headers, 'cache-control': caching, 'content-length': page.body.length });
  response.end(request.method === 'HEAD' ? undefined : page.body);
}
