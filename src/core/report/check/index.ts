/**
 * What anybody can check who has only files: whether each was signed, whether a page says what was signed and nothing else,
 * and whether all of them together give somebody away. The same for the page that is handed out and for the command.
 */
import { attack, type Finding } from '../attack/index.ts';
import { EDITION, render } from '../document/index.ts';
import type { Release, SignedRelease } from '../release.ts';
import { releaseHash, verifyRelease } from '../sign.ts';
import { readFile, type ReadFile } from './read.ts';

export interface GivenFile {
  readonly name: string;
  readonly text: string;
}
export interface CheckedRelease {
  /** Of the file in which it came. */
  readonly name: string;
  /** It went along in the file of another one. */
  readonly isAlong: boolean;
  readonly is: 'signed' | 'forged' | 'newer' | 'unknown';
  readonly signed?: SignedRelease;
  /** Absent where it is unknown or newer. */
  readonly release?: Release;
  /** Of the key that signed it: to compare with the organisation's. */
  readonly kid?: string;
  /** Of a page. `edition`: made by another edition of this program, which wrote other bytes for the same. */
  readonly page?: 'same' | 'other' | 'edition';
}
export interface Checked {
  readonly releases: readonly CheckedRelease[];
  /** Of those that are signed. `undefined`: there is none. */
  readonly findings: readonly Finding[] | undefined;
  /** How many that appeared before are named by these and are not here. */
  readonly missing: number;
}

/** Made anew from what was signed, letter for letter the same. */
async function pageOf({ page, signed, earlier }: ReadFile, release: Release): Promise<CheckedRelease['page']> {
  if (page === undefined) return undefined;
  const hashes = await Promise.all(earlier.map(({ text }) => releaseHash(text)));
  if (!hashes.every((hash) => release.earlier.includes(hash))) return 'other';
  if (page.edition !== EDITION) return page.edition > 0 ? 'edition' : 'other';
  const { language, colour, text } = page;
  return render(signed, { language, colour, earlier }) === text ? 'same' : 'other';
}

async function oneOf(name: string, signed: SignedRelease, isAlong: boolean): Promise<CheckedRelease> {
  const found = await verifyRelease(signed);
  const base = { name, isAlong, signed };
  if (!('release' in found)) return { ...base, is: found.is };
  const { release } = found;
  return found.is === 'signed'
    ? { ...base, is: 'signed', release, kid: found.kid }
    : { ...base, is: 'forged', release };
}

async function inFile({ name, text }: GivenFile): Promise<readonly CheckedRelease[]> {
  const read = readFile(text);
  if (read === undefined) return [{ name, isAlong: false, is: 'unknown' }];
  const main = await oneOf(name, read.signed, false);
  const page = main.release === undefined ? undefined : await pageOf(read, main.release);
  const along = await Promise.all(read.earlier.map((each) => oneOf(name, each, true)));
  return [page === undefined ? main : { ...main, page }, ...along];
}

/** What came twice, by itself and along with another, is said once: by itself. */
function once(all: readonly CheckedRelease[]): readonly CheckedRelease[] {
  const texts = new Set<string>();
  return all
    .toSorted((a, b) => Number(a.isAlong) - Number(b.isAlong))
    .filter(({ isAlong, signed }) => {
      if (signed === undefined) return true;
      const id = `${signed.signature} ${signed.text}`;
      const isNew = !texts.has(id);
      texts.add(id);
      return isNew || !isAlong;
    });
}

export async function checkFiles(files: readonly GivenFile[]): Promise<Checked> {
  const releases = once((await Promise.all(files.map(inFile))).flat());
  const good = releases.flatMap(({ is, release, signed }) =>
    is === 'signed' && release !== undefined && signed !== undefined ? [{ release, text: signed.text }] : [],
  );
  const here = new Set(await Promise.all(good.map(({ text }) => releaseHash(text))));
  const named = new Set(good.flatMap(({ release }) => release.earlier));
  return {
    releases,
    findings: good.length === 0 ? undefined : attack(good.map(({ release }) => release)),
    missing: [...named].filter((hash) => !here.has(hash)).length,
  };
}

/** All of it is as it should be. */
export const isGood = ({ releases, findings, missing }: Checked): boolean =>
  findings?.length === 0 &&
  missing === 0 &&
  releases.every(({ is, page }) => is === 'signed' && (page === undefined || page === 'same'));
