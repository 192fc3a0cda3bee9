/**
 * A line to a server that fails on command: cut before a request arrives, cut after it was carried out but before
 * the answer, silent, or dead. No timers: a test says when each thing happens.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface FlakyProxy {
  /** Unix socket to connect to instead of the server's own; with `port`, that. */
  readonly socket: string;
  /** The next request never arrives; its connection is cut. */
  cutBeforeNext(): void;
  /** The next request (of at least so many bytes) is carried out; the connection is cut instead of answering. */
  cutAfterNext(least?: number): void;
  /** Answers are held back from now on (a server that is slow, or hangs) … */
  hold(): void;
  /** … until here: they arrive, late and in order. */
  release(): void;
  /** Cuts every connection and takes no new ones. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

type Next = 'pass' | 'cut-before' | 'cut-after';

/** `target`: a unix socket. With `port` it listens there on 127.0.0.1. */
export async function startFlakyProxy(target: string, port?: number): Promise<FlakyProxy> {
  const dir = await mkdtemp(join(tmpdir(), 'proxy-'));
  const socket = join(dir, 'proxy.sock');
  const open = new Set<Socket>();
  let next: Next = 'pass';
  let leastBytes = 0;
  let held: (() => void)[] | undefined;
  let server: Server | undefined;

  const onConnection = (inside: Socket): void => {
    const outside = connect(target);
    const cut = (): void => void (inside.destroy(), outside.destroy());
    let cutOnAnswer = false;
    for (const end of [inside, outside]) {
      open.add(end);
      end.on('error', cut).on('close', () => {
        open.delete(end);
        cut();
      });
    }
    inside.on('data', (request) => {
      const isSmall = request.length < leastBytes;
      const now = isSmall ? 'pass' : next;
      if (!isSmall) [next, leastBytes] = ['pass', 0];
      if (now === 'cut-before') return cut();
      if (now === 'cut-after') cutOnAnswer = true;
      outside.write(request);
    });
    outside.on('data', (response) => {
      if (cutOnAnswer) return cut();
      if (held) held.push(() => inside.write(response));
      else inside.write(response);
    });
  };

  const up = async (): Promise<void> => {
    server = createServer(onConnection);
    await new Promise<void>((resolve) =>
      port === undefined ? server?.listen(socket, resolve) : server?.listen(port, '127.0.0.1', resolve),
    );
  };
  const down = async (): Promise<void> => {
    const closing = server;
    server = undefined;
    for (const end of open) end.destroy();
    if (closing) await new Promise<void>((resolve) => closing.close(() => resolve()));
  };
  await up();

  return {
    socket,
    cutBeforeNext: () => void (next = 'cut-before'),
    cutAfterNext: (least = 0) => void ([next, leastBytes] = ['cut-after', least]),
    hold: () => void (held ??= []),
    release() {
      const late = held ?? [];
      held = undefined;
      for (const response of late) response();
    },
    down,
    up,
    async close() {
      await down();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
