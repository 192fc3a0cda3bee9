/** Who is this: from tenant and Entra object id to somebody of an organisation, whose id goes no further. */
import { LANGUAGES, type Language, type Organisation } from '../../core/organisation.ts';
import type { Keyring } from '../../core/ports.ts';
import type { Caller } from '../types.ts';

export interface Claim {
  readonly organisation: Organisation;
  readonly tenant: string;
  readonly user: string | undefined;
  /** As Teams names it, `nl-NL`; anything else falls back to the organisation's own language. */
  readonly locale: string | undefined;
}

export const createIdentify =
  (keyring: Keyring) =>
  ({ organisation, tenant, user, locale }: Claim): Caller => ({
    organisation,
    tenant,
    user,
    ...(user === undefined ? { employee: undefined } : keyring.pseudonyms(organisation.id, 'teams', tenant, user)),
    language: languageOf(locale, organisation),
  });

export function languageOf(locale: string | undefined, { languages }: Organisation): Language {
  const first = locale?.split(/[-_]/, 1)[0]?.toLowerCase();
  const language = LANGUAGES.find((known) => known === first);
  return language !== undefined && languages.includes(language) ? language : languages[0];
}
