/** The product as it is deployed: `main.js`, a full environment, nothing replaced but Slack's and Microsoft's addresses. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { startNode, type Child } from './child.ts';
import { INBOX_ORIGIN, ISSUER, SECRET, TOKEN, type Workplace } from './workplace.ts';

export interface Ours {
  readonly child: Child;
  readonly pid: number;
  readonly botPort: number;
  readonly inboxPort: number;
  /** From the start of the process until both listeners said so, in milliseconds. */
  readonly startMs: number;
}

const lineSchema = z.object({ event: z.string(), part: z.string().optional(), port: z.number().optional() });

/** What `npm start` gives Node besides the file: the figures are of the product as it is started. */
function startFlags(): string[] {
  const file: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const { start } = z.object({ scripts: z.object({ start: z.string() }) }).parse(file).scripts;
  return start.split(' ').filter((part) => part.startsWith('--'));
}

/** Its whole environment; ports are free ones. */
export const environmentOf = (
  workplace: Pick<Workplace, 'keyringDir' | 'organisationsDir'>,
  redis: { readonly socket: string },
  apiPort: number,
): Readonly<Record<string, string>> => ({
  HOST: '127.0.0.1',
  BOT_PORT: '0',
  INBOX_PORT: '0',
  INBOX_ORIGIN,
  REDIS_URL: `unix://${redis.socket}`,
  KEYRING_DIR: workplace.keyringDir,
  ORGANISATIONS_DIR: workplace.organisationsDir,
  SLACK_SIGNING_SECRET: SECRET,
  SLACK_BOT_TOKEN: TOKEN,
  SLACK_API_URL: `http://127.0.0.1:${apiPort}/api/`,
  OIDC_1_NAME: 'Bench',
  OIDC_1_ISSUER: ISSUER,
  OIDC_1_CLIENT_ID: 'inbox',
});

export async function startOurs(
  workplace: Workplace,
  redis: { readonly socket: string },
  apiPort: number,
  {
    main = '../src/main.js',
    more = {},
    flags = [],
    said = 'inherit',
  }: {
    main?: string;
    more?: Readonly<Record<string, string>>;
    flags?: readonly string[];
    /** `ignore`: what a start says of hundreds of made-up organisation files. */
    said?: 'inherit' | 'ignore';
  } = {},
): Promise<Ours> {
  const startedAt = performance.now();
  const env = { ...environmentOf(workplace, redis, apiPort), ...more };
  const child = startNode(main, 'server', env, [...startFlags(), ...flags], said);
  const ports = new Map<string, number>();
  await new Promise<void>((resolve, reject) => {
    child.process.once('exit', () => reject(new Error('the product did not start')));
    if (child.process.stdout === null) return reject(new Error('no output'));
    createInterface(child.process.stdout).on('line', (line) => {
      const { event, part = '', port = 0 } = lineSchema.parse(JSON.parse(line));
      if (event === 'listening') ports.set(part, port);
      else if (!['started', 'store-ready', 'stopping', 'stopped'].includes(event)) process.stderr.write(`${line}\n`);
      if (ports.size === 2) resolve();
    });
  });
  const { pid } = child.process;
  const [botPort, inboxPort] = [ports.get('bot'), ports.get('inbox')];
  if (pid === undefined || botPort === undefined || inboxPort === undefined) throw new Error('no port was named');
  return { child, pid, botPort, inboxPort, startMs: performance.now() - startedAt };
}
