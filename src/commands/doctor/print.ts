/** The findings as an operator reads them, and as a machine does. */
import type { Finding, Level } from './types.ts';

const SIGNS: Readonly<Record<Level, string>> = { ok: '✓', info: '·', warn: '!', fail: '✗', skipped: '-' };
const COLOURS: Partial<Record<Level, number>> = { ok: 32, warn: 33, fail: 31 };

/** What came from a file or from another server may hold control characters: a terminal would obey them. */
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');

export function lineOf({ level, message, remedy }: Finding, colour: boolean): string {
  const code = COLOURS[level];
  const sign = colour && code !== undefined ? `\u001B[${code}m${SIGNS[level]}\u001B[0m` : SIGNS[level];
  return `${sign} ${plain(message)}${remedy === undefined ? '' : ` → ${plain(remedy)}`}`;
}

/** Of one kind: a ✓ says little the second time, what wants a look still does the tenth. */
const SHOWN: Readonly<Record<Level, number>> = { ok: 3, info: 10, warn: 10, fail: 10, skipped: 3 };

/** As a person reads them: what a thousand organisations have in common is a few lines and a count, in its first place. */
export function linesOf(findings: readonly Finding[], colour: boolean): readonly string[] {
  const kinds = new Map<string, Finding[]>();
  for (const each of findings) {
    const kind = `${each.level} ${each.id}`;
    const same = kinds.get(kind);
    if (same === undefined) kinds.set(kind, [each]);
    else same.push(each);
  }
  return [...kinds.values()].flatMap((kind) => {
    const level = kind[0]?.level ?? 'ok';
    if (kind.length <= SHOWN[level]) return kind.map((each) => lineOf(each, colour));
    // More ✓ than that are one line; of the others the first remain to be solved.
    const shown = kind.slice(0, level === 'ok' || level === 'skipped' ? 1 : SHOWN[level]);
    const more = `… and ${kind.length - shown.length} more of this kind (--json has every line)`;
    return level === 'ok' || level === 'skipped'
      ? shown.map((each) => `${lineOf(each, colour)} ${more}`)
      : [...shown.map((each) => lineOf(each, colour)), `  ${more}`];
  });
}

const count = (findings: readonly Finding[], level: Level): number =>
  findings.filter((each) => each.level === level).length;

export function summaryOf(findings: readonly Finding[]): string {
  const [failed, warned, left] = [count(findings, 'fail'), count(findings, 'warn'), count(findings, 'skipped')];
  const verdict =
    failed > 0
      ? `${failed} must be solved before this installation can be used.`
      : left > 0
        ? 'Nothing failed, but not everything could be looked at.'
        : 'Nothing failed.';
  return `${verdict} In all: ${count(findings, 'ok')} ✓, ${warned} !, ${failed} ✗, ${left} not checked.`;
}

export function jsonOf(findings: readonly Finding[], code: number): string {
  const safe = findings.map(({ message, remedy, ...rest }) => ({
    ...rest,
    message: plain(message),
    ...(remedy === undefined ? {} : { remedy: plain(remedy) }),
  }));
  return JSON.stringify({ version: 1, ok: code === 0, findings: safe }, null, 2);
}
