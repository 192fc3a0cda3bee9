/** Checks the folder with the server's keys: private, readable, complete, and on a volume without backups. Writes nothing. */
import { access, constants, lstat, open, readdir, statfs, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { MOST_AT_ONCE } from '../../core/day-key-retention.ts';
import { toDay } from '../../core/days.ts';
import { isPageFile } from '../../keyring/erasure-key-id.ts';
import { missingAmong } from '../../keyring/missing.ts';
import { fail, ok, skipped, warn, type Check, type Finding } from './types.ts';

const OTHERS = 0o077;
/** A page of erasure keys; every other key is far smaller. */
const SIZE_MAX = 4096;
const SUFFIX = '.key';
const withoutSuffix = (name: string): string => name.slice(0, -SUFFIX.length);
const PROMISE = /^(day-\d{4}-\d{2}-\d{2}|pepper(?:-\d{4}-\d{2})?)\.until-(\d{4}-\d{2}-\d{2})$/;

/** `f_type` of statfs(2), and what it means for keys that must not be copied and must not be lost. */
const FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0x9123683e, 'on btrfs, which can make snapshots'],
  [0x2fc12fc1, 'on ZFS, which can make snapshots'],
  [0x794c7630, 'in the layer of a container, which is gone with the container'],
  [0x01021994, 'in memory (tmpfs), and gone after a restart'],
]);
const COPIED = /(^|\/)([^/]*backup[^/]*|dropbox|onedrive[^/]*|nextcloud|icloud[^/]*|google drive)(\/|$)/i;

const BACKUP_REMEDY =
  'Put it on a lasting volume of its own without backups and without snapshots: a copied key outlives its destruction.';

const missing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

export function checkKeyring(folder: string | undefined, now = () => new Date(), uid = process.getuid?.()): Check {
  const id = 'keyring';
  return {
    id,
    async run() {
      if (folder === undefined) return [skipped(id, 'The keyring', 'KEYRING_DIR is missing')];
      const info = await lstat(folder).catch((error: unknown) => {
        if (missing(error)) return undefined;
        throw error;
      });
      if (info === undefined) return absent(folder);
      // A link to the folder is fine, as it is at start-up; what it leads to is what has to be private.
      const names = await readdir(folder).catch(() => undefined);
      if (names === undefined)
        return [
          fail(
            'keyring.folder',
            'KEYRING_DIR is no folder, or this user may not read it.',
            'Run the doctor as the user of the server, and give that user the folder.',
          ),
        ];
      return [
        ...(await folderFindings(folder, uid)),
        ...(await keyFindings(folder, names)),
        ...dueFindings(names, now()),
        ...(await backupHints(folder)),
      ];
    },
  };
}

async function absent(folder: string): Promise<readonly Finding[]> {
  let parent = dirname(resolve(folder));
  while (parent !== dirname(parent) && (await lstat(parent).catch(() => undefined)) === undefined)
    parent = dirname(parent);
  const writable = await access(parent, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!writable)
    return [
      fail(
        'keyring.folder',
        'KEYRING_DIR does not exist, and this user cannot make it.',
        'Make it with mode 0700 for the user of the server, or mount its volume.',
      ),
    ];
  return [
    warn(
      'keyring.folder',
      'KEYRING_DIR does not exist yet; the first start makes it.',
      'If the server ran before, do not start it: mount the volume with the keys first.',
    ),
  ];
}

async function folderFindings(folder: string, uid: number | undefined): Promise<Finding[]> {
  const file = await open(folder, constants.O_RDONLY);
  try {
    const info = await file.stat();
    const findings: Finding[] = [];
    if ((info.mode & OTHERS) !== 0)
      findings.push(fail('keyring.private', 'The keyring folder is open to others.', 'chmod 700 on KEYRING_DIR.'));
    if (uid !== undefined && info.uid !== uid)
      findings.push(
        warn(
          'keyring.owner',
          'The keyring folder belongs to another user than the one who runs this.',
          'Run the doctor as the user of the server; chown the folder to that user.',
        ),
      );
    return findings.length > 0 ? findings : [ok('keyring.private', 'The keyring folder is private.')];
  } finally {
    await file.close();
  }
}

