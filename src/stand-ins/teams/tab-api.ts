/** What the tab asks the product for, with a single sign-on token of the person who looks at it. */
import { z } from 'zod';
import type { Reply } from '../delivery.ts';
import type { Person } from './activities.ts';
import type { Card } from './cards.ts';
import { tabWelcomeSchema, type TabPress, type TabWelcome } from './state.ts';
import type { TokenIssuer } from './issuer.ts';

/** `locale`: in which the tab is shown; that of Teams, until somebody chooses on the tab. */
export interface TabApi {
  welcome(person: Person, locale: string): Promise<{ readonly reply: Reply; readonly welcome: TabWelcome | undefined }>;
  dialog(
    person: Person,
    locale: string,
    press: TabPress,
  ): Promise<{ readonly reply: Reply; readonly opened: { readonly title: string; readonly card: Card } | undefined }>;
}

const openedSchema = z.object({ title: z.string(), card: z.looseObject({ type: z.literal('AdaptiveCard') }) });

export function createTabApi(options: {
  issuer: TokenIssuer;
  tenantId: string;
  /** Such as `http://localhost:40000/tab`. */
  endpoint: () => string;
}): TabApi {
  const ask = async (person: Person, path: string, init: RequestInit = {}): Promise<Reply> => {
    const token = await options.issuer.ssoToken({ ...person, tenantId: options.tenantId });
    try {
      const response = await fetch(`${options.endpoint()}${path}`, {
        ...init,
        headers: {
          authorization: `Bearer ${token}`,
          'accept-language': person.locale,
          ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
      });
      return { status: response.status, body: await response.text() };
    } catch {
      return { body: '', problem: 'unreachable' };
    }
  };
  const read = <T>(schema: z.ZodType<T>, { status, body }: Reply): T | undefined =>
    status === 200 ? schema.safeParse(JSON.parse(body)).data : undefined;
  const language = (locale: string): string => `?locale=${encodeURIComponent(locale)}`;
  return {
    async welcome(person, locale) {
      const reply = await ask(person, `/welcome${language(locale)}`);
      return { reply, welcome: read(tabWelcomeSchema, reply) };
    },
    async dialog(person, locale, press) {
      const body = JSON.stringify({ press });
      const reply = await ask(person, `/dialog${language(locale)}`, { method: 'POST', body });
      return { reply, opened: read(openedSchema, reply) };
    },
  };
}
