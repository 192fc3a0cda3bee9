/**
 * What is published, and never changed again: a yearly account, an advice between two, or a settlement with a supplier. One
 * JSON text, signed as it is written by the key of the adviser who made it. A page, a bill and every later check are made from
 * this and from nothing else.
 */
import * as z from 'zod/mini';
import { readJson } from '../../base/json.ts';
import { isDay } from '../days.ts';
import { ACTIVITIES } from '../register/fields.ts';
import { printedSchema } from './printed.ts';

const slug = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));
const name = z.string().check(z.minLength(1), z.maxLength(120));
const day = z.string().check(z.refine(isDay));
const year = z.int().check(z.minimum(2020), z.maximum(9999));
/** UTF-16 units of one text. */
export const TEXT_MAX = 20_000;
/** In the adviser's own words: paragraphs, without any layout. */
const text = z.string().check(z.maxLength(TEXT_MAX));
/** SHA-256 of the signed text of a release, base64url. */
const hash = z.string().check(z.regex(/^[\w-]{43}$/));

/** Of all years: an account that could name no more would be the last one. */
export const RELEASES_NAMED = 1000;

const organisation = z.strictObject({ id: slug, name });
/**
 * `card`: the maker's key card as the organisation's file has it. Whoever has only the release can check it by that, and
 * compares the id of the card with the organisation's: an id beside a key of somebody else's choice would prove nothing.
 */
const maker = z.strictObject({ name, card: z.string().check(z.regex(/^iv1\.[\w-]{135}$/)) });
const common = {
  v: z.literal(1),
  organisation,
  year,
  day,
  maker,
};
const times = z.partialRecord(z.enum(ACTIVITIES), z.int().check(z.nonnegative(), z.maximum(9999)));

const report = z.strictObject({
  ...common,
  kind: z.literal('report'),
  printed: printedSchema,
  /** Numbers of advisers, no names. */
  team: z.strictObject({
    internal: z.int().check(z.nonnegative()),
    external: z.int().check(z.nonnegative()),
    began: z.int().check(z.nonnegative()),
    stopped: z.int().check(z.nonnegative()),
  }),
  activities: times,
  /** One total, rounded to ten, from 20 contacts up; below that the hours of activities alone. */
  hours: z.optional(
    z.strictObject({ of: z.enum(['all', 'activities']), total: z.int().check(z.nonnegative(), z.multipleOf(10)) }),
  ),
  budget: z.optional(text),
  analysis: text,
  recommendations: text,
  /** A key was lost, or somebody left without handing in: how much is missing is not said. */
  incomplete: z.optional(z.literal(true)),
  /** Another account appears outside of the product, which nothing here can be laid beside. */
  another: z.optional(z.literal(true)),
  /** What was published before about this organisation. */
  earlier: z.array(hash).check(z.maxLength(RELEASES_NAMED)),
});
/** Advice that nobody asked for: no figure, and its text under the same rules. */
const advice = z.strictObject({
  ...common,
  kind: z.literal('advice'),
  advice: text,
  earlier: z.array(hash).check(z.maxLength(RELEASES_NAMED)),
});
/** What a supplier is told of a year of one organisation: consults, down to whole tens (`settledConsults`). */
const settlement = z.strictObject({
  ...common,
  kind: z.literal('settlement'),
  supplier: slug,
  consults: z.int().check(z.nonnegative(), z.multipleOf(10)),
  earlier: z.array(hash).check(z.maxLength(RELEASES_NAMED)),
});

export const releaseSchema = z.discriminatedUnion('kind', [report, advice, settlement]);
export type Release = z.infer<typeof releaseSchema>;
export type Report = Extract<Release, { readonly kind: 'report' }>;
export type Advice = Extract<Release, { readonly kind: 'advice' }>;
export type Settlement = Extract<Release, { readonly kind: 'settlement' }>;

/** `text`: byte for byte what was signed. `signature`: raw P-256, base64url. */
export interface SignedRelease {
  readonly text: string;
  readonly signature: string;
}
const versioned = z.looseObject({ v: z.number() });
/**
 * `newer`: of a later version. `undefined`: none. Only as `JSON.stringify` writes it: with a key twice two readers would read two
 * accounts under one signature, and with other spaces one account would have many hashes.
 */
export function parseRelease(written: string): Release | 'newer' | undefined {
  const found = readJson(written);
  const version = versioned.safeParse(found).data?.v;
  if (version !== undefined && version > 1) return 'newer';
  return JSON.stringify(found) === written ? releaseSchema.safeParse(found).data : undefined;
}
