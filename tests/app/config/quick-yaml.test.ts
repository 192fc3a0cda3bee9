/** Files are read the quick way where nothing can be wrong with that; what comes of it is what the library for all of YAML says. */
import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineCounter, parseDocument } from 'yaml';
import { marksOf, personsOf, signInsOf } from '../../../src/organisation/identifiers.ts';
import { placesInDocument, placesInQuick } from '../../../src/organisation/places.ts';
import { readQuickly } from '../../../src/organisation/quick-yaml.ts';
import { supplierSchema } from '../../../src/organisation/read-supplier.ts';
import { readWholeYaml, readYaml, type YamlFile } from '../../../src/organisation/read-yaml.ts';
import { organisationSchema } from '../../../src/organisation/schema.ts';

const shipped = (name: string): Promise<string> =>
  readFile(new URL(`../../../organisations/${name}`, import.meta.url), 'utf8');
const [example, supplier] = await Promise.all(['example.yaml', 'suppliers/example.yaml'].map(shipped));

/** Pieces that mean something in YAML, or seem to. */
const PIECES = [
  ...' ·  ·\n·\n\n·\t·\r·\r\n·\u00A0·\u0085·\u2028·\uFEFF·\\·\\n·é·漢·😀'.split('·'),
  ...':·: · :·#· #· # ·-·- ·- - ·\n- a·\n  - a·\n x: y·\n    x: y·? ·, ·,'.split('·'),
  ..."[·]·{·}·{}·[ ]·[a, b]·{ a: b }·\"·'·''·&a ·*a·!·!!str ·|·>·%·@·<<: ·__proto__: ·a:b·a#b·...·---·\n---\n".split(
    '·',
  ),
  ...'~·null·Null·true·True·yes·0·030·0x1F·0o17·1e5·1.50·.5·-1·+3·+31 30·1_000·1e-5·5x·5 x·12:30·2026-12-31·1-2·.nan'.split(
    '·',
  ),
];
const piece = fc.constantFrom(...PIECES);
const place = fc.double({ min: 0, max: 1, noNaN: true });
/** What may happen to a file under somebody's hands: at a place in it something is put, taken away, moved or said anew. */
const slip = fc.oneof(
  fc.tuple(place, piece).map(
    ([at, put]) =>
      (text: string) =>
        splice(text, at, 0, put),
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 4 })).map(
    ([at, less]) =>
      (text: string) =>
        splice(text, at, less, ''),
  ),
  fc.tuple(place, fc.integer({ min: -3, max: 3 })).map(([at, by]) => onLine(at, (line) => moved(line, by))),
  fc.tuple(place, piece, piece).map(([at, a, b]) => onLine(at, (line) => line.replace(/: .*/, `: ${a}${b}`))),
  place.map((at) => onLine(at, () => '')),
  place.map((at) => onLine(at, (line) => `${line}\n${line}`)),
);
const splice = (text: string, at: number, less: number, put: string): string => {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + put + text.slice(from + less);
};
const onLine =
  (at: number, change: (line: string) => string) =>
  (text: string): string => {
    const lines = text.split('\n');
    const which = Math.floor(at * lines.length);
    return lines.map((line, index) => (index === which ? change(line) : line)).join('\n');
  };
const moved = (line: string, by: number): string => (by < 0 ? line.slice(-by) : ' '.repeat(by) + line);
const spoilt = (text: string): fc.Arbitrary<string> =>
  fc.array(slip, { minLength: 1, maxLength: 3 }).map((slips) => slips.reduce((now, change) => change(now), text));

/** Paths of all text in it. */
const placesOf = (value: unknown, path: readonly PropertyKey[] = []): readonly (readonly PropertyKey[])[] =>
  value === null
    ? []
    : typeof value !== 'object'
      ? typeof value === 'string' && value !== ''
        ? [path]
        : []
      : Object.entries(value).flatMap(([key, inner]) =>
          placesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
        );

describe('the quick way', () => {
  it('reads the files that are shipped, and those that every operator makes of them', () => {
    for (const text of [example, supplier, example?.replaceAll('\n', '\r\n')])
      expect(readQuickly(text ?? '')).toBeDefined();
  });

  it.each([
    ['a tab', 'a:\tb'],
    ['a reference', 'a: &x b\nb: *x'],
    ['a kind of somebody’s own', 'a: !x 1'],
    ['a field that stands there twice', 'a: b\na: c'],
    ['a second file', 'a: b\n---\na: c'],
    ['brackets that are not closed', 'a: [b'],
    ['brackets in brackets without end', `a: ${'['.repeat(100_000)}`],
    ['a line that stands too far to the left', 'a:\n    b: c\n  d: e'],
    ['nothing', '# a comment'],
  ])('leaves %s to the other library', (_what, text) => {
    expect(readQuickly(text)).toBeUndefined();
  });

  it('says of whatever it reads what the library says, without a fault, and on the same lines', () => {
    fc.assert(
      fc.property(fc.oneof(spoilt(example ?? ''), spoilt(supplier ?? '')), (text) => {
        const quick = readQuickly(text);
        if (quick === undefined) return;
        const lines = new LineCounter();
        const document = parseDocument(text, { lineCounter: lines });
        expect(document.errors).toEqual([]);
        expect(quick.value).toEqual(document.toJS());
        const [ours, theirs] = [placesInQuick(quick), placesInDocument(document, lines)];
        for (const path of placesOf(quick.value))
          expect([path, ours.lineAt(path)]).toEqual([path, theirs.lineAt(path)]);
      }),
      { numRuns: 120 },
    );
  });
});

describe('a file that somebody broke', () => {
  const said = ({ places, result }: YamlFile<unknown>) => ({
    result,
    marks: marksOf(places),
    signIns: signInsOf(places),
    persons: personsOf(places),
  });

  it('has the same faults on the same lines, and is the same organisation’s, whichever way it was tried first', () => {
    fc.assert(
      fc.property(spoilt(example ?? ''), (text) => {
        const parts = ['x.yaml', text, organisationSchema, 'fill it in'] as const;
        expect(said(readYaml(...parts))).toEqual(said(readWholeYaml(...parts)));
      }),
      { numRuns: 60 },
    );
  });

  it('of a supplier likewise', () => {
    fc.assert(
      fc.property(spoilt(supplier ?? ''), (text) => {
        const parts = ['suppliers/x.yaml', text, supplierSchema, 'fill it in'] as const;
        expect(said(readYaml(...parts))).toEqual(said(readWholeYaml(...parts)));
      }),
      { numRuns: 60 },
    );
  });
});
