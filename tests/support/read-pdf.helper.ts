/** What a reader of PDF makes of our poster: its text, its outline for screen readers, and what it draws. */
import jsqr from 'jsqr';
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export async function open(file: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(file), useSystemFonts: false, verbosity: 0 }).promise;
}

/** The text of each page, in the order in which it was written. */
export async function textOf(pdf: PDFDocumentProxy): Promise<string[]> {
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  }
  return pages;
}

/** Every piece of text with its corners, in points from the lower left. */
export async function placesOf(
  pdf: PDFDocumentProxy,
  number: number,
): Promise<readonly { text: string; box: number[] }[]> {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  return items.flatMap((item) =>
    'str' in item && item.str.trim() !== ''
      ? [{ text: item.str, box: [item.transform[4], item.transform[5], item.transform[4] + item.width] as number[] }]
      : [],
  );
}

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Node[];
}
export async function structureOf(pdf: PDFDocumentProxy): Promise<readonly { role: string; alt?: string }[]> {
  const flat = ({ role, alt, children = [] }: Node): { role: string; alt?: string }[] => [
    ...(role === undefined || role === 'Root' ? [] : [alt === undefined ? { role } : { role, alt }]),
    ...children.flatMap(flat),
  ];
  const tree: unknown = await (await pdf.getPage(1)).getStructTree();
  return flat(tree as Node);
}

/** The code as it is drawn: the one path of many squares, put on a grid of points and read like a photograph. */
export async function codeOf(pdf: PDFDocumentProxy): Promise<string | undefined> {
  const { fnArray, argsArray } = await (await pdf.getPage(1)).getOperatorList();
  const paths = fnArray.flatMap((operator, index) => {
    if (operator !== OPS.constructPath) return [];
    const [, [numbers]] = argsArray[index] as [number, [Float32Array]];
    return [corners(numbers)];
  });
  const squares = paths.toSorted((a, b) => b.length - a.length)[0] ?? [];
  const all = squares.flat();
  const [left, top] = [Math.min(...all.map(({ x }) => x)), Math.min(...all.map(({ y }) => y))];
  const scale = 3;
  const edge = 24;
  const size = Math.ceil((Math.max(...all.map(({ x }) => x)) - left) * scale) + 2 * edge;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const square of squares) {
    const xs = square.map(({ x }) => Math.round((x - left) * scale) + edge);
    const ys = square.map(({ y }) => Math.round((y - top) * scale) + edge);
    for (let y = Math.min(...ys); y < Math.max(...ys); y += 1)
      for (let x = Math.min(...xs); x < Math.max(...xs); x += 1)
        data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
  }
  return jsqr.default(data, size, size)?.data;
}

/** pdf.js 5: 0 move, 1 line, 2 curve, 3 close; each with its points. */
function corners(numbers: Float32Array): { x: number; y: number }[][] {
  const shapes: { x: number; y: number }[][] = [];
  const lengths = [2, 2, 6, 0];
  for (let at = 0; at < numbers.length;) {
    const operator = numbers[at] ?? 0;
    const length = lengths[operator] ?? 0;
    const [x = 0, y = 0] = numbers.subarray(at + length - 1, at + length + 1);
    if (operator === 0) shapes.push([]);
    if (operator < 3) shapes.at(-1)?.push({ x, y });
    at += 1 + length;
  }
  return shapes;
}
