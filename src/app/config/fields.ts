/** The kinds of value that variables hold. Messages say what it should be; the value itself is never shown. */
import { z } from 'zod';
import { safeOrigin, safeUrl } from '../../base/url.ts';

export const url = z.string().refine((text) => safeUrl(text) !== undefined, 'must be an https:// address');
export const origin = url.refine(
  (text) => safeOrigin(text) !== undefined,
  'must be an origin: https://host, without a path',
);
/** Reached from outside, by a platform or by people: the plain http that is good enough on this machine is of no use. */
export const isHttps = (text: string): boolean => text.startsWith('https://');
export const publicOrigin = origin.max(250, 'is too long').refine(isHttps, 'must begin with https://');
/** A number written as one: `''`, `1e3` and ` ` are numbers to JavaScript. */
export const whole = (least: number, most: number, otherwise: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, otherwise)
    .transform(Number)
    .refine((number) => number >= least && number <= most, otherwise);
export const port = whole(0, 65_535, 'must be a port number from 1 to 65535');
export const guid = z.guid('must be an id such as 00000000-0000-0000-0000-000000000000').toLowerCase();
export const secret = z.string().min(20, 'is too short to be a real secret');

export type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable counts as absent: that is what a half-filled `.env` holds. */
export const present = (value: string | undefined): string | undefined =>
  value === undefined || value.trim() === '' ? undefined : value.trim();

/** For a rule without a sentence of its own, where zod would say its own words. */
const UNSAID = 'is not as it should be (docs/configuration.md)';

/** Reads the variables that `shape` names. Faults go to `faults`, each with the variable's name. */
export function readVariables<T extends z.ZodObject>(
  shape: T,
  env: Environment,
  faults: string[],
  prefix = '',
): z.infer<T> | undefined {
  const own = Object.fromEntries(Object.keys(shape.shape).map((name) => [name, present(env[prefix + name])]));
  const parsed = shape.safeParse(own, { error: () => UNSAID });
  if (parsed.success) return parsed.data;
  faults.push(
    ...parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `${prefix}${name} ${own[name] === undefined ? 'is missing' : issue.message}`;
    }),
  );
  return undefined;
}
