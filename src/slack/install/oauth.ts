/**
 * What Slack's OAuth v2 gives out, and whether we want it (docs.slack.dev/authentication/installing-with-oauth,
 * /using-token-rotation): a bot token of our own app with the one scope that can write nothing.
 */
import { z } from 'zod';
import { readJson } from '../../base/json.ts';
import { maybe, maybeWithId } from '../../base/optional.ts';
import { AppError } from '../../base/errors.ts';
import type { Clock } from '../../core/ports.ts';
import type { Log } from '../../base/log.ts';
import type { ApiCall } from '../outbound/api-call.ts';
import { BOT_SCOPES } from '../scopes.ts';
import type { Installation } from './installations.ts';

export const SCOPE = BOT_SCOPES.join(',');

export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** `A…`: only this app's tokens are taken. Slack itself gives out none but for our client. */
  readonly appId?: string;
}

const id = z.string().min(2).max(40);
const token = z.string().min(5).max(1000);
const tokenResponseSchema = z.object({
  ok: z.literal(true),
  access_token: maybe(token),
  token_type: maybe(z.string()),
  scope: maybe(z.string()),
  refresh_token: maybe(token),
  expires_in: maybe(z.number().positive()),
  app_id: maybe(z.string().max(40)),
  team: maybeWithId(id),
  enterprise: maybeWithId(id),
  is_enterprise_install: maybe(z.boolean()),
  authed_user: maybe(z.object({ access_token: maybe(token) })),
});
const refusalSchema = z.object({ ok: z.literal(false), error: z.string() });
type TokenResponse = z.infer<typeof tokenResponseSchema>;

export type Granted =
  | { readonly kind: 'granted'; readonly installation: Installation }
  /** Slack gave something out that we do not want: revoke it. */
  | { readonly kind: 'unwanted'; readonly why: 'app' | 'scope' | 'shape'; readonly tokens: readonly string[] }
  /** Slack said no. `spent`: this code or refresh token will never work again. */
  | { readonly kind: 'refused'; readonly spent: boolean };

export interface OAuth {
  /** @throws AppError `CALL_FAILED` when it is not known what Slack did. */
  exchange(code: string, redirectUri: string): Promise<Granted>;
  /** @throws as `exchange`. */
  refresh(refreshToken: string): Promise<Granted>;
  /** Never throws: whoever calls has refused the token already, and says so in any case. */
  revoke(tokens: readonly string[]): Promise<void>;
}

/** Errors after which trying the same again is of no use (docs.slack.dev/reference/methods/oauth.v2.access). */
const SPENT = new Set(['invalid_code', 'code_already_used', 'invalid_grant', 'invalid_refresh_token', 'token_revoked']);

export interface OAuthParts {
  readonly client: OAuthClient;
  readonly call: ApiCall;
  /** With a slash at the end. */
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly log: Log;
}

export function createOAuth({ client, call, apiUrl, clock, log }: OAuthParts): OAuth {
  const { clientId, clientSecret, appId } = client;
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const ask = async (fields: Readonly<Record<string, string>>): Promise<Granted> => {
    const asked = clock.now().getTime();
    const { status, text } = await call(`${apiUrl}oauth.v2.access`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${basic}` },
      body: new URLSearchParams(fields).toString(),
    });
    const json = readJson(text);
    const refusal = refusalSchema.safeParse(json).data;
    if (refusal !== undefined) return { kind: 'refused', spent: SPENT.has(refusal.error) };
    const response = tokenResponseSchema.safeParse(json).data;
    if (status !== 200 || response === undefined) throw new AppError('CALL_FAILED', 'unreadable');
    return judge(response, asked);
  };
  const judge = (response: TokenResponse, asked: number): Granted => {
    const tokens = [response.access_token, response.authed_user?.access_token].filter((one) => one !== undefined);
    const unwanted = (why: 'app' | 'scope' | 'shape'): Granted => ({ kind: 'unwanted', why, tokens });
    const { access_token: bot, app_id: app } = response;
    if (app === undefined || (appId !== undefined && app !== appId)) return unwanted('app');
    if (response.scope !== SCOPE || response.authed_user?.access_token !== undefined) return unwanted('scope');
    const orgWide = response.is_enterprise_install === true;
    const place = orgWide ? response.enterprise?.id : response.team?.id;
    if (bot === undefined || response.token_type !== 'bot' || place === undefined) return unwanted('shape');
    const { refresh_token: refreshToken, expires_in: seconds } = response;
    return {
      kind: 'granted',
      installation: {
        place,
        orgWide,
        app,
        token: bot,
        ...(refreshToken === undefined ? {} : { refreshToken }),
        // Counted from before the call: rather too early than too late.
        ...(seconds === undefined ? {} : { expiresAt: asked + seconds * 1000 }),
      },
    };
  };
  return {
    exchange: (code, redirectUri) => ask({ grant_type: 'authorization_code', code, redirect_uri: redirectUri }),
    refresh: (refreshToken) => ask({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    async revoke(tokens) {
      for (const one of tokens) {
        try {
          const { text } = await call(`${apiUrl}auth.revoke`, {
            method: 'POST',
            headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Bearer ${one}` },
            body: '',
          });
          if (refusalSchema.safeParse(readJson(text)).success) throw new AppError('CALL_FAILED', 'auth.revoke');
        } catch {
          log.error('call-failed', { part: 'slack', code: 'CALL_FAILED', reason: 'auth.revoke' });
        }
      }
    },
  };
}
