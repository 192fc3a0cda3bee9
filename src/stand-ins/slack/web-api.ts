/** The Web API as an app with the one scope `commands` meets it. Slack answers refusals with status 200. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../core/ports.ts';
import { readBody, sendJson } from '../json-http.ts';
import { SlackError } from './errors.ts';
import type { Faults } from './faults.ts';
import { isKnownMethod } from './known-methods.ts';
import { viewPayload, type Workspace } from './payloads.ts';
import type { TriggerIds } from './trigger-ids.ts';
import { parseView } from './view-schema.ts';
import type { Views } from './views.ts';

/** One call that reached Slack's side, refused ones included. */
export interface Call {
  readonly method: string;
  readonly at: Date;
  readonly ok: boolean;
  readonly error?: string;
}
export interface WebApiParts {
  readonly workspace: Workspace;
  readonly views: Views;
  readonly triggers: TriggerIds;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly record: (call: Call) => void;
}
type Arguments = Readonly<Record<string, unknown>>;
type ApiResponse = Readonly<Record<string, unknown>>;

/** @returns whether the address was one of the Web API's. */
export function createWebApi(
  parts: WebApiParts,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const method = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/^\/api\//, '');
    const raw = await readBody(request);
    const fault = parts.faults.take(method);
    const record = (error?: string): void =>
      parts.record({
        method,
        at: parts.clock.now(),
        ok: error === undefined,
        ...(error === undefined ? {} : { error }),
      });
    if (fault !== undefined && 'wait' in fault) await fault.wait;
    if (fault !== undefined && 'status' in fault) {
      record(`http_${fault.status}`);
      response
        .writeHead(fault.status, fault.status === 429 ? { 'retry-after': String(fault.retryAfter ?? 1) } : {})
        .end();
      return;
    }
    if (fault !== undefined && 'cut' in fault && fault.cut === 'before') {
      record('cut');
      response.destroy();
      return;
    }
    let body: ApiResponse;
    try {
      if (fault !== undefined && 'error' in fault) throw new SlackError(fault.error);
      body = { ok: true, ...call(parts, method, argumentsOf(request, raw)) };
      record();
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      record(error.code);
      body = refusal(error);
    }
    if (fault !== undefined && 'cut' in fault) response.destroy();
    else sendJson(response, 200, body, { 'x-oauth-scopes': 'commands', 'x-slack-req-id': 'stand-in' });
  };
}

function refusal(error: SlackError): ApiResponse {
  if (error.code === 'missing_scope')
    return { ok: false, error: error.code, needed: 'chat:write:bot', provided: 'commands' };
  return {
    ok: false,
    error: error.code,
    ...(error.messages.length === 0 ? {} : { response_metadata: { messages: error.messages } }),
  };
}

function argumentsOf(request: IncomingMessage, raw: string): Arguments {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim();
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const given: Arguments =
    type === 'application/json'
      ? (parseJson(raw, 'invalid_json') as Arguments)
      : Object.fromEntries(new URLSearchParams(raw));
  // In a form body the view is JSON inside a field; in a JSON body it may be either.
  const view = typeof given['view'] === 'string' ? { view: parseJson(given['view'], 'invalid_arguments') } : {};
  return { ...given, ...view, ...(bearer === undefined ? {} : { token: bearer }) };
}

function parseJson(text: string, error: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new SlackError(error);
  }
}

function call({ workspace, views, triggers }: WebApiParts, method: string, given: Arguments): ApiResponse {
  if (!isKnownMethod(method)) throw new SlackError('unknown_method');
  if (given['token'] === undefined) throw new SlackError('not_authed');
  if (given['token'] !== workspace.botToken || workspace.uninstalled)
    throw new SlackError(workspace.uninstalled ? 'account_inactive' : 'invalid_auth');
  const text = (name: string): string | undefined =>
    typeof given[name] === 'string' && given[name] !== '' ? given[name] : undefined;
  const shown = (held: Parameters<typeof viewPayload>[1]): ApiResponse => ({ view: viewPayload(workspace, held) });
  switch (method) {
    case 'auth.test':
      return {
        url: `https://${workspace.domain}.slack.com/`,
        team: workspace.domain,
        team_id: workspace.teamId,
        user: 'in-vertrouwen',
        user_id: workspace.botUserId,
        bot_id: workspace.botId,
        is_enterprise_install: false,
      };
    case 'views.open': {
      // The view is judged first: a faulty one does not use the trigger up.
      const view = parseView('modal', given['view']);
      return shown(views.open(triggers.exchange(given['trigger_id']).user, view));
    }
    case 'views.push': {
      const view = parseView('modal', given['view']);
      const trigger = triggers.exchange(given['trigger_id']);
      return shown(views.push(trigger.user, trigger.view, view));
    }
    case 'views.update': {
      const target = { id: text('view_id'), external: text('external_id') };
      if (target.id === undefined && target.external === undefined)
        throw new SlackError('invalid_arguments', ['[ERROR] missing required field: view_id']);
      return shown(views.update(target, parseView('modal', given['view']), text('hash')));
    }
    case 'views.publish': {
      const user = text('user_id');
      if (user === undefined) throw new SlackError('invalid_arguments', ['[ERROR] missing required field: user_id']);
      return shown(views.publish(user, parseView('home', given['view']), text('hash')));
    }
    default:
      throw new SlackError('missing_scope');
  }
}
