/**
 * Changes a file where it lies. A file put in its place by a rename is another file: root's, when root did it, without
 * the access list, the links and the mount of the one before, and the server cannot read it at its next start.
 */
import { constants } from 'node:fs';
import { open, realpath, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../base/errors.ts';
import { hasCode } from '../../organisation/has-code.ts';
import { decodeText } from '../../base/text-file.ts';

const refused = (what: string, cause?: unknown): AppError => new AppError('ORGANISATION_INVALID', what, cause);

/** Whose server it is: the user who owns the folder of keys, which is closed to everybody else. */
export interface Reader {
  readonly uid: number;
}

/**
 * Mode bits only. Where an access list gives the right, the bits of the group show it too, so a file that nobody but
 * its owner may read is that in truth.
 */
function isReadableBy({ uid, mode }: { uid: number; mode: number }, reader: Reader): boolean {
  return reader.uid === 0 || (uid === reader.uid ? (mode & 0o400) !== 0 : (mode & 0o044) !== 0);
}

async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at, bytes.length - at, at)).bytesWritten;
  await file.truncate(bytes.length);
  await file.sync();
}

/** The whole new text beside it first: there is room for it, and when the power goes in between it is not lost. */
async function layBeside(path: string, bytes: Uint8Array): Promise<string | undefined> {
  const copy = join(dirname(path), `.${basename(path)}.new`);
  await rm(copy, { force: true }).catch(() => undefined);
  const file = await open(copy, 'wx', 0o600).catch((error: unknown) => {
    if (hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')) throw refused('the disk is full', error);
    // A folder that only lets this one file be written, such as a file mounted by itself.
    return undefined;
  });
  if (file === undefined) return undefined;
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await rm(copy, { force: true });
    throw refused('the disk is full, or the file cannot be written', error);
  } finally {
    await file.close();
  }
  return copy;
}

function sentenceOf(error: unknown): string {
  if (hasCode(error, 'EROFS'))
    return 'the file lies on a volume that cannot be written here (a ConfigMap, or mounted read-only): change it where it is kept';
  if (hasCode(error, 'EACCES') || hasCode(error, 'EPERM'))
    return 'you may not write the file: run this as the user who may';
  if (hasCode(error, 'ENOENT')) return 'the file is a link to something that is not there';
  return 'the file cannot be read';
}

/**
 * Refuses before anything is written: a file that cannot be written, or that the server could not read afterwards.
 * @throws AppError `ORGANISATION_INVALID`, and the file is as it was, or the message says where its new text lies.
 */
export async function rewrite(path: string, change: (text: string) => string, reader?: Reader): Promise<void> {
  let file: FileHandle;
  let real: string;
  try {
    real = await realpath(path);
    file = await open(real, constants.O_RDWR);
  } catch (error) {
    throw refused(sentenceOf(error), error);
  }
  try {
    const info = await file.stat();
    if (!info.isFile()) throw refused('this is no file');
    if (reader !== undefined && !isReadableBy(info, reader))
      throw refused(
        `the server cannot read ${basename(path)}: give it to the user who owns KEYRING_DIR (number ${reader.uid}), or let that user read it`,
      );
    const before = new Uint8Array(await file.readFile());
    const text = decodeText(before);
    if (text === undefined) throw refused('the file is not UTF-8; save it again with the encoding UTF-8');
    const after = new TextEncoder().encode(change(text));
    const copy = await layBeside(real, after);
    try {
      await writeWhole(file, after);
    } catch (error) {
      const isBack = await writeWhole(file, before).then(
        () => true,
        () => false,
      );
      if (isBack && copy !== undefined) await rm(copy, { force: true });
      throw refused(
        isBack || copy === undefined
          ? 'the file cannot be written'
          : `writing the file broke off; its new text lies beside it in ${basename(copy)}`,
        error,
      );
    }
    if (copy !== undefined) await rm(copy, { force: true });
  } finally {
    await file.close();
  }
}

/** `undefined` where that cannot be told: no such folder, or a system without users. */
export async function readerOf(keyringDir: string | undefined): Promise<Reader | undefined> {
  if (keyringDir === undefined || process.getuid === undefined) return undefined;
  return stat(keyringDir).then(
    ({ uid }) => ({ uid }),
    () => undefined,
  );
}
