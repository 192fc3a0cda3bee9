/**
 * Keys as files in one private folder, which instances on several machines may share. The folder belongs
 * on a volume without backups and without snapshots: a copy of a day key outlives its destruction.
 */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, mkdir, open, readdir, rename, stat, unlink, utimes, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { HOUR_MS, toHour, type Hour } from '../core/conversation.ts';
import { isDay } from '../core/days.ts';
import { AppError } from '../base/errors.ts';
import { wipe } from '../seal/bytes.ts';
import type { Keyring } from '../core/ports.ts';
import type { KeyFiles } from './key-files.ts';
import { createKeyring, noKeys } from './keyring.ts';

const SUFFIX = '.key';
/**
 * A promise is an empty file beside the key whose name says it all, `day-2026-11-27.until-2026-12-28`: it is there or it
 * is not, never half written, and of two instances that promise different days the later one stays, without a lock.
 * 0.2.0 passes over the name.
 */
const PROMISE = /^(.+)\.until-(\d{4}-\d{2}-\d{2})$/;
const promiseOf = ({ name, until }: Promised): string => `${name}.until-${until}`;
interface Promised {
  readonly name: string;
  readonly until: string;
}
/** The largest is a page of erasure keys; a file of gigabytes is not read into memory to find out that it is none. */
const SIZE_MAX = 4096;
const OTHERS = 0o077;
const READ = constants.O_RDONLY | constants.O_NOFOLLOW;
const WRITE = constants.O_WRONLY | constants.O_NOFOLLOW;
const HOUR_SECONDS = HOUR_MS / 1000;

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** For a file that may be gone: what comes instead. */
const whenMissing =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (!hasCode(error, 'ENOENT')) throw error;
    return instead;
  };
const ignoreMissing = whenMissing(undefined);

const unreadable = (what: string, cause?: unknown): AppError => new AppError('KEYRING_UNREADABLE', what, cause);

/** Anything but `AppError` becomes `KEYRING_UNREADABLE` with the file's name, which is no secret. */
async function onFile<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof AppError ? error : unreadable(name, error);
  }
}

async function withFile<T>(path: string, flags: number, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, flags, 0o600);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

/** Best effort: makes a new or removed name survive a power cut. Not every file system can. */
async function syncFolder(folder: string): Promise<void> {
  try {
    await withFile(folder, constants.O_RDONLY, (file) => file.sync());
  } catch (error) {
    if (!hasCode(error, 'EINVAL') && !hasCode(error, 'EPERM') && !hasCode(error, 'EISDIR')) throw error;
  }
}

/** No moment is kept, not even in the time of a file: the first message of a day may be what made its key. */
const setFileHour = (path: string, hour: Hour): Promise<void> => utimes(path, hour * HOUR_SECONDS, hour * HOUR_SECONDS);
const atThisHour = (path: string): Promise<void> => setFileHour(path, toHour(new Date()));

/** 0.2.0 left on a day's key the moment of the first message of that day. */
async function roundTime(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined && found.mtimeMs % HOUR_MS !== 0) await setFileHour(path, toHour(found.mtime));
}

/** A folder that is not there is asked about before it is made: a mistyped one leaves nothing behind. */
async function preparePrivateFolder(folder: string, mayBegin: () => Promise<boolean>): Promise<void> {
  await onFile('folder', async () => {
    const isThere = await stat(folder).then(
      () => true,
      (error: unknown) => !hasCode(error, 'ENOENT'),
    );
    if (!isThere && !(await mayBegin())) throw noKeys();
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { mode } = await stat(folder);
    if ((mode & OTHERS) !== 0) throw unreadable('folder is open to others');
  });
}

