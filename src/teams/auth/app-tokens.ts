/** Tokens for an app of ours, by its secret (learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow). */
import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import { readJson } from '../../base/json.ts';
import type { Clock } from '../../core/ports.ts';
import type { Guard, Route } from '../outbound/guard.ts';

/** A token is not used in its last minute: the call may arrive after it. */
const MARGIN_MS = 60_000;
const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

const tokenUrl = (loginUrl: string, tenant: string): string => `${loginUrl}/${tenant}/oauth2/v2.0/token`;

/** Whether `url` is `before`, a GUID and `after`, with nothing else in it. */
export const hasGuid = (url: string, before: string, after: string): boolean =>
  url.startsWith(before) && url.endsWith(after) && GUID.test(url.slice(before.length, -after.length));

export const tokenRoute = (loginUrl: string): Route => ({
  name: 'token',
  allows: ({ method, url }) => method === 'POST' && hasGuid(url, `${loginUrl}/`, '/oauth2/v2.0/token'),
});
const tokenSchema = z.object({
  access_token: z.string().min(1).max(10_000),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().positive().max(86_400),
});

export interface AppTokens {
  /** @throws AppError `CALL_FAILED`. Remembered per tenant until it ends. */
  get(tenant: string): Promise<string>;
  forget(tenant: string): void;
}
export function createAppTokens(parts: {
  readonly guard: Guard;
  readonly loginUrl: string;
  readonly clock: Clock;
  readonly client: { readonly id: string; readonly secret: string; readonly scope: string };
}): AppTokens {
  const { guard, loginUrl, clock, client } = parts;
  const kept = new Map<string, { readonly token: string; readonly until: number }>();
  const fetching = new Map<string, Promise<string>>();
  const fetchToken = async (tenant: string): Promise<string> => {
    const { status, text } = await guard.call({
      method: 'POST',
      url: tokenUrl(loginUrl, tenant),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: client.id,
        client_secret: client.secret,
        scope: client.scope,
      }).toString(),
    });
    if (status !== 200) throw new AppError('CALL_FAILED', 'token');
    const { access_token: token, expires_in: seconds } = tokenSchema.parse(readJson(text));
    kept.set(tenant, { token, until: clock.now().getTime() + seconds * 1000 - MARGIN_MS });
    return token;
  };
  return {
    async get(tenant) {
      const found = kept.get(tenant);
      if (found !== undefined && clock.now().getTime() < found.until) return found.token;
      const current = fetching.get(tenant) ?? fetchToken(tenant).finally(() => fetching.delete(tenant));
      fetching.set(tenant, current);
      return current;
    },
    forget: (tenant) => void kept.delete(tenant),
  };
}
