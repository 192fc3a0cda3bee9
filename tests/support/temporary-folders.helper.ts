/**
 * All that a run of the tests puts into the system's folder for temporary files, it puts below one folder of its own, and
 * takes it away at the end: also what a test forgot, what a browser left, and what was there when a process died.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Short: the path of a unix socket has room for 107 bytes. */
export const OF_A_RUN = 'iv-tests-';
/** As the system's own is: who runs as another user comes through, and reads what its owner lets them read. */
export function makeFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o711);
  return folder;
}

/** What is written to meanwhile is tried again. */
export const wipe = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

/** Before the first file and after the last one; the workers take TMPDIR over from here. */
export default function setup(): () => void {
  const before = process.env['TMPDIR'];
  const folder = makeFolder(OF_A_RUN);
  process.env['TMPDIR'] = folder;
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    wipe(folder);
  };
}
