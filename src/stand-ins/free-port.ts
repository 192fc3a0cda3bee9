/**
 * A port for what must be told its own before it starts; everything else listens on 0.
 *
 * A port that the system gave out once and that was let go may be given to anybody before we listen on it. So these
 * come from below the range that systems give out by themselves (Linux begins at 32768, RFC 6335 at 49152), and those who
 * run side by side take from a part of their own.
 */
import { once } from 'node:events';
import { createServer } from 'node:net';

const FIRST = 20_000;
const LAST = 29_999;
/** Ports of one part: more than one process asks for in its life. */
const PART = 500;
const PARTS = Math.floor((LAST - FIRST + 1) / PART);

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen(port);
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    if (probe.listening) {
      probe.close();
      await once(probe, 'close');
    }
  }
}

/** @param part whose turn it is among those who run side by side. Never gives the same port twice in one process. */
export function createPorts(part: number): () => Promise<number> {
  const from = FIRST + (part % PARTS) * PART;
  let next = Math.floor(Math.random() * PART);
  return async () => {
    for (let tried = 0; tried < PART; tried += 1) {
      const port = from + (next % PART);
      next += 1;
      if (await isFree(port)) return port;
    }
    throw new Error(`no port is free between ${from} and ${from + PART - 1}`);
  };
}
