/** Where advisers sign in: what each provider announces, against what the inbox will accept (`inbox/server/session/oidc.ts`). */
import type { Organisation } from '../../core/organisation.ts';
import { direct, type Outgoing } from '../../base/outgoing/index.ts';
import { readJsonObject } from '../../base/json.ts';
import { ask, textsOf } from './ask.ts';
import type { Announced } from './partial-config.ts';
import { noResponse, why } from './remote.ts';
import { fail, info, ok, skipped, warn, type Check, type Finding } from './types.ts';

/** What `openid-client` 6 verifies of an ID token's `alg`; HS… needs the secret and is not among them. */
const ALGORITHMS = /^((RS|PS|ES)(256|384|512)|Ed25519|EdDSA)$/;

const ISSUER_REMEDY = (id: string): string =>
  `Copy "issuer" from the provider's /.well-known/openid-configuration into OIDC_${id}_ISSUER.`;

export const checkProviders = (providers: readonly Announced[], outgoing?: Outgoing): readonly Check[] =>
  providers.length === 0
    ? [
        {
          id: 'oidc',
          run: () => [skipped('oidc', 'Signing in', 'there is no well-formed OIDC_…_ISSUER')],
        },
      ]
    : providers.map((provider) => checkProvider(provider, outgoing));

function checkProvider({ id: number, issuer, hasSecret }: Announced, outgoing = direct): Check {
  const id = `oidc.${number}`;
  const name = `Identity provider ${number}`;
  return {
    id,
    async run(signal) {
      const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
      const asked = await ask(address, { signal, outgoing, headers: { accept: 'application/json' } });
      const variable = `OIDC_${number}_ISSUER`;
      const none = noResponse(asked, { name, host: `the host of ${variable}`, variable });
      if (none !== undefined || 'failed' in asked)
        return [fail(`${id}.reachable`, `${name} cannot be reached: ${none?.why ?? why(asked)}.`, none?.remedy ?? '')];
      const metadata = readJsonObject(asked.text);
      if (asked.status !== 200 || metadata === undefined)
        return [
          fail(
            `${id}.reachable`,
            `${name} announces nothing (status ${asked.status}).`,
            `${ISSUER_REMEDY(number)} Entra ID: it ends in /v2.0; Keycloak: in /realms/<realm>.`,
          ),
        ];
      return [ok(`${id}.reachable`, `${name} can be reached.`), ...announced(metadata)];
    },
  };

  function announced(metadata: Readonly<Record<string, unknown>>): Finding[] {
    const own = metadata['issuer'];
    const same = typeof own === 'string' && URL.canParse(own) && new URL(own).href === new URL(issuer).href;
    const findings = [
      same
        ? ok(`${id}.issuer`, `${name} calls itself as OIDC_${number}_ISSUER does.`)
        : fail(
            `${id}.issuer`,
            `${name} calls itself something else than OIDC_${number}_ISSUER.`,
            ISSUER_REMEDY(number),
          ),
    ];
    const list = (key: string): readonly string[] | undefined =>
      metadata[key] === undefined ? undefined : textsOf(metadata[key]);
    const need = (part: string, fine: boolean, wrong: string, remedy: string): void =>
      void findings.push(
        fine
          ? ok(`${id}.${part}`, `${name}: ${FINE[part] ?? part}.`)
          : fail(`${id}.${part}`, `${name} ${wrong}.`, remedy),
      );
    const ends = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'].every(
      (key) => typeof metadata[key] === 'string',
    );
    need(
      'code',
      ends && (list('response_types_supported') ?? ['code']).includes('code'),
      'does not offer the code flow',
      'Choose a provider, or a client type there, with the authorization code flow.',
    );
    const methods = list('code_challenge_methods_supported');
    if (methods === undefined)
      findings.push(
        info(
          `${id}.pkce`,
          `${name} does not announce PKCE. Many take it nevertheless (Entra ID does); the first sign-in shows it.`,
        ),
      );
    else
      need('pkce', methods.includes('S256'), 'does not offer PKCE with S256', 'Switch PKCE (S256) on for this client.');
    need(
      'algorithms',
      (list('id_token_signing_alg_values_supported') ?? ['RS256']).some((each) => ALGORITHMS.test(each)),
      'signs with no algorithm that the inbox accepts',
      'Let it sign ID tokens with RS256, PS256, ES256 or EdDSA.',
    );
    const ways = list('token_endpoint_auth_methods_supported') ?? ['client_secret_basic'];
    if (hasSecret && !ways.some((way) => way === 'client_secret_basic' || way === 'client_secret_post'))
      findings.push(
        fail(
          `${id}.secret`,
          `${name} takes no client secret.`,
          `Remove OIDC_${number}_CLIENT_SECRET, and register a public client with PKCE.`,
        ),
      );
    return findings;
  }
}
const FINE: Readonly<Record<string, string>> = {
  code: 'the code flow is there',
  pkce: 'PKCE with S256 is there',
  algorithms: 'it signs in a way that the inbox accepts',
};

export function redirectAddress(inboxOrigin: string | undefined): Finding {
  return inboxOrigin === undefined
    ? skipped('oidc.redirect', 'The redirect address', 'INBOX_ORIGIN is missing or malformed')
    : info(
        'oidc.redirect',
        `Compare: the redirect address registered at every provider must be exactly ${inboxOrigin}/auth/callback`,
      );
}

/** Somebody pinned to a provider that is not configured could never sign in. */
export function checkIdentities(organisations: readonly Organisation[], providers: readonly Announced[]): Finding[] {
  const known = new Set(providers.map(({ issuer }) => new URL(issuer).href));
  return organisations.flatMap(({ id, advisers }) =>
    advisers
      .filter(({ identity }) => identity !== undefined && !known.has(new URL(identity.issuer).href))
      .map((adviser) =>
        warn(
          'people.issuer',
          `${id}: ${adviser.name} signs in at a provider that no OIDC_…_ISSUER names.`,
          'Add that provider, or invite and approve this adviser again.',
        ),
      ),
  );
}
