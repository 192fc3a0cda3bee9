/** The load generator. Requests are made and signed before the clock starts, so that it costs the others little. */
import { createHmac, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { jobSchema, type Job, type Loaded } from '../load.ts';

/** Slack's trigger ids have three parts; the last one becomes the view's id, see `slack-api.ts`. */
const fill = (template: string, user: string): string =>
  template
    .replaceAll('__USER__', user)
    .replaceAll('__MARK__', randomBytes(16).toString('base64url'))
    .replaceAll('__TRIGGER__', `${randomBytes(6).readUIntBE(0, 6).toString().padStart(15, '0')}.100.${user}`);

type Posted = Exclude<Job['proof'], { by: 'cookie' }>;

function proven(proof: Posted, body: string, index: number): string {
  if (proof.by === 'token')
    return (
      'content-type: application/json; charset=utf-8\r\n' +
      `authorization: Bearer ${proof.tokens[index % proof.tokens.length] ?? ''}\r\n`
    );
  const stamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', proof.secret).update(`v0:${stamp}:${body}`).digest('hex');
  return (
    `content-type: application/x-www-form-urlencoded\r\nx-slack-request-timestamp: ${stamp}\r\n` +
    `x-slack-signature: v0=${signature}\r\n`
  );
}

function signed({ proof, path, template }: Job, user: string, index: number): Buffer {
  if (proof.by === 'cookie')
    return Buffer.from(`GET ${path} HTTP/1.1\r\nhost: inbox.example\r\ncookie: ${proof.cookie}\r\n\r\n`);
  const body = fill(template, user);
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: bot.example\r\n${proven(proof, body, index)}` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** The body of a whole answer, `undefined` while some of it is missing. Chunks are told by their end only: Bolt sends one. */
function bodyOf(received: string): string | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = received.slice(0, end);
  const body = received.slice(end + 4);
  if (/^transfer-encoding: chunked$/im.test(head)) return body.endsWith('0\r\n\r\n') ? body.slice(0, -5) : undefined;
  return body.length < Number(/^content-length: (\d+)$/im.exec(head)?.[1]) ? undefined : body;
}

/** One keep-alive connection that does one request after the other. Resolves when there are none left. */
function drain(job: Job, next: () => Buffer | undefined, took: (ms: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(job.port, '127.0.0.1').setNoDelay(true);
    let received = '';
    let sentAt = 0;
    const send = (): void => {
      const request = next();
      if (request === undefined) {
        socket.destroy();
        return resolve();
      }
      received = '';
      sentAt = performance.now();
      socket.write(request);
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server hung up')));
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      const body = bodyOf(received);
      if (body === undefined) return;
      took(performance.now() - sentAt);
      const isExpected = job.expect === '' ? body === '' : body.includes(job.expect);
      if (!received.startsWith('HTTP/1.1 200 ') || !isExpected)
        return reject(new Error(`unexpected answer: ${received.slice(0, 400)}`));
      send();
    });
  });
}

async function run(job: Job): Promise<Loaded> {
  const requests = job.users.map((user, index) => signed(job, user, index));
  const times: number[] = [];
  let index = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: job.concurrency }, () =>
      drain(
        job,
        () => requests[index++],
        (ms) => times.push(ms),
      ),
    ),
  );
  return { seconds: (performance.now() - startedAt) / 1000, times };
}

process.on('message', (message) => {
  run(jobSchema.parse(message)).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      process.stderr.write(`load: ${error instanceof Error ? error.message : 'failed'}\n`);
      process.exit(1);
    },
  );
});
