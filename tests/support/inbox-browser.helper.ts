/** As much of a browser as the server can notice: a cookie jar with SameSite, Origin and Fetch Metadata, redirects. */
interface Cookie {
  readonly value: string;
  readonly sameSite: string;
  readonly line: string;
}
export interface Visit {
  readonly status: number;
  readonly url: URL;
  readonly headers: Headers;
  readonly text: string;
}
export interface Browser {
  /** `fetch` from our own page; adds what the inbox's client adds. */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string | undefined>): Promise<Visit>;
  /** Goes to an address and follows redirects, as a navigation that began on another site. */
  navigate(address: string): Promise<Visit>;
  /** Sends a form that a page of another site showed, and follows where it leads. */
  submitForm(address: URL, fields: Readonly<Record<string, string>>): Promise<Visit>;
  cookie(name: string): string | undefined;
  /** The whole Set-Cookie line. */
  cookieLine(name: string): string | undefined;
  setCookie(name: string, value: string, sameSite?: string): void;
}

const MAX_REDIRECTS = 12;

export function createBrowser(origin: string): Browser {
  const jars = new Map<string, Map<string, Cookie>>();
  const jarOf = (url: URL): Map<string, Cookie> => {
    const jar = jars.get(url.host) ?? new Map<string, Cookie>();
    jars.set(url.host, jar);
    return jar;
  };
  const own = jarOf(new URL(origin));

  async function send(url: URL, init: RequestInit, crossSite: boolean): Promise<Visit> {
    const jar = jarOf(url);
    const sent = [...jar].filter(([, { sameSite }]) => !crossSite || sameSite !== 'strict');
    const headers = new Headers(init.headers);
    if (sent.length > 0) headers.set('cookie', sent.map(([name, { value }]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const sameSite = /samesite=(\w+)/i.exec(line)?.[1]?.toLowerCase() ?? 'lax';
      if (/expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, { value, sameSite, line });
    }
    const { status, headers: answered } = response;
    if (answered.get('content-type')?.startsWith('text/event-stream') === true) {
      // It would never end; the tests of streams listen for themselves.
      await response.body?.cancel();
      return { status, url, headers: answered, text: '' };
    }
    return { status, url, headers: answered, text: await response.text() };
  }

  return {
    api(method, path, body, extra = {}) {
      const headers = new Headers({ origin, 'sec-fetch-site': 'same-origin' });
      if (method !== 'GET') {
        headers.set('content-type', 'application/json');
        headers.set('x-in-vertrouwen', '1');
      }
      for (const [name, value] of Object.entries(extra)) {
        if (value === undefined) headers.delete(name);
        else headers.set(name, value);
      }
      const json = typeof body === 'string' ? body : JSON.stringify(body ?? {});
      const request = { method, headers, ...(method === 'GET' || method === 'HEAD' ? {} : { body: json }) };
      return send(new URL(path, origin), request, false);
    },
    async submitForm(address, fields) {
      const { headers } = await send(address, { method: 'POST', body: new URLSearchParams(fields) }, false);
      return follow(new URL(headers.get('location') ?? '', address));
    },
    navigate: (address) => follow(new URL(address, origin)),
    cookie: (name) => own.get(name)?.value,
    cookieLine: (name) => own.get(name)?.line,
    setCookie: (name, value, sameSite = 'strict') => own.set(name, { value, sameSite, line: '' }),
  };

  async function follow(start: URL): Promise<Visit> {
    let url = start;
    for (let hop = 0; hop < MAX_REDIRECTS; hop += 1) {
      const visit = await send(
        url,
        { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } },
        true,
      );
      const location = visit.headers.get('location');
      if (visit.status < 300 || visit.status > 399 || location === null) return visit;
      url = new URL(location, url);
    }
    throw new Error('too many redirects');
  }
}

/** `fetch` that keeps cookies and sends what a page of the inbox would. */
export const fetchOf =
  (browser: Browser): typeof fetch =>
  async (input, init) => {
    const path = input instanceof Request ? input.url : input.toString();
    const visit = await browser.api(init?.method ?? 'GET', path, init?.body ?? undefined);
    const body = [101, 204, 205, 304].includes(visit.status) ? null : visit.text;
    return new Response(body, { status: visit.status, headers: visit.headers });
  };
