/** Holds the browsers' ends of many event streams, and is the one who sends: both moments by the same clock. */
import { createHmac, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { createLog } from '../../src/base/log.ts';
import type { Changes } from '../../src/core/ports.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { streamJobSchema, type StreamJob, type StreamOf } from '../stream-load.ts';

const OPENINGS_AT_ONCE = 50;
/** One that is being opened again hears nothing of what is told just then. */
const LOST_MS = 20_000;

interface Held {
  readonly channel: string;
  /** Resolves with the moment at which the next event was read; `undefined`: it was lost, for the stream ended meanwhile. */
  next(): Promise<number | undefined>;
  close(): void;
}
const parties = new Map<string, readonly Held[]>();
/** Streams the server ended: on a machine that is overloaded it may not know in time whether a session still counts. */
let ended = 0;

/** Opened again when the server ends it, as a browser does. */
async function hold(stream: StreamOf): Promise<Held> {
  let heard = (_at: number | undefined): void => undefined;
  let isClosed = false;
  const open = async (): Promise<Socket> => {
    const socket = await openStream(stream, () => heard(performance.now()));
    socket.once('close', () => {
      if (isClosed) return;
      ended += 1;
      open().then(
        (again) => (current = again),
        () => undefined,
      );
      heard(undefined);
    });
    return socket;
  };
  // Once more when an overloaded machine hung up, as a browser does.
  let current = await open().catch(open);
  return {
    channel: stream.channel,
    next: () =>
      new Promise((told) => {
        const timer = setTimeout(told, LOST_MS, undefined);
        heard = (at) => {
          clearTimeout(timer);
          told(at);
        };
      }),
    close() {
      isClosed = true;
      current.destroy();
    },
  };
}

function openStream({ port, path, cookie }: StreamOf, onEvent: () => void): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1').setNoDelay(true);
    let head = '';
    let isOpen = false;
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      if (isOpen) {
        if (chunk.includes('event: changed')) onEvent();
        return;
      }
      head += chunk.toString('latin1');
      if (!head.includes(':\n\n')) return;
      isOpen = true;
      if (head.startsWith('HTTP/1.1 200 ')) resolve(socket);
      else reject(new Error(`a stream did not open: ${head.slice(0, 200)}`));
    });
    socket.write(
      `GET ${path} HTTP/1.1\r\nhost: inbox.example\r\nsec-fetch-site: same-origin\r\naccept: text/event-stream\r\n` +
        `${cookie === '' ? '' : `cookie: ${cookie}\r\n`}\r\n`,
    );
  });
}

type Publish = (channel: string) => Promise<unknown>;
const publishers = new Map<string, Publish>();
/** Ours by the product's own code; the bare one by one command. */
async function publisherOf(party: string, path: string): Promise<Publish> {
  const known = publishers.get(`${party} ${path}`);
  if (known !== undefined) return known;
  const made =
    party === 'ours' ? oursOn((await openRedisStore({ path, log: createLog(() => undefined) })).changes) : bareOn(path);
  publishers.set(`${party} ${path}`, made);
  return made;
}
const oursOn =
  (changes: Changes): Publish =>
  (channel) => {
    const [organisation = '', adviser = ''] = channel.split(' ');
    return changes.publish(organisation, adviser);
  };
function bareOn(path: string): Publish {
  const redis = new Redis({ path });
  return (channel) => redis.publish(channel, '');
}

const heldBy = (party: string): readonly Held[] => parties.get(party) ?? [];

async function publishEach({ party, redis, count }: Extract<StreamJob, { do: 'publish' }>): Promise<number[]> {
  const [publish, held] = [await publisherOf(party, redis), heldBy(party)];
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    // 7919 is prime: every stream has its turn, and neighbours do not follow each other.
    const one = held[(index * 7919) % held.length];
    if (one === undefined) throw new Error('no stream');
    const told = one.next();
    const from = performance.now();
    const sent = publish(one.channel);
    const at = await told;
    if (at !== undefined) times.push(at - from);
    await sent;
  }
  return enough(times, count);
}

/** @throws when more than one in a hundred was lost: then something else was measured. */
function enough(times: number[], wanted: number): number[] {
  if (times.length < wanted * 0.99) throw new Error(`the server ended ${ended} streams`);
  return times;
}

async function burst({ party, redis }: Extract<StreamJob, { do: 'burst' }>): Promise<number[]> {
  const [publish, held] = [await publisherOf(party, redis), heldBy(party)];
  const told = held.map((one) => one.next());
  const from = performance.now();
  const sent = held.map(({ channel }) => publish(channel));
  const last = Math.max(
    ...enough(
      (await Promise.all(told)).filter((at) => at !== undefined),
      held.length,
    ),
  );
  await Promise.all(sent);
  return [last - from];
}

async function sendEach({
  party,
  stream,
  port,
  secret,
  template,
  expect,
  users,
}: Extract<StreamJob, { do: 'send' }>): Promise<number[]> {
  const one = heldBy(party)[stream];
  if (one === undefined) throw new Error('no stream');
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  let answered = (_text: string): void => undefined;
  socket.on('data', (chunk) => answered(chunk.toString('latin1')));
  const times: number[] = [];
  for (const user of users) {
    const body = template
      .replaceAll('__USER__', user)
      .replaceAll('__MARK__', randomBytes(16).toString('base64url'))
      .replaceAll('__TRIGGER__', `1.1.${user}`);
    const stamp = Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
    const request =
      'POST /slack HTTP/1.1\r\nhost: bot.example\r\ncontent-type: application/x-www-form-urlencoded\r\n' +
      `x-slack-request-timestamp: ${stamp}\r\nx-slack-signature: v0=${signature}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    const [told, answer] = [one.next(), new Promise<string>((resolve) => (answered = resolve))];
    const from = performance.now();
    socket.write(request);
    const head = await answer;
    if (!head.startsWith('HTTP/1.1 200 ') || !head.includes(expect))
      throw new Error(`a form was answered ${head.slice(0, 500)}`);
    const at = await told;
    if (at !== undefined) times.push(at - from);
  }
  socket.destroy();
  return enough(times, users.length);
}

async function work(job: StreamJob): Promise<object> {
  if (job.do === 'open') {
    const held: Held[] = [];
    for (let from = 0; from < job.streams.length; from += OPENINGS_AT_ONCE)
      held.push(...(await Promise.all(job.streams.slice(from, from + OPENINGS_AT_ONCE).map(hold))));
    parties.set(job.party, held);
    return { open: held.length };
  }
  if (job.do === 'close') {
    for (const one of heldBy(job.party)) one.close();
    parties.delete(job.party);
    return { open: 0 };
  }
  if (job.do === 'publish') return { times: await publishEach(job) };
  if (job.do === 'burst') return { times: await burst(job) };
  return { times: await sendEach(job) };
}

process.on('message', (message) => {
  work(streamJobSchema.parse(message)).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      process.stderr.write(`streams: ${error instanceof Error ? error.message : 'failed'}\n`);
      process.exit(1);
    },
  );
});
