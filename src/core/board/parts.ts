/**
 * The board: what an employee and their adviser have in front of them besides messages. Each side writes a part of its own
 * and nobody the other's, so that no adviser can put a yes there, and no server an offer. Whoever reads joins them.
 * Loaded by the browser too.
 */
import * as z from 'zod/mini';
import { readJson } from '../../base/json.ts';
import { toBase64url, utf8 } from '../../seal/bytes.ts';
import type { Body } from '../../seal/padding.ts';
import { ID_PATTERN } from '../conversation.ts';
import { sealedCallMe } from './call-me.ts';
import { itemSchema, type Item } from './items.ts';

/** Of an item, whoever put it there: the first 132 bits of a hash of all it says, so that a changed item is another one. */
export type Mark = string & { readonly __mark: unique symbol };
/** What can be said to an item, as each kind of item has it. */
export const SAYS_PATTERN = /^[a-z0-9-]{1,24}$/;
/** How much of an unknown shape may stand in one part: a hostile page fills its own letter, and no screen. */
export const MAX_ITEMS = 24;
export const MAX_ANSWERS = 48;

const mark = z.string().check(z.regex(ID_PATTERN)) as unknown as z.ZodMiniType<Mark>;
const hour = z.int().check(z.nonnegative(), z.maximum(99_999_999));

export const answerSchema = z.strictObject({
  to: mark,
  says: z.string().check(z.regex(SAYS_PATTERN)),
  /** When it was said. */
  hour,
});
export type Answer = z.infer<typeof answerSchema>;

/** A field of a later release is handed on as it is. One by which what is known here means something else is another `v`. */
const employeePartSchema = z.looseObject({
  v: z.literal(1),
  callMe: z.optional(sealedCallMe),
  /** They asked for a slip by themselves. */
  asksSlip: z.optional(z.literal(true)),
  /** They are left out of what the adviser counts for the yearly account, and of consults. */
  notCounted: z.optional(z.literal(true)),
  answers: z.array(answerSchema).check(z.maxLength(MAX_ANSWERS)),
});
export type EmployeePart = z.infer<typeof employeePartSchema>;

const adviserPartSchema = z.strictObject({
  v: z.literal(1),
  items: z.array(z.unknown()).check(z.maxLength(MAX_ITEMS)),
});
/** Items that a later release put there are kept as they are. */
export type AdviserPart = z.infer<typeof adviserPartSchema>;

/** What was done with one step: for its line among the messages, in our words. */
const didSchema = z.strictObject({
  is: z.string().check(z.regex(SAYS_PATTERN)),
  act: z.string().check(z.regex(SAYS_PATTERN)),
});
export type Did = z.infer<typeof didSchema>;

const stepSchema = z.strictObject({ v: z.literal(1), did: didSchema, part: z.unknown() });

export const NO_ITEMS: AdviserPart = { v: 1, items: [] };
export const NO_ANSWERS: EmployeePart = { v: 1, answers: [] };

export const stepBody = (did: Did, part: AdviserPart | EmployeePart): Body => ({
  kind: 'board',
  text: JSON.stringify({ v: 1, did, part }),
});

/** What a step says was done; `newer`: of a later release. */
export function didIn({ text }: Pick<Body, 'text'>): Did | 'newer' {
  return stepSchema.safeParse(readJson(text)).data?.did ?? 'newer';
}

export function adviserPartIn({ text }: Pick<Body, 'text'>): AdviserPart | 'newer' {
  const step = stepSchema.safeParse(readJson(text)).data;
  return adviserPartSchema.safeParse(step?.part).data ?? 'newer';
}
export function employeePartIn({ text }: Pick<Body, 'text'>): EmployeePart | 'newer' {
  const step = stepSchema.safeParse(readJson(text)).data;
  return employeePartSchema.safeParse(step?.part).data ?? 'newer';
}

const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

export async function markOf(item: unknown): Promise<Mark> {
  const text = utf8(`in-vertrouwen/1/item\n${JSON.stringify(item, inOrder)}`);
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', text))).slice(0, 22) as Mark;
}

/** An item with what was said to it last. `newer`: of a kind or shape that only a later release knows. */
export interface Placed {
  readonly mark: Mark;
  readonly item: Item | 'newer';
  readonly answer?: Answer;
}
export interface Board {
  readonly placed: readonly Placed[];
  readonly own: EmployeePart;
  /** A part that cannot be read: of a later release, or not as it was put there. */
  readonly unread: readonly ('adviser' | 'employee')[];
}

/** What could be read of each side. `undefined`: it has none. */
export interface Parts {
  readonly adviser?: AdviserPart | 'newer' | undefined;
  readonly employee?: EmployeePart | 'newer' | undefined;
}

export async function joined({ adviser, employee }: Parts): Promise<Board> {
  const own = employee === undefined || employee === 'newer' ? NO_ANSWERS : employee;
  const { items } = adviser === undefined || adviser === 'newer' ? NO_ITEMS : adviser;
  const placed = await Promise.all(
    items.map(async (raw): Promise<Placed> => {
      const itsMark = await markOf(raw);
      const answer = own.answers.findLast(({ to }) => to === itsMark);
      const item = itemSchema.safeParse(raw).data ?? 'newer';
      return { mark: itsMark, item, ...(answer === undefined ? {} : { answer }) };
    }),
  );
  const unread = [
    ...(adviser === 'newer' ? (['adviser'] as const) : []),
    ...(employee === 'newer' ? (['employee'] as const) : []),
  ];
  return { placed, own, unread };
}

/** The part with this answer, in place of what was said to that item before. Answers to what is gone go first. */
export function withAnswer({ own, placed }: Board, answer: Answer): EmployeePart {
  const there = new Set(placed.map(({ mark: one }) => one));
  const others = own.answers.filter(({ to }) => to !== answer.to && there.has(to));
  return { ...own, answers: [...others, answer].slice(-MAX_ANSWERS) };
}

/**
 * What there is to say of something that was done: by the act itself, by its first word (`move-0-1` is a `move`), or as any
 * answer. By names of our own only: an act called `constructor` has no words.
 */
export function wordsOfAct<T>(
  words: Readonly<Record<string, Readonly<Record<string, T>>>>,
  { is, act }: Did,
): T | undefined {
  const acts = Object.hasOwn(words, is) ? (words[is] ?? {}) : {};
  const name = [act, act.split('-')[0] ?? '', 'answered'].find((one) => Object.hasOwn(acts, one));
  return name === undefined ? undefined : acts[name];
}
