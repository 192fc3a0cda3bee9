/** Bars are drawn from the printed classes and from nothing else (requirements 87, 89 and 92). */
import { beforeAll, describe, expect, it } from 'vitest';
import { bandsOf, scaleOf } from '../../../../src/core/report/document/bands.ts';
import { render } from '../../../../src/core/report/document/index.ts';
import type { Range, Table } from '../../../../src/core/report/printed.ts';
import type { Report } from '../../../../src/core/report/release.ts';
import { hospital, newMaker, signed, type Maker } from '../../../support/release.helper.ts';

let maker: Maker;
beforeAll(async () => {
  maker = await newMaker();
});

interface Drawn {
  readonly from: number;
  readonly to: number;
  readonly isOpen: boolean;
}
/** Read back from the drawing by its own scale: where two of its lines stand, and what is written under them. */
function measured(drawing: string): readonly Drawn[] {
  const svg = drawing.replaceAll(/\s+/g, ' ').replaceAll(' >', '>').replaceAll(' />', '/>');
  const ticks = [...svg.matchAll(/<text class="tick" x="([\d.]+)" y="[\d.]+" text-anchor="\w+">(\d+)</g)].map(
    ([, x, people]) => ({ x: Number(x), people: Number(people) }),
  );
  const [first, last] = [ticks[0]!, ticks.at(-1)!];
  const people = (x: number): number =>
    first.people + ((x - first.x) * (last.people - first.people)) / (last.x - first.x);
  return [
    ...svg.matchAll(/<rect class="band" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"[^>]*>(<path class="open")?/g),
  ].map(([, x, width, open]) => ({
    from: people(Number(x)),
    to: people(Number(x) + Number(width)),
    isOpen: open !== undefined,
  }));
}
const svgsIn = (page: string): readonly string[] => page.match(/<svg[\s\S]*?<\/svg>/g) ?? [];
const rendered = async (report: Report): Promise<string> =>
  render(await signed(maker, report), { language: 'nl' }) ?? '';

/** Within a hundredth of the drawing's unit, which is far less than a person. */
const near = (found: readonly Drawn[], ranges: readonly Range[]): void => {
  expect(found).toHaveLength(ranges.length);
  for (const [at, { least, most }] of ranges.entries()) {
    expect(found[at]?.from).toBeCloseTo(least, 1);
    if (most !== undefined) expect(found[at]?.to).toBeCloseTo(most, 1);
    expect(found[at]?.isOpen).toBe(most === undefined);
  }
};

describe('a graph', () => {
  it('89, 92: has a bar for each row, from the least to the most of its class', async () => {
    const report = hospital(maker);
    const drawings = svgsIn(await rendered(report));
    expect(drawings).toHaveLength(report.printed.tables.length);
    for (const [at, { rows }] of report.printed.tables.entries())
      near(
        measured(drawings[at]!),
        rows.map(({ range }) => range),
      );
  });

  it.each<readonly Range[]>([
    [{ least: 5, most: 9 }],
    [{ least: 0, most: 9 }],
    [{ least: 10 }],
    [
      { least: 100, most: 104 },
      { least: 5, most: 9 },
    ],
    [
      { least: 1230, most: 1239 },
      { least: 10, most: 19 },
    ],
  ])('has bars within its scale for %j and %j', (...ranges) => {
    const given = ranges.filter((one) => one !== undefined);
    const { markup } = bandsOf(
      given.map((range) => ({ label: 'x', range, short: '' })),
      'x',
      'x',
    );
    near(measured(markup), given);
    const { end, step } = scaleOf(given);
    expect(end / step).toBeLessThanOrEqual(6);
    expect(measured(markup).every(({ to }) => to <= end + 0.1)).toBe(true);
  });

  it('87: is the same for every number of people within the classes, because none of them is in the file', async () => {
    const report = hospital(maker);
    const page = await rendered(report);
    const [, data = ''] = /<script type="application\/json" id="signed">(.*?)<\/script>/s.exec(page) ?? [];
    const numbers = (text: string): ReadonlySet<string> => new Set(text.match(/(?<![\w.])\d+(?![\w.])/g));
    const text = (JSON.parse(data) as { signed: { text: string } }).signed.text;
    expect(JSON.parse(text)).toEqual(report);
    // What the graphs and the tables beside them say in digits is an edge of a class, or a line of the scale.
    for (const [at, figure] of (page.match(/<figure>[\s\S]*?<\/figure>/g) ?? []).entries()) {
      const { rows } = report.printed.tables[at] as Table;
      const { end, step } = scaleOf(rows.map(({ range }) => range));
      const allowed = new Set([
        ...rows.flatMap(({ range }) => [String(range.least), String(range.most)]),
        ...Array.from({ length: end / step + 1 }, (_, index) => String(index * step)),
      ]);
      const words = figure.replaceAll(/<[^>]*>/g, ' ');
      expect([...numbers(words)].filter((one) => !allowed.has(one))).toEqual([]);
    }
  });

  it('stands beside a table that says the same, and says it to who cannot see', async () => {
    const page = await rendered(hospital(maker));
    const figures = page.match(/<figure>[\s\S]*?<\/figure>/g) ?? [];
    expect(figures).toHaveLength(3);
    for (const figure of figures) {
      expect(figure).toMatch(/<figcaption>/);
      const cells = [...figure.replaceAll(/>\s+</g, '><').matchAll(/<th scope="row">([^<]*)<\/th><td>([^<]*)<\/td>/g)];
      const [, name = ''] = /aria-label="([^"]*)"/.exec(figure) ?? [];
      expect(cells.length).toBeGreaterThan(2);
      for (const [, label, range] of cells) expect(name).toContain(`${label}: ${range}`);
    }
  });
});
