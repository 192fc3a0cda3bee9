/**
 * A table for a bookkeeping program or a spreadsheet (RFC 4180, with the semicolon that Dutch spreadsheets expect). A cell
 * that a spreadsheet would take for a formula gets an apostrophe in front: a client's name must not be able to run anything.
 * What another country's spreadsheet splits at stands in quotes too, or what is behind a comma would be a cell of its own.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r]/u;
/** As `amountCell` writes it: quoted it would be text. */
const AMOUNT = /^'?-?\d+,\d\d$/;

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\r\n]/.test(harmless) && !AMOUNT.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('');

/** `1234,56`: as a Dutch spreadsheet reads an amount. */
export const amountCell = (cents: number): string =>
  `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)},${String(Math.abs(cents) % 100).padStart(2, '0')}`;
