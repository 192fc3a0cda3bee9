/** The files of a folder as they lie there: which ones are meant, and what stands in each. */
import { createHash } from 'node:crypto';
import { open, readdir, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from './has-code.ts';

const OURS = /^[^.].*\.ya?ml$/;
/** `tweede.YAML`, `tweede.yaml.txt`: somebody meant it for us, and on another system it may even be our file. */
const MEANT = /^[^.].*\.ya?ml(\.txt)?$/i;
/** Forty advisers with everything filled in take 60 kB. */
const LARGEST = 4 * 1024 * 1024;
/** A file that was written this short ago may be written again without its times changing: some count in two seconds. */
const YOUNG_MS = 3000;

export interface FolderNames {
  readonly files: readonly string[];
  /** Look like organisation files and are not read. */
  readonly ignored: readonly string[];
  /** Those among `files` that may lead to a file that lies elsewhere. */
  readonly links: ReadonlySet<string>;
  /** The file system that the folder lies on. */
  readonly device: number;
}

export const NO_NAMES: FolderNames = { files: [], ignored: [], links: new Set(), device: 0 };

export async function namesIn(folder: string): Promise<FolderNames> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.map(({ name }) => name).sort();
  return {
    files: names.filter((name) => OURS.test(name)),
    ignored: names.filter((name) => !OURS.test(name) && MEANT.test(name)),
    links: new Set(entries.filter((entry) => !entry.isFile()).map(({ name }) => name)),
    device: (await stat(folder)).dev,
  };
}

/** Names say `.yaml` in lower case: a copy put aside as `OLD.YAML` must not come to life by an upgrade. */
export const ignoredSentence = (name: string): string =>
  `${name}: is not read, because its name does not end in .yaml or .yml (lower case); rename it, or take it out of the folder`;

export interface Contents {
  readonly bytes: Uint8Array;
  readonly digest: string;
  /** Changes when the file is written, replaced, or given to another owner. */
  readonly stamp: string;
  /** As long as the stamp is the same, so are the bytes. */
  readonly settled: boolean;
  /** Under how many names the file can be written. */
  readonly names: number;
  /** The file system that it lies on. */
  readonly device: number;
}
export type ReadFile =
  | Contents
  | 'unchanged'
  | 'gone'
  /** What is in the way, in a sentence. */
  | { readonly unreadable: string };

const SENTENCES: readonly (readonly [string, string])[] = [
  ['EACCES', 'cannot be read: give the user that runs the server the right to read it'],
  ['EPERM', 'cannot be read: give the user that runs the server the right to read it'],
  ['ELOOP', 'is a link that leads to itself'],
  ['EISDIR', 'is a folder; put the file itself in its place'],
];
const sentenceOf = (error: unknown): string =>
  SENTENCES.find(([code]) => hasCode(error, code))?.[1] ??
  'cannot be read now; look at the disk or the volume it lies on';

export const isYoung = ({ mtimeMs, ctimeMs }: { mtimeMs: number; ctimeMs: number }): boolean =>
  Date.now() - Math.max(mtimeMs, ctimeMs) <= YOUNG_MS;
export const stampOf = (info: { mtimeMs: number; ctimeMs: number; size: number; ino: number }): string =>
  `${info.mtimeMs} ${info.ctimeMs} ${info.size} ${info.ino}`;

/** `before`: the stamp of a settled reading. With the same stamp now, nothing is read. */
export async function readOne(folder: string, name: string, before?: string): Promise<ReadFile> {
  const path = join(folder, name);
  try {
    const info = await stat(path);
    // Before opening: a pipe would be waited for by everybody.
    if (info.isDirectory()) return { unreadable: 'is a folder; put the file itself in its place' };
    if (!info.isFile()) return { unreadable: 'is no file' };
    if (info.size > LARGEST) return { unreadable: `is larger than ${LARGEST / 1024 / 1024} MB, so it is none of ours` };
    const stamp = stampOf(info);
    if (stamp === before) return 'unchanged';
    const file = await open(path, 'r');
    try {
      const bytes = new Uint8Array(await file.readFile());
      const after = await file.stat();
      const settled = stampOf(after) === stamp && bytes.length === after.size && !isYoung(after);
      const digest = createHash('sha256').update(bytes).digest('base64');
      return { bytes, digest, stamp, settled, names: after.nlink, device: after.dev };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) return { unreadable: sentenceOf(error) };
    const leadsNowhere = await readlink(path).then(
      () => true,
      () => false,
    );
    return leadsNowhere ? { unreadable: 'is a link to a file that is not there' } : 'gone';
  }
}
