/** One A4 for the wall of a canteen. It can be read from two metres and scanned from one. */
import Pdf from 'pdfkit';
import { encodeQR } from 'qr';
import { LOCALES } from '../../core/words/languages.ts';
import { COLOURS } from './colours.ts';
import type { PosterContent } from './content.ts';
import type { Fonts } from './fonts.ts';
import { createTypesetter, type Typesetter, type Style } from './typesetter.ts';
import { drawPeople, drawSheet } from './advisers.ts';

const PAGE = { width: 595.28, height: 841.89, margin: 48 } as const;
const INNER = PAGE.width - 2 * PAGE.margin;
const FOOT = 46;

const text = (size: number, more: Partial<Style> = {}): Style => ({
  size,
  weight: 'regular',
  colour: COLOURS.ink,
  ...more,
});
const bold = (size: number, colour: string = COLOURS.ink, leading = 1.2): Style => ({
  size,
  weight: 'bold',
  colour,
  leading: size * leading,
});

export async function drawPoster(content: PosterContent, fonts: Fonts): Promise<Buffer> {
  const { words, day } = content;
  const document = new Pdf({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: LOCALES[content.language],
    // Otherwise pdfkit reads its own base font from disk, which nothing here is drawn with.
    font: fonts.regular[0]?.file as never,
    info: { Title: content.title, Author: content.organisation, Creator: content.brand, CreationDate: day },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => void chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  const typesetter = createTypesetter(document, fonts);

  let y = drawHead(typesetter, content);
  y = drawCode(document, typesetter, content, y + 14) + 18;
  for (const point of content.points) {
    const top = y;
    typesetter.ornament(() => document.circle(PAGE.margin + 5, top + 8.5, 3.2).fill(COLOURS.accent));
    y += typesetter.write(typesetter.wrap(point, text(14, { leading: 18 }), INNER - 22), PAGE.margin + 22, y, 'P') + 5;
  }
  y += 8;
  typesetter.ornament(() => document.rect(PAGE.margin, y - 4, INNER, 0.8).fill(COLOURS.line));
  y += 8 + typesetter.write(typesetter.wrap(words.advisers, bold(17), INNER), PAGE.margin, y + 8, 'H2') + 8;
  const area = { x: PAGE.margin, y, width: INNER, height: PAGE.height - FOOT - 14 - y };
  const { left, height } = drawPeople(typesetter, content.advisers, area);
  if (left > 0) typesetter.write(typesetter.wrap(words.others(left), bold(12.5), INNER), PAGE.margin, y + height, 'P');
  drawFoot(document, typesetter, content);

  for (let waiting = left > 0 ? content.advisers : []; waiting.length > 0;) {
    document.addPage();
    const top =
      PAGE.margin +
      typesetter.write(typesetter.wrap(words.advisers, bold(24), INNER), PAGE.margin, PAGE.margin, 'H2') +
      14;
    waiting = drawSheet(typesetter, waiting, { ...area, y: top, height: PAGE.height - FOOT - 14 - top });
    drawFoot(document, typesetter, content);
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function drawHead(typesetter: Typesetter, { brand, organisation, heading, lead }: PosterContent): number {
  let y = 40;
  y +=
    typesetter.write(
      typesetter.wrap(`${brand} · ${organisation}`, bold(12.5, COLOURS.accent), INNER),
      PAGE.margin,
      y,
      'P',
    ) + 8;
  y += typesetter.write(typesetter.wrap(heading, bold(44, COLOURS.ink, 1.12), INNER), PAGE.margin, y, 'H1') + 8;
  return y + typesetter.write(typesetter.wrap(lead, text(16, { leading: 21 }), INNER), PAGE.margin, y, 'P');
}

/** A panel with the code on the left and where it leads on the right. @returns where it ends. */
function drawCode(
  document: InstanceType<typeof Pdf>,
  typesetter: Typesetter,
  content: PosterContent,
  top: number,
): number {
  const { words, address, url } = content;
  const side = content.advisers.length <= 4 ? 216 : content.advisers.length <= 9 ? 180 : 140;
  const pad = 16;
  const height = side + 2 * pad;
  typesetter.ornament(() => document.roundedRect(PAGE.margin, top, INNER, height, 14).fill(COLOURS.tint));
  const [x, y] = [PAGE.margin + pad, top + pad];
  typesetter.figure(words.codeAlt(address), () => {
    document.roundedRect(x, y, side, side, 8).fill(COLOURS.white);
    // The quiet zone is four modules wide (ISO/IEC 18004).
    const rows = encodeQR(url, 'raw', { ecc: 'medium', border: 4 });
    const module = side / rows.length;
    rows.forEach((row, down) =>
      row.forEach((dark, right) => {
        if (dark) document.rect(x + right * module, y + down * module, module, module);
      }),
    );
    document.fill('#000000');
  });
  const column = { x: x + side + 22, width: INNER - side - 2 * pad - 22 };
  const parts = [
    typesetter.wrap(words.scan, bold(24, COLOURS.ink, 1.15), column.width),
    typesetter.wrap(address, inOneLine(typesetter, address, column.width), column.width),
    typesetter.wrap(words.scanNote, text(13.5, { leading: 18 }), column.width),
  ];
  let at = top + (height - parts.reduce((sum, part) => sum + part.height + 8, -8)) / 2;
  for (const part of parts) at += typesetter.write(part, column.x, at, 'P') + 8;
  return top + height;
}

/** An address that people type is kept on one line if it can be. */
function inOneLine(typesetter: Typesetter, address: string, width: number): Style {
  const style = bold(14, COLOURS.accent, 1.3);
  const size = Math.max(10, Math.min(14, (14 * width) / (typesetter.measure(address, style) + 1)));
  return bold(size, COLOURS.accent, 1.3);
}

function drawFoot(document: InstanceType<typeof Pdf>, typesetter: Typesetter, { words }: PosterContent): void {
  const y = PAGE.height - FOOT;
  typesetter.ornament(() => document.rect(PAGE.margin, y - 8, INNER, 0.8).fill(COLOURS.line));
  typesetter.write(typesetter.wrap(words.urgent, bold(12), INNER), PAGE.margin, y, 'P');
}
