/** A file that somebody dropped or named: a release as a page, or as JSON. Whatever it holds, it is only read. */
import * as z from 'zod/mini';
import { readJson } from '../../../base/json.ts';
import { LANGUAGES, type Language } from '../../organisation.ts';
import { RELEASES_NAMED, type SignedRelease } from '../release.ts';

export interface ReadFile {
  readonly signed: SignedRelease;
  /** What appeared before and goes along in the file. */
  readonly earlier: readonly SignedRelease[];
  /** Of a page: how it says that it was made. */
  readonly page?: {
    readonly text: string;
    readonly edition: number;
    readonly language: Language;
    readonly colour: string;
  };
}

/** A release has three texts of 20,000 letters at most, and others go along: a server keeps four million letters of one organisation. */
export const MOST_BYTES = 16_000_000;

const one = z.object({ text: z.string(), signature: z.string() });
const together = z.object({ signed: one, earlier: z.optional(z.array(one).check(z.maxLength(RELEASES_NAMED))) });

const HEAD = /<html [^>]*?data-edition="(\d{1,4})"[^>]*?data-language="([a-z]{2})"[^>]*?data-colour="(#[0-9a-f]{6})"/;
const DATA = /<script type="application\/json" id="signed">([^<]*)<\/script>/;

/** @returns `undefined` for what holds no release, as far as can be seen */
export function readFile(text: string): ReadFile | undefined {
  if (text.length > MOST_BYTES) return undefined;
  const [, data] = DATA.exec(text) ?? [];
  const found = readJson(data ?? text);
  const both = together.safeParse(found).data;
  const signed = both?.signed ?? one.safeParse(found).data;
  if (signed === undefined) return undefined;
  const read = { signed, earlier: both?.earlier ?? [] };
  if (data === undefined) return read;
  const [, edition = '0', said, colour = ''] = HEAD.exec(text) ?? [];
  const language = LANGUAGES.find((each) => each === said) ?? LANGUAGES[0];
  return { ...read, page: { text, edition: Number(edition), language, colour } };
}
