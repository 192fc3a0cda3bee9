/**
 * What is wrong with an organisation file and what to do, in our words: a library's own ("block as implicit key",
 * "must match /^[UW]…/") tell the person who keeps the file nothing.
 */
import type { YAMLError } from 'yaml';
import type { z } from 'zod';

const QUOTES = 'put it between double quotes';

/** One for each code of the parser (yaml 2.9): the compiler asks for a sentence when there is a new one. */
const YAML: Readonly<Record<YAMLError['code'], string>> = {
  ALIAS_PROPS: 'references (*name) are not supported here; write it out',
  BAD_ALIAS: 'references (*name) are not supported here; write it out',
  BAD_DIRECTIVE: `a line that begins with % means something else here; if it is text, ${QUOTES}`,
  BAD_DQ_ESCAPE: 'after a \\ between double quotes stands something unknown; use single quotes, or write \\\\',
  BAD_INDENT: 'the spaces before this line do not fit the lines above it, or a [ or { above was not closed',
  BAD_PROP_ORDER: `a & or ! means something else here; if it is text, ${QUOTES}`,
  BAD_SCALAR_START: `text cannot begin with this sign; ${QUOTES}`,
  BLOCK_AS_IMPLICIT_KEY: `there is a second ": " on one line, or the spaces before the next line do not fit; if it is text, ${QUOTES}`,
  BLOCK_IN_FLOW: 'between [ ] or { } everything stands on the line itself, with commas; or leave out the brackets',
  DUPLICATE_KEY: 'this field stands here twice; keep one of the two',
  IMPOSSIBLE: 'this cannot be read; compare it with organisations/example.yaml',
  KEY_OVER_1024_CHARS: `this begins with a name of more than 1,024 characters; if it is text, ${QUOTES}`,
  MISSING_CHAR: 'a quote, a comma, a bracket or the space after ":" is missing here or just before it',
  MULTILINE_IMPLICIT_KEY: `a field has its name and ":" on one line; if this is text that goes on, ${QUOTES}`,
  MULTIPLE_ANCHORS: `a & means something else here; if it is text, ${QUOTES}`,
  MULTIPLE_DOCS: 'after a line with --- begins another file; one file holds one organisation',
  MULTIPLE_TAGS: `a ! means something else here; if it is text, ${QUOTES}`,
  NON_STRING_KEY: 'the name of a field is a single word',
  RESOURCE_EXHAUSTION: 'this goes too many levels deep',
  TAB_AS_INDENT: 'this line begins with a tab; use spaces',
  TAG_RESOLVE_FAILED: `a ! means something else here; if it is text, ${QUOTES}`,
  UNEXPECTED_TOKEN:
    'this does not belong here: look at the spaces before it, and for a missing ":" or quote just before it',
  BAD_COLLECTION_TYPE: `a ! means something else here; if it is text, ${QUOTES}`,
};
export const yamlSentence = (code: YAMLError['code']): string => YAML[code];

type Issue = z.core.$ZodRawIssue;

function typeSentence(expected: string, input: unknown): string {
  if (input === undefined) return 'is missing: add it';
  if (input === null) return 'is empty: fill it in, or take the line away';
  const scalar = typeof input === 'number' || typeof input === 'boolean';
  switch (expected) {
    case 'string':
      return scalar ? `is read as a ${typeof input}; ${QUOTES}` : 'write a single line of text';
    case 'array':
    case 'tuple':
      return 'write a list: between [ ] with commas, or each on a line of its own after "- "';
    case 'object':
      return Array.isArray(input) ? 'write fields (name: value), not a list' : 'write fields (name: value) below it';
    case 'boolean':
      return 'write true or false, without quotes';
    case 'int':
      return 'write a whole number, without quotes';
    case 'number':
      return 'write a number, without quotes';
    default:
      return 'is of another kind than what belongs here; see organisations/example.yaml';
  }
}

function sizeSentence(issue: Issue & { code: 'too_small' | 'too_big' }): string {
  const small = issue.code === 'too_small';
  const edge = String(small ? issue.minimum : issue.maximum);
  switch (issue.origin) {
    case 'array':
      return small ? (edge === '1' ? 'name at least one' : `name at least ${edge}`) : `name at most ${edge}`;
    case 'string':
      return small ? 'may not be empty' : `is too long: at most ${edge} characters`;
    default:
      return small
        ? `write a number ${issue.inclusive === false ? 'above' : 'from'} ${edge}${issue.inclusive === false ? '' : ' up'}`
        : `write a number of at most ${edge}`;
  }
}

/** For what the schema has no sentence of its own. */
export function shapeSentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeSentence(issue.expected, issue.input);
    case 'invalid_value':
      return issue.input === undefined
        ? `is missing: write ${issue.values.map(String).join(', ')}`
        : `write one of: ${issue.values.map(String).join(', ')}`;
    case 'too_small':
    case 'too_big':
      return sizeSentence(issue);
    case 'invalid_format':
      return 'is not written as it should be; see organisations/example.yaml';
    default:
      return 'does not belong here; see organisations/example.yaml';
  }
}

/** `awya` → `away`: one letter more, less, other, or two that changed places. */
function near(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x === y) return true;
  let at = 0;
  while (at < x.length && x[at] === y[at]) at += 1;
  const rest = (text: string, from: number): string => text.slice(from);
  return (
    rest(x, at + 1) === rest(y, at + 1) ||
    rest(x, at + 1) === rest(y, at) ||
    rest(x, at) === rest(y, at + 1) ||
    (x[at] === y[at + 1] && x[at + 1] === y[at] && rest(x, at + 2) === rest(y, at + 2))
  );
}
export function unknownFieldSentence(name: string, known: readonly string[]): string {
  const meant = known.find((one) => near(name, one));
  return meant === undefined
    ? `is not a field we know here; it can hold: ${known.join(', ')}`
    : `is not a field we know; write ${meant}`;
}
