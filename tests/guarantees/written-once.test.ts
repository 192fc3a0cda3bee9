/** Chores that were once written many times, each a little differently, have one place. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !/^(demo|stand-ins)\//.test(name),
);
const holding = (pattern: RegExp): string[] =>
  files.filter((name) => pattern.test(readFileSync(`src/${name}`, 'utf8'))).toSorted();

it.each([
  ['the shape of an id', /\[A-Za-z0-9_-\]\{22\}/, ['core/conversation.ts']],
  // The inbox's page has a smaller build of the library, and a schema of its own made of the same list.
  ['a language of ours', /z\.enum\(LANGUAGES/, ['core/events.ts', 'inbox/contract.ts']],
  ['the conversation that nobody has', /'A'\.repeat\(22\)/, ['core/conversation.ts']],
  ['what this machine is called', /\[::1\]|127\(|127\\\./, ['base/url.ts']],
  ['the link to the tab', /teams\.microsoft\.com\/l\//, ['teams/tab/link.ts']],
  // Readiness tries the key on one byte, which is no record.
  ['a sealed record', /\.sealRecord\(/, ['core/sealed-record.ts', 'operations/readiness.ts']],
  ['a message that is read for its reason', /\berror\.message\.(endsWith|includes|split)/, []],
])('%s', (_what, pattern, where) => {
  expect(holding(pattern)).toEqual(where);
});
