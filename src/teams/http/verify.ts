/**
 * Is this request Microsoft's, for us, about one of our organisations? Ours and not botbuilder's, which (4.23.3)
 * accepts a body without `serviceUrl`, any tenant, RS512, no app id at all, and answers a forged token with 500.
 * Rules: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication.
 */
import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import { maybe, maybeWithId } from '../../base/optional.ts';
import { isLoopback, safeUrl } from '../../base/url.ts';
import type { Organisation, Organisations } from '../../core/organisation.ts';
import type { Clock } from '../../core/ports.ts';
import type { OpenIdKeys } from '../auth/open-id-keys.ts';
import { bearer, createTokens, type TokenRefusal, type VerifiedToken } from '../auth/tokens.ts';

const CHANNEL = 'msteams';
const MOST_KNOWN = 100;

export type FrontRefusal = 'token' | 'body' | 'service-url' | 'endorsement' | 'tenant';
export type FrontCheck = {
  /** Before the body is read. */
  token(authorization: readonly string[] | undefined): Promise<VerifiedToken | TokenRefusal>;
  /** Does this body go with that token, and whose is it? */
  body(
    token: VerifiedToken,
    body: unknown,
  ):
    | { readonly organisation: Organisation; readonly tenant: string }
    /** Of an organisation whose file is faulty. */
    | { readonly closed: true }
    | { readonly refused: FrontRefusal };
};
export interface FrontCheckParts {
  readonly appId: string;
  readonly issuer: string;
  readonly serviceHosts: readonly string[];
  readonly keys: OpenIdKeys;
  readonly organisations: Organisations;
  readonly clock: Clock;
}

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const tenantId = z.string().regex(GUID).toLowerCase();
const envelopeSchema = z.object({
  channelId: z.literal(CHANNEL),
  serviceUrl: z.string().min(1).max(500),
  conversation: z.object({ tenantId: maybe(tenantId) }),
  channelData: maybe(z.object({ tenant: maybeWithId(tenantId) })),
});

/** @throws AppError `CONFIG_INVALID` without an app id, or with no host that may be answered. */
export function createVerifier(parts: FrontCheckParts): FrontCheck {
  const { appId, issuer, serviceHosts, organisations } = parts;
  if (!GUID.test(appId)) throw new AppError('CONFIG_INVALID', 'Teams app id');
  if (issuer === '') throw new AppError('CONFIG_INVALID', 'Teams token issuer');
  if (serviceHosts.length === 0) throw new AppError('CONFIG_INVALID', 'Teams service hosts');
  const tokens = createTokens({ keys: parts.keys, issuer, audiences: [appId], clock: parts.clock });
  // Microsoft names a handful, and each only in a token of its own; reading an address costs more than a look here.
  const known = new Set<string>();
  const isKnown = (serviceUrl: string): boolean => {
    if (known.has(serviceUrl)) return true;
    if (!isServiceHost(serviceUrl, serviceHosts)) return false;
    if (known.size < MOST_KNOWN) known.add(serviceUrl);
    return true;
  };

  return {
    async token(authorization) {
      const token = bearer(authorization);
      return token === undefined ? 'token' : tokens.verify(token);
    },
    body({ claims, endorsements }, body) {
      const { data } = envelopeSchema.safeParse(body);
      if (data === undefined) return { refused: 'body' };
      if (claims['serviceurl'] !== data.serviceUrl || !isKnown(data.serviceUrl)) return { refused: 'service-url' };
      if (!endorsements.includes(CHANNEL)) return { refused: 'endorsement' };
      const named = [data.conversation.tenantId, data.channelData?.tenant?.id].filter((id) => id !== undefined);
      const [tenant, other = tenant] = named;
      // The token says nothing of the tenant: two names for it in one body are one too many.
      const organisation = tenant === undefined || tenant !== other ? undefined : organisations.byTeamsTenant(tenant);
      if (tenant !== undefined && organisation !== undefined) return { organisation, tenant };
      const isClosed = tenant !== undefined && tenant === other && organisations.isClosed?.('teams-tenant', tenant);
      return isClosed === true ? { closed: true } : { refused: 'tenant' };
    },
  };
}

/** `*.x` is every host under x. https, or http on this machine; no port of one's own except there. */
export function isServiceHost(serviceUrl: string, hosts: readonly string[]): boolean {
  const url = safeUrl(serviceUrl);
  if (url === undefined || (url.port !== '' && !isLoopback(url))) return false;
  return hosts.some((host) =>
    host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host || url.host === host,
  );
}
