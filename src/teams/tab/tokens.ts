/** Who looks at the tab: the single sign-on token that TeamsJS gives the page, checked as the bot's tokens are. */
import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { Organisation, Organisations } from '../../core/organisation.ts';
import type { Clock } from '../../core/ports.ts';
import type { Log } from '../../base/log.ts';
import type { Guard } from '../outbound/guard.ts';
import { createOpenIdKeys } from '../auth/open-id-keys.ts';
import { bearer, createTokens, type TokenRefusal, type Tokens } from '../auth/tokens.ts';
import { TEAMS_CLIENTS } from './clients.ts';
import type { TeamsConfig } from '../types.ts';

const guid = z.guid().toLowerCase();
/** Not believed yet: says whose keys to check it with. */
const tenantSchema = z.object({ tid: guid });
/** What the package asks for (docs/install-teams.md, step 3). */
const SCOPE = 'access_as_user';

/**
 * What a signature does not say: that a person was there (`scp`, `oid`, no `idtyp: app`), and which app asked
 * (learn.microsoft.com/entra/identity-platform/access-token-claims-reference). Only tokens of version 2 name it `azp`.
 */
const claimsSchema = (clients: ReadonlySet<string>) => {
  const client = guid.refine((id) => clients.has(id));
  return z.object({
    ver: z.literal('2.0'),
    aud: z.string(),
    tid: guid,
    oid: guid,
    azp: client,
    appid: client.optional(),
    scp: z.string().refine((scopes) => scopes.split(' ').includes(SCOPE)),
    idtyp: z.literal('user').optional(),
  });
};

export const ssoMetadataUrl = (loginUrl: string, tenant: string): string =>
  `${loginUrl}/${tenant}/v2.0/.well-known/openid-configuration`;

export interface TabTokens {
  /**
   * Of which organisation; who it is goes no further. Why not, for whatever is not a good token of a person in a tenant we
   * know, made for an app that shows the tab. Never rejects.
   */
  read(authorization: readonly string[] | undefined): Promise<Organisation | TokenRefusal>;
}

export function createTabTokens(parts: {
  readonly config: Pick<TeamsConfig, 'appId' | 'origin' | 'loginUrl' | 'chatReply' | 'tabClients'>;
  readonly organisations: Organisations;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly log: Log;
}): TabTokens {
  const { config, organisations, guard, clock, log } = parts;
  const { appId, loginUrl, chatReply, tabClients = [] } = config;
  const allowed = claimsSchema(new Set([...TEAMS_CLIENTS, ...tabClients]));
  const { host } = new URL(config.origin);
  // With `notify` the manifest asks for a sign-in at the Graph app, so that the app with a secret is never the bot.
  const apps = chatReply.mode === 'notify' ? [appId, chatReply.graph.clientId.toLowerCase()] : [appId];
  // The two names an Entra app has as an audience (learn.microsoft.com, "tab-sso-register-aad").
  const audiences = apps.flatMap((app) => [app, `api://${host}/${app}`]);
  /** One set of keys for each tenant that we know, made when somebody of it first looks. */
  const tenants = new Map<string, Tokens>();
  const tokensOf = (tenant: string): Tokens => {
    const known = tenants.get(tenant);
    if (known !== undefined) return known;
    const keys = createOpenIdKeys({ metadataUrl: ssoMetadataUrl(loginUrl, tenant), guard, clock, log });
    // Entra's v2 issuer names the tenant: a token of another one with our audience is refused by it.
    const tokens = createTokens({ keys, issuer: `${loginUrl}/${tenant}/v2.0`, audiences, clock });
    tenants.set(tenant, tokens);
    return tokens;
  };
  const claimed = (token: string): z.infer<typeof tenantSchema> | undefined => {
    try {
      return tenantSchema.safeParse(decodeJwt(token)).data;
    } catch {
      return undefined;
    }
  };

  return {
    async read(authorization) {
      const token = bearer(authorization);
      const claims = token === undefined ? undefined : claimed(token);
      const organisation = claims === undefined ? undefined : organisations.byTeamsTenant(claims.tid);
      if (token === undefined || claims === undefined || organisation === undefined) return 'token';
      const verified = await tokensOf(claims.tid).verify(token);
      if (typeof verified === 'string') return verified;
      return allowed.safeParse(verified.claims).success ? organisation : 'client';
    },
  };
}
