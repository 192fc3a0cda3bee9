/** A stand-in on a port of its own, and beside it the smallest possible bot: it answers what a test tells it to. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSlackStandIn, type SlackStandIn } from '../../src/stand-ins/slack/index.ts';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  /** The flat fields of a command, the `payload` of an interaction, or the event envelope. */
  readonly payload: Record<string, unknown>;
}
export type BotResponse = { status?: number; json?: unknown; text?: string } | undefined;

export interface TestWorkspace {
  readonly standIn: SlackStandIn;
  readonly received: Received[];
  /** What the bot does with a request; by default an empty acknowledgement. */
  bot: (request: Received) => Promise<BotResponse> | BotResponse;
  /** How long the stand-in waits for the bot; shortened only where the bot never answers. */
  ackLimitMs: number;
  readonly clock: { now(): Date; forward(ms: number): void };
  api(method: string, body: Record<string, unknown>, token?: string | null): Promise<Record<string, unknown>>;
  url: string;
  close(): Promise<void>;
}

export const SECRET = 'stand-in-signing-secret';
export const TOKEN = 'xoxb-stand-in';

export async function openWorkspace(): Promise<TestWorkspace> {
  let time = Date.parse('2026-03-02T10:00:00Z');
  const clock = { now: () => new Date(time), forward: (ms: number) => void (time += ms) };
  const received: Received[] = [];
  const bot = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const raw = Buffer.concat(parts).toString();
      const seen = { headers: request.headers, raw, payload: decode(raw, request.headers['content-type'] ?? '') };
      received.push(seen);
      void Promise.resolve(workspace.bot(seen)).then((outcome) => {
        const json = outcome?.json;
        response.writeHead(outcome?.status ?? 200, json === undefined ? {} : { 'content-type': 'application/json' });
        response.end(json === undefined ? (outcome?.text ?? '') : JSON.stringify(json));
      });
    });
  });
  const botPort = await listen(bot);
  const slack = createServer((request, response) => standIn.apiHandler(request, response));
  const url = `http://localhost:${await listen(slack)}`;
  const standIn = createSlackStandIn({
    signingSecret: SECRET,
    botToken: TOKEN,
    teamId: 'T0DEMO',
    appId: 'A0DEMO',
    botEndpoint: `http://localhost:${botPort}/slack`,
    baseUrl: url,
    clock,
    ackLimitMs: () => workspace.ackLimitMs,
  });
  const workspace: TestWorkspace = {
    standIn,
    received,
    bot: () => undefined,
    ackLimitMs: 3000,
    clock,
    url,
    async api(method, body, token = TOKEN) {
      const fields = Object.entries(body).map(([key, value]): [string, string] => [
        key,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
      const response = await fetch(`${url}/api/${method}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: token === null ? {} : { authorization: `Bearer ${token}` },
      });
      return (await response.json()) as Record<string, unknown>;
    },
    async close() {
      await Promise.all([shut(bot), shut(slack)]);
    },
  };
  return workspace;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => void server.listen(0, 'localhost', done));
  return (server.address() as AddressInfo).port;
}
function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => void server.close(() => done()));
}
function decode(raw: string, type: string): Received['payload'] {
  if (type.startsWith('application/json')) return JSON.parse(raw) as Received['payload'];
  const fields = Object.fromEntries(new URLSearchParams(raw));
  return (fields['payload'] === undefined ? fields : JSON.parse(fields['payload'])) as Received['payload'];
}

export const plain = (text: string): { type: 'plain_text'; text: string } => ({ type: 'plain_text', text });

/** A modal with nothing wrong in it. */
export function modal(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'modal',
    title: plain('In vertrouwen'),
    blocks: [{ type: 'section', block_id: 's', text: plain('Dag') }],
    ...changes,
  };
}
export function input(
  blockId: string,
  element: Record<string, unknown> = {},
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    type: 'input',
    block_id: blockId,
    label: plain('Bericht'),
    element: { type: 'plain_text_input', action_id: 'text', multiline: true, ...element },
    ...changes,
  };
}

/** Opens `view` for Noor as a bot would: a command, and `views.open` with the trigger id it brought. */
export async function openFor(
  workspace: TestWorkspace,
  view: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  let opened: Record<string, unknown> = {};
  workspace.bot = async ({ payload }) => {
    opened = await workspace.api('views.open', { trigger_id: payload['trigger_id'], view });
    return undefined;
  };
  await workspace.standIn.as('U0NOOR', { name: 'Noor' }).command();
  workspace.bot = () => undefined;
  return opened;
}