async function keyFindings(folder: string, names: readonly string[]): Promise<Finding[]> {
  const keys = names.filter((name) => name.endsWith(SUFFIX)).sort();
  const faults = (await Promise.all(keys.map((name) => keyFault(folder, name)))).flat();
  const { missing: lost, isLost } = missingAmong(keys.map(withoutSuffix));
  if (isLost)
    faults.push(
      fail(
        'keyring.lost',
        `Keys are missing from the keyring: ${lost.map((name) => name + SUFFIX).join(', ')}.`,
        'Mount the right volume. Do not make new ones: everybody would become a stranger. docs/operations.md says what then.',
      ),
    );
  if (faults.length > 0) return faults;
  return [
    keys.length === 0
      ? ok('keyring.keys', 'The keyring is empty; the first start makes the keys.')
      : ok('keyring.keys', `The keys are private and can be read (${keys.length}).`),
  ];
}

async function keyFault(folder: string, name: string): Promise<Finding[]> {
  let file: FileHandle | undefined;
  try {
    file = await open(join(folder, name), constants.O_RDONLY | constants.O_NOFOLLOW);
    const { mode, size } = await file.stat();
    if ((mode & OTHERS) !== 0)
      return [
        fail('keyring.keys', `The key file ${name} is open to others.`, 'chmod 600 on every file in KEYRING_DIR.'),
      ];
    if (size === 0 || size > SIZE_MAX || (isPageFile(withoutSuffix(name)) && size !== SIZE_MAX))
      return [
        fail(
          'keyring.keys',
          `The key file ${name} is damaged.`,
          'Mount the right volume; a damaged key cannot be restored.',
        ),
      ];
    return [];
  } catch (error) {
    // Destroyed in the meantime by the server: that is what day keys are for.
    if (missing(error)) return [];
    return [
      fail(
        'keyring.keys',
        `The key file ${name} cannot be read.`,
        'Give all files in KEYRING_DIR to the user of the server.',
      ),
    ];
  } finally {
    await file?.close();
  }
}

/** Keys whose promise is over are destroyed every hour; many at once wait for the operator. */
function dueFindings(names: readonly string[], now: Date): Finding[] {
  const today = toDay(now);
  const until = new Map<string, string>();
  for (const name of names) {
    const [, key, day = ''] = PROMISE.exec(name) ?? [];
    // The latest counts; a promise whose key is gone is nothing to destroy.
    if (key !== undefined && names.includes(key + SUFFIX) && day > (until.get(key) ?? '')) until.set(key, day);
  }
  const over = [...until].filter(([, day]) => day < today).map(([key]) => key);
  const days = over.filter((key) => key.startsWith('day-')).length;
  const due = over.length;
  if (due === 0) return [];
  return [
    warn(
      'keyring.due',
      `${due} ${due === 1 ? 'key of a day or month is' : 'keys of days or months are'} past the day until which they were promised.`,
      Math.max(days, due - days) > MOST_AT_ONCE
        ? 'More than two are not destroyed without your word: check the clock, then npm run keyring -- --env FILE destroy.'
        : 'The running server destroys them within the hour, when its clock and that of Redis agree.',
    ),
  ];
}

/** Whether a place is backed up cannot be known from inside; only hints that it is are worth a line. */
async function backupHints(folder: string): Promise<Finding[]> {
  const path = resolve(folder);
  const findings: Finding[] = [];
  const hint = (what: string): void =>
    void findings.push(warn('keyring.place', `The keyring folder lies ${what}.`, BACKUP_REMEDY));
  const known = FILE_SYSTEMS.get((await statfs(path).catch(() => undefined))?.type ?? 0);
  if (known !== undefined) hint(known);
  if (COPIED.test(path)) hint('where its path speaks of backups or of a synchronised folder');
  for (let at = path; at !== dirname(at); at = dirname(at))
    for (const mark of ['.git', '.snapshots', '.zfs'])
      if ((await lstat(join(at, mark)).catch(() => undefined)) !== undefined)
        hint(mark === '.git' ? 'inside a git repository' : 'where snapshots are made');
  return findings;
}