function keyFiles(folder: string): KeyFiles {
  const pathOf = (name: string): string => join(folder, name + SUFFIX);
  /** A command that root runs (`sudo npm run adviser`) makes files that the server must read and replace. */
  const giveToFolder = async (file: FileHandle): Promise<void> => {
    const { uid, gid } = await stat(folder);
    if (process.getuid?.() === 0 && uid !== 0) await file.chown(uid, gid);
  };
  const promises = async (): Promise<readonly Promised[]> =>
    (await readdir(folder)).flatMap((file) => {
      const [, name, until] = PROMISE.exec(file) ?? [];
      return name === undefined || until === undefined || !isDay(until) ? [] : [{ name, until }];
    });
  const withdraw = async (some: readonly Promised[]): Promise<void> => {
    for (const each of some) await unlink(join(folder, promiseOf(each))).catch(ignoreMissing);
  };
  const writeDraft = async (bytes: Uint8Array): Promise<string> => {
    const draft = join(folder, `.${randomBytes(12).toString('hex')}.tmp`);
    await withFile(draft, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, async (file) => {
      await giveToFolder(file);
      await file.writeFile(bytes);
      // An empty one has nothing to lose: old or new, it says the same.
      if (bytes.length > 0) await file.sync();
    });
    return draft;
  };
  let settled = new Map<string, number>();
  /**
   * An answer may be what made a promise: then its file was made at that moment, which a file keeps besides the time that can
   * be set. So another file takes its place.
   */
  const settlePromises = async (hour: Hour): Promise<void> => {
    const now = new Map<string, number>();
    for (const each of await promises()) {
      const path = join(folder, promiseOf(each));
      const found = await stat(path).catch(ignoreMissing);
      if (found === undefined) continue;
      if (settled.get(path) !== found.ino) {
        const draft = await writeDraft(new Uint8Array(0));
        await setFileHour(draft, hour);
        await rename(draft, path);
      }
      const there = await stat(path).catch(ignoreMissing);
      if (there !== undefined) now.set(path, there.ino);
    }
    settled = now;
    await setFileHour(folder, hour);
  };

  const read: KeyFiles['read'] = (name) =>
    onFile(name, () =>
      withFile(pathOf(name), READ, async (file) => {
        const { mode, size } = await file.stat();
        if ((mode & OTHERS) !== 0) throw unreadable(`${name} is open to others`);
        if (size === 0 || size > SIZE_MAX) throw unreadable(`${name} is malformed`);
        // Not `readFile`, which asks for the size again and reads once more to find the end: a message waits for each.
        const { bytesRead, buffer } = await file.read(new Uint8Array(size), 0, size, 0);
        const key = buffer.subarray(0, bytesRead);
        // Zeros are a key on its way out: `destroy` overwrites before it removes.
        return key.every((byte) => byte === 0) ? undefined : key;
      }).catch(ignoreMissing),
    );

  return {
    read,

    // `link` makes the whole file appear under its name at once, or fails because the name is taken.
    create: (name, key) =>
      onFile(name, async () => {
        const draft = await writeDraft(key).finally(() => wipe(key));
        await atThisHour(draft);
        try {
          await link(draft, pathOf(name));
        } catch (error) {
          if (!hasCode(error, 'EEXIST')) throw error;
        } finally {
          await unlink(draft);
        }
        await syncFolder(folder);
        const kept = await read(name);
        if (kept === undefined) throw unreadable(name);
        return kept;
      }),

    // Overwriting in place also reaches a second name of the same file, left by a crash in `create`. On
    // flash or a journalling file system the old bytes may linger: hence a volume made for this.
    destroy: (name) =>
      onFile(name, async () => {
        const isDone = await withFile(pathOf(name), WRITE, async (file) => {
          const { size } = await file.stat();
          await file.write(new Uint8Array(size), 0, size, 0);
          await file.sync();
        })
          .then(() => unlink(pathOf(name)))
          .then(() => true, whenMissing(false));
        if (!isDone) return false;
        await withdraw((await promises()).filter((each) => each.name === name));
        await syncFolder(folder);
        return true;
      }),

    promised: () =>
      onFile('folder', async () => {
        const latest = new Map<string, string>();
        for (const { name, until } of await promises()) if (until > (latest.get(name) ?? '')) latest.set(name, until);
        return latest;
      }),

    promise: (name, until) =>
      onFile(name, async () => {
        const before = (await promises()).filter((each) => each.name === name);
        if (before.some((each) => each.until >= until)) return;
        const path = join(folder, promiseOf({ name, until }));
        await withFile(path, constants.O_CREAT | constants.O_WRONLY | constants.O_NOFOLLOW, async (file) => {
          await giveToFolder(file);
          await file.sync();
        });
        await atThisHour(path);
        await syncFolder(folder);
        // Only now, and only shorter ones: stopped in between, both are there and the later day counts.
        await withdraw(before);
        await roundTime(pathOf(name));
      }),

    // On the path of every message: no look at mode or size, which the start and the doctor have looked at.
    readPart: (name, at, length) =>
      onFile(name, () =>
        withFile(pathOf(name), READ, async (file) => {
          const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, at);
          return bytesRead === length ? buffer : undefined;
        }).catch(ignoreMissing),
      ),

    erase: (name, offsets, length) =>
      onFile(name, () =>
        withFile(pathOf(name), WRITE, async (file) => {
          const zeros = new Uint8Array(length);
          for (const at of offsets) await file.write(zeros, 0, length, at);
          await file.datasync();
          return true;
        }).catch(whenMissing(false)),
      ),

    setHour: (names, hour) =>
      onFile('folder', async () => {
        for (const name of names) await setFileHour(pathOf(name), hour).catch(ignoreMissing);
        await settlePromises(hour);
      }),

    list: () =>
      onFile('folder', async () => {
        const names = await readdir(folder);
        return names.filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(0, -SUFFIX.length));
      }),
  };
}

/**
 * Opens the keyring in this folder; on the first start makes folder (0700) and keys (0600).
 * @param mayBegin asked before anything is made: `false` when something exists that another keyring sealed. Whoever
 *   starts on lasting state passes one, because an unmounted volume looks like a first start.
 * @throws AppError `KEYRING_UNREADABLE` when folder or key is open to others, malformed or cannot be read;
 *   `KEYRING_FOREIGN` when keys are missing and `mayBegin` says no.
 */
export async function openKeyring(
  folder: string,
  mayBegin: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<Keyring> {
  await preparePrivateFolder(folder, mayBegin);
  return createKeyring(keyFiles(folder), mayBegin);
}

/** Looks without making anything; `undefined` when there are no keys, or not all. For who runs beside the server. */
export async function lookKeyring(folder: string): Promise<Keyring | undefined> {
  let isWhole = true;
  const never = (): Promise<boolean> => Promise.resolve((isWhole = false));
  try {
    return await openKeyring(folder, never);
  } catch (error) {
    if (!isWhole) return undefined;
    throw error;
  }
}

/**
 * For who runs beside the server and makes no keys: another user's would lock the server out of its own folder.
 * @throws AppError `KEYRING_UNREADABLE`
 */
export async function openKeyringBeside(folder: string): Promise<Keyring> {
  const keyring = await lookKeyring(folder);
  if (keyring !== undefined) return keyring;
  throw unreadable(
    'there are no keys in KEYRING_DIR; if the server ran before, its volume is not mounted here, and if not, start it once, which makes them',
  );
}
