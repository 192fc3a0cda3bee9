/** The public pages on a real listener. */
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Organisation } from '../../src/core/organisation.ts';
import type { Deployment } from '../../src/core/deployment.ts';
import type { Planned } from '../../src/core/planned.ts';
import { createLog } from '../../src/base/log.ts';
import { createPublic } from '../../src/public/index.ts';
import { TUESDAY_10 } from './organisation.helper.ts';

export const RUNNING: Deployment = {
  slack: { scopes: ['commands'] },
  teams: { chatReply: 'notify' },
  hostedBy: { name: 'Bureau Wilgenlaan' },
  publicOrigin: 'https://vertrouwen.example.nl',
};

export interface PageResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}
export interface Site {
  readonly origin: string;
  readonly logged: string[];
  /** As it is written: nothing is normalised on the way. */
  get(path: string, options?: { method?: string; headers?: Record<string, string> }): Promise<PageResponse>;
  close(): Promise<void>;
}

export async function site(
  organisations: () => readonly Organisation[],
  running = RUNNING,
  now: () => Date = () => TUESDAY_10,
  planned: (organisation: Organisation) => Promise<Planned> = async () => new Map(),
): Promise<Site> {
  const logged: string[] = [];
  const pages = createPublic({
    organisations: { all: organisations, byId: (id) => organisations().find((one) => one.id === id) },
    running,
    planned,
    log: createLog((line) => void logged.push(line)),
    clock: { now },
  });
  const server = createServer(pages.handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    logged,
    get: (path, { method = 'GET', headers = {} } = {}) =>
      new Promise((resolve, reject) => {
        const lines = Object.entries({ host: '127.0.0.1', connection: 'close', ...headers });
        const socket = connect(port, '127.0.0.1', () =>
          socket.write(
            `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
          ),
        );
        const chunks: Buffer[] = [];
        socket.on('data', (chunk) => void chunks.push(chunk));
        socket.on('error', reject);
        socket.on('end', () => {
          socket.end();
          resolve(read(Buffer.concat(chunks).toString('utf8')));
        });
      }),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

function read(response: string): PageResponse {
  const end = response.indexOf('\r\n\r\n');
  const [first = '', ...lines] = response.slice(0, end).split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers), text: response.slice(end + 4) };
}
