/** The result: one aligned line per figure, with what was asked of it. */
export interface Row {
  readonly figure: string;
  readonly measured: string;
  /** Absent: nothing was asked, the figure stands beside the others. */
  readonly target?: string;
  readonly met?: boolean;
}
export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

export function formatTable(sections: readonly Section[]): string {
  const rows = sections.flatMap((section) => section.rows);
  const width = (pick: (row: Row) => string): number => Math.max(...rows.map((row) => pick(row).length));
  const [first, second, third] = [
    width(({ figure }) => figure),
    width(({ measured }) => measured),
    width(({ target }) => target ?? ''),
  ];
  const line = ({ figure, measured, target = '', met }: Row): string => {
    const verdict = met === undefined ? '' : met ? 'yes' : 'no';
    return `  ${figure.padEnd(first)}  ${measured.padStart(second)}  ${target.padEnd(third)}  ${verdict}`.trimEnd();
  };
  return sections.map(({ title, rows: own }) => `${title}\n${own.map(line).join('\n')}\n`).join('\n');
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
export const times = (value: number): string => `${value.toFixed(2)} ×`;
export const perSecond = (value: number): string => `${Math.round(value)}/s`;

/** A ratio that is to be so large; one that is not says by how much it falls short. */
export const atLeast = (figure: string, measured: number, least: number): Row => ({
  figure,
  measured:
    measured >= least ? times(measured) : `${Math.ceil((1 - measured / least) * 100)} % short: ${times(measured)}`,
  target: `${times(least)} or more`,
  met: measured >= least,
});

/** A time that is to stay below so many milliseconds; one that does not says by how much. */
export const below = (figure: string, measured: number, most: number): Row => ({
  figure,
  measured: measured < most ? ms(measured) : `${ms(measured - most)} too long: ${ms(measured)}`,
  target: `below ${most} ms`,
  met: measured < most,
});
