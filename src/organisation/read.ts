/** One organisation file: bytes → Organisation, or every fault with its line and path. */
import { LineCounter, parseDocument } from 'yaml';
import type { Organisation } from '../core/organisation.ts';
import { decodeText, firstBadLine } from '../base/text-file.ts';
import { lineOf, marksOf, signInsOf, type Mark } from './identifiers.ts';
import { knownFields, organisationSchema, toOrganisation } from './schema.ts';
import { shapeSentence, unknownFieldSentence, yamlSentence } from './sentences.ts';

/** `marks`: whose file it is, as far as it can be told. */
export type ReadResult = {
  readonly marks: readonly Mark[];
  /** As `isClosed('adviser', …)` asks. */
  readonly signIns: readonly string[];
} & ({ readonly organisation: Organisation } | { readonly faults: readonly string[] });

const printable = (path: readonly PropertyKey[]): string =>
  path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');
const unique = (lines: readonly string[]): readonly string[] => [...new Set(lines)];

/** `name` is how the file is called in messages. Aliases are not expanded: a small file could become a huge one. */
export function readOrganisation(name: string, content: string | Uint8Array): ReadResult {
  const text = typeof content === 'string' ? content.replace(/^\uFEFF/, '') : decodeText(content);
  if (text === undefined) {
    const bytes = content as Uint8Array;
    // Only to see whose it is: what that takes is ASCII.
    const { marks, signIns } = readOrganisation(name, new TextDecoder('latin1').decode(bytes));
    return {
      faults: [`${name}:${firstBadLine(bytes)}: is not UTF-8; save the file again with the encoding UTF-8`],
      marks,
      signIns,
    };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const whose = { marks: marksOf(document, lines), signIns: signInsOf(document) };
  if (document.errors.length > 0)
    return {
      ...whose,
      faults: unique(
        document.errors.map((error) => `${name}:${error.linePos?.[0].line ?? 1}: ${yamlSentence(error.code)}`),
      ),
    };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    return { ...whose, faults: [`${name}:1: aliases (*name) are not supported; write it out`] };
  }
  if (value === null || value === undefined)
    return { ...whose, faults: [`${name}:1: is empty; copy organisations/example.yaml and fill it in`] };
  const parsed = organisationSchema.safeParse(value, { error: shapeSentence });
  if (parsed.success) return { ...whose, organisation: deepFreeze(toOrganisation(parsed.data)) };
  const fault = (path: readonly PropertyKey[], sentence: string): string =>
    `${name}:${lineOf(document, lines, path)}: ${path.length === 0 ? 'the file' : printable(path)}: ${sentence}`;
  return {
    ...whose,
    faults: unique(
      parsed.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => fault([...issue.path, key], unknownFieldSentence(key, knownFields(issue.path))))
          : [fault(issue.path, issue.message)],
      ),
    ),
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    for (const child of Object.values(value)) deepFreeze(child);
    Object.freeze(value);
  }
  return value;
}
