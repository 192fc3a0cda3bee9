/**
 * Looks at a folder of thousands of files without asking about each: two hundred in turn, and those of which the system says
 * that they were written. What it does not say (a file that came, went or was replaced, another folder in its place) shows in
 * the times of the folder itself, and then every file is asked about. Where it says nothing, each is at every look.
 */
import { watch, type FSWatcher } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { isYoung, stampOf } from './files.ts';
import type { Which } from './look.ts';

/** A folder with no more files is asked about as a whole at every look: that takes some thousandth of a core. */
const AT_EVERY_LOOK = 200;
/**
 * File systems of which Linux tells every write, because no other machine can write there: ext, XFS, Btrfs, tmpfs, overlay,
 * ZFS and F2FS, by their magic numbers (statfs(2), and `Z` `F` `S` in zfs_vfsops.c).
 */
const TOLD = new Set([0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0x2fc12fc1, 0xf2f52010]);

interface Ear {
  /** Names of which something was said since the last call; `undefined`: it may have been about any. */
  hear(): ReadonlySet<string> | undefined;
  close(): void;
}

export const tellsWrites = async (folder: string): Promise<boolean> =>
  process.platform === 'linux' && TOLD.has((await statfs(folder)).type);

async function listen(folder: string): Promise<Ear | undefined> {
  if (!(await tellsWrites(folder))) return undefined;
  let names = new Set<string>();
  let isDeaf = false;
  let watcher: FSWatcher;
  try {
    watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name === null) isDeaf = true;
      else names.add(name);
    });
  } catch {
    // As many watches as this user may have are in use.
    return undefined;
  }
  watcher.on('error', () => (isDeaf = true));
  return {
    hear() {
      const heard = names;
      names = new Set();
      return isDeaf ? undefined : heard;
    },
    close: () => watcher.close(),
  };
}

export interface Sparing {
  /** `run` is given which of the names to ask about; nothing when it has to list the folder anew and ask about all. */
  look<T>(names: readonly string[], run: (which?: Which) => Promise<T>): Promise<T>;
  close(): void;
}

export function createSparing(folder: string): Sparing {
  let ear: { readonly of: string; readonly hears: Ear } | undefined;
  /** Of the folder at the last look at everything; `undefined`: there was none since it last changed. */
  let seen: string | undefined;
  let turn = 0;
  const close = (): void => {
    ear?.hears.close();
    ear = undefined;
  };

  async function choose(names: readonly string[]): Promise<{ readonly which?: Which; readonly stamp?: string }> {
    if (names.length <= AT_EVERY_LOOK) {
      close();
      return {};
    }
    const info = await stat(folder);
    const of = `${info.dev} ${info.ino}`;
    if (ear?.of !== of) {
      close();
      // From before everything is asked about, so that nothing is missed between the two.
      const hears = await listen(folder);
      ear = hears && { of, hears };
    }
    const heard = ear?.hears.hear();
    if (heard === undefined) {
      close();
      return {};
    }
    const stamp = isYoung(info) ? undefined : stampOf(info);
    if (stamp === undefined || stamp !== seen) return stamp === undefined ? {} : { stamp };
    const inTurn = new Set(names.slice(turn, turn + AT_EVERY_LOOK));
    turn = turn + AT_EVERY_LOOK < names.length ? turn + AT_EVERY_LOOK : 0;
    return { which: (name) => heard.has(name) || inTurn.has(name), stamp };
  }

  return {
    async look(names, run) {
      const { which, stamp } = await choose(names);
      // What was heard is asked about once: when that fails, it is made good by asking about all.
      seen = undefined;
      const result = await run(which);
      seen = stamp;
      return result;
    },
    close,
  };
}
