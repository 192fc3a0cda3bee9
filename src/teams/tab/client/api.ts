/** What the tab asks its own server. Each answer is data to check: a proxy may have put its own page in between. */
export interface Adviser {
  readonly name: string;
  readonly kind: string;
  readonly line?: string;
  readonly availability: string;
}
export interface Welcome {
  readonly heading: string;
  readonly role: readonly string[];
  readonly freedom: string;
  readonly advisers: readonly Adviser[];
  /** "Mijn gesprekken (1 nieuw antwoord)"; absent when there are none. */
  readonly mine?: string;
  /** The label of the button that opens the dialog. */
  readonly open: string;
}
export interface Opened {
  readonly title: string;
  readonly card: Readonly<Record<string, unknown>>;
  /** The bot that gets what is submitted. */
  readonly completionBotId: string;
}
export type TabPress = { readonly do: 'welcome' } | { readonly do: 'conversations' };

export interface Api {
  welcome(): Promise<Welcome>;
  dialog(press: TabPress): Promise<Opened>;
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isMaybeText = (value: unknown): boolean => value === undefined || isText(value);

const isAdviser = (value: unknown): value is Adviser =>
  isObject(value) &&
  isText(value['name']) &&
  isText(value['kind']) &&
  isText(value['availability']) &&
  isMaybeText(value['line']);
const isWelcome = (value: unknown): value is Welcome =>
  isObject(value) &&
  isText(value['heading']) &&
  isText(value['freedom']) &&
  isText(value['open']) &&
  isMaybeText(value['mine']) &&
  Array.isArray(value['role']) &&
  value['role'].every(isText) &&
  Array.isArray(value['advisers']) &&
  value['advisers'].every(isAdviser);
const isOpened = (value: unknown): value is Opened =>
  isObject(value) && isText(value['title']) && isObject(value['card']) && isText(value['completionBotId']);

/** `token` is asked for each time: Teams keeps it and renews it. Every method rejects when there is no good answer. */
export function createApi(token: () => Promise<string>, locale: string): Api {
  const ask = async <T>(path: string, check: (value: unknown) => value is T, body?: unknown): Promise<T> => {
    const response = await fetch(`/tab/${path}?locale=${encodeURIComponent(locale)}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${await token()}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(10_000),
    });
    const answer: unknown = response.ok ? await response.json() : undefined;
    if (!check(answer)) throw new TypeError('no good answer');
    return answer;
  };
  return {
    welcome: () => ask('welcome', isWelcome),
    dialog: (press) => ask('dialog', isOpened, { press }),
  };
}
