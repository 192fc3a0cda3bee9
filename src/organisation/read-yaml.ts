/**
 * Bytes of a file → what its schema makes of them, or every fault with its line and path. A file in which nothing is wrong
 * is read the quick way; what is said of a fault is found by the library, which knows its place.
 */
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { decodeText, firstBadLine } from '../base/text-file.ts';
import { knownFields } from './known-fields.ts';
import { placesInDocument, placesInQuick, type Places } from './places.ts';
import { readQuickly } from './quick-yaml.ts';
import { shapeSentence, unknownFieldSentence, yamlSentence } from './sentences.ts';

export interface YamlFile<T> {
  /** For what can be told of a faulty file too. */
  readonly places: Places;
  readonly result: { readonly data: T } | { readonly faults: readonly string[] };
  /** `file:line: path: what`. */
  readonly fault: (path: readonly PropertyKey[], sentence: string) => string;
}

const printable = (path: readonly PropertyKey[]): string =>
  path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');
export const unique = (lines: readonly string[]): readonly string[] => [...new Set(lines)];

/**
 * `name` is how the file is called in messages. Aliases are not expanded: a small file could become a huge one.
 * @param empty what to do about a file in which nothing stands.
 */
export function readYaml<S extends z.ZodType>(
  name: string,
  content: string | Uint8Array,
  schema: S,
  empty: string,
): YamlFile<z.infer<S>> {
  const text = textOf(content);
  const quick = text === undefined ? undefined : readQuickly(text);
  let found: YamlFile<z.infer<S>> | undefined;
  const whole = (): YamlFile<z.infer<S>> => (found ??= readWholeYaml(name, content, schema, empty));
  if (quick === undefined) return whole();
  const parsed = schema.safeParse(quick.value);
  if (!parsed.success) return whole();
  return {
    places: placesInQuick(quick),
    result: { data: parsed.data },
    fault: (path, sentence) => whole().fault(path, sentence),
  };
}

const textOf = (content: string | Uint8Array): string | undefined =>
  typeof content === 'string' ? content.replace(/^\uFEFF/, '') : decodeText(content);

/** By the library alone: the same for every file, and slower. */
export function readWholeYaml<S extends z.ZodType>(
  name: string,
  content: string | Uint8Array,
  schema: S,
  empty: string,
): YamlFile<z.infer<S>> {
  const decoded = textOf(content);
  // Of a text in another encoding only to see whose it is: what that takes is ASCII.
  const text = decoded ?? new TextDecoder('latin1').decode(content as Uint8Array);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const places = placesInDocument(document, lines);
  const fault = (path: readonly PropertyKey[], sentence: string): string =>
    `${name}:${places.lineAt(path)}: ${path.length === 0 ? 'the file' : printable(path)}: ${sentence}`;
  const found = (result: YamlFile<z.infer<S>>['result']): YamlFile<z.infer<S>> => ({ places, result, fault });
  if (decoded === undefined) {
    const line = firstBadLine(content as Uint8Array);
    return found({ faults: [`${name}:${line}: is not UTF-8; save the file again with the encoding UTF-8`] });
  }
  if (document.errors.length > 0)
    return found({
      faults: unique(
        document.errors.map((error) => `${name}:${error.linePos?.[0].line ?? 1}: ${yamlSentence(error.code)}`),
      ),
    });
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    return found({ faults: [`${name}:1: aliases (*name) are not supported; write it out`] });
  }
  if (value === null || value === undefined) return found({ faults: [`${name}:1: is empty; ${empty}`] });
  const parsed = schema.safeParse(value, { error: shapeSentence });
  if (parsed.success) return found({ data: parsed.data });
  return found({
    faults: unique(
      parsed.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) =>
              fault([...issue.path, key], unknownFieldSentence(key, knownFields(schema, issue.path))),
            )
          : [fault(issue.path, issue.message)],
      ),
    ),
  });
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !Object.isFrozen(value)) {
    for (const child of Object.values(value)) deepFreeze(child);
    Object.freeze(value);
  }
  return value;
}
