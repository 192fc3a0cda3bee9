/** No test may reach anything but this machine, and each file takes its temporary files with it. */
import { tmpdir } from 'node:os';
import nock from 'nock';
import { afterAll, vi } from 'vitest';
import { makeFolder, wipe } from './temporary-folders.helper.ts';

// Who takes it away for a file of its own takes it away for that file only: what it does to a request can be seen in one.
if (!nock.isActive()) nock.activate();
// A forgotten stand-in fails at once.
nock.disableNetConnect();
nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/);

// `tmpdir()` reads it anew each time, and processes that a test starts inherit it.
const ofTheRun = tmpdir();
const ofThisFile = makeFolder('f-');
process.env['TMPDIR'] = ofThisFile;

// Hooks at the end run in reverse: this one after all of the file's own.
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  nock.cleanAll();
  process.env['TMPDIR'] = ofTheRun;
  wipe(ofThisFile);
});
