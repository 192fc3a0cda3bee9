/**
 * Where the lines of the log go. A full disk, a reader that ended and one that does not read are troubles of the log
 * and of nobody else: the product goes on, counts what was lost, and says so when lines come through again.
 */
import { createLog, type Log } from './log.ts';

/** Lines for a reader that is a moment behind. One that stays behind costs no more memory than this. */
const WAITING_BYTES = 256 * 1024;
const AGAIN_MS = 100;
/** The other side is there and cannot take it now. */
const LATER: ReadonlySet<unknown> = new Set(['EAGAIN', 'EWOULDBLOCK', 'ENOBUFS']);

export interface OpenLog {
  readonly log: Log;
  /** Lines that reached nobody, since the start. */
  readonly lost: () => number;
}
export interface LogTargetParts {
  /** Writes what it can now and says how many bytes that were; throws as `fs.writeSync` does. */
  readonly write: (bytes: Uint8Array) => number;
  readonly now?: () => Date;
  /** Milliseconds until a target that could not take more is tried again. */
  readonly againMs?: number;
}

export function openLog({ write, now, againMs = AGAIN_MS }: LogTargetParts): OpenLog {
  const waiting: Buffer[] = [];
  let size = 0;
  /** The first of `waiting` has been written in part. */
  let begun = false;
  /** Half a line stands at the end of what was written: the next must not be glued to it. */
  let torn = false;
  let lost = 0;
  let untold = 0;
  let timer: NodeJS.Timeout | undefined;

  const lose = (count: number): void => {
    lost += count;
    untold += count;
  };
  const later = (): false => {
    timer ??= setTimeout(pass, againMs).unref();
    return false;
  };
  /** @returns false when nothing more can be written now. */
  const step = (bytes: Buffer): boolean => {
    try {
      const lead = torn ? 1 : 0;
      const written = write(torn ? Buffer.concat([Buffer.from('\n'), bytes]) : bytes) - lead;
      if (written <= 0 - lead) return later();
      torn = false;
      if (written <= 0) return true;
      size -= written;
      begun = written < bytes.length;
      if (begun) waiting[0] = bytes.subarray(written);
      else waiting.shift();
      return true;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EINTR') return true;
      if (LATER.has(code)) return later();
      torn ||= begun;
      begun = false;
      lose(waiting.length);
      waiting.length = 0;
      size = 0;
      return false;
    }
  };
  const pass = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (let [bytes] = waiting; bytes !== undefined; [bytes] = waiting) if (!step(bytes)) return;
    if (untold === 0) return;
    const count = untold;
    untold = 0;
    log.error('log-resumed', { count });
  };
  const log = createLog((line) => {
    const bytes = Buffer.from(line);
    if (size + bytes.length > WAITING_BYTES) return lose(1);
    waiting.push(bytes);
    size += bytes.length;
    pass();
  }, now);
  return { log, lost: () => lost };
}
