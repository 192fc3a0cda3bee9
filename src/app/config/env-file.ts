/**
 * A file such as `.env`, read strictly. Node's own reader (`node --env-file`, `util.parseEnv`) loses without a word: the
 * first variable behind a byte order mark, the variable after a line without `=`, what stands behind an unquoted `#`. So
 * the lines are looked at here first, and each loss has a remark; the values are then read by Node as ever.
 */
import { parseEnv } from 'node:util';
import type { Environment } from './fields.ts';

export interface Remark {
  /** `broken`: the line says nothing that can be used. `lossy`: something of it was lost. `note`: it may be meant so. */
  readonly weight: 'broken' | 'lossy' | 'note';
  readonly line: number;
  /** What is wrong, without the file's name and without any value. */
  readonly what: string;
  readonly remedy: string;
}
export interface EnvFile {
  readonly variables: Environment;
  readonly remarks: readonly Remark[];
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const MARK = '\uFEFF';
const QUOTES = ['"', "'", '`'];

const remark = (weight: Remark['weight'], line: number, what: string, remedy: string): Remark => ({
  weight,
  line,
  what,
  remedy,
});

interface Decoded {
  readonly text: string;
  /** The first line that is no UTF-8. */
  readonly wrong?: number;
}

/**
 * The decoder drops a byte order mark. A file that is not UTF-8 is still read, with a remark: UTF-16 (Windows calls it
 * Unicode) completely, any other encoding with a replacement character for each letter that it cannot read.
 */
function decode(bytes: Uint8Array): Decoded {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // UTF-16 without a mark is valid UTF-8, with a NUL beside every letter.
    if (!text.includes('\0')) return { text };
  } catch {
    // Told below.
  }
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || bytes.includes(0);
  if (isWide) {
    const isBig = first === 0xfe || first === 0;
    return { text: new TextDecoder(isBig ? 'utf-16be' : 'utf-16le').decode(bytes), wrong: 1 };
  }
  const text = new TextDecoder('utf-8').decode(bytes);
  return { text, wrong: text.slice(0, text.indexOf('\uFFFD')).split('\n').length };
}

/** Only of a line that has one: what stands before the first `=`. A line without may hold a secret, so it is not shown. */
interface Assignment {
  readonly name: string;
  readonly raw: string;
}
function assignmentOf(line: string): Assignment | undefined {
  const at = line.indexOf('=');
  const name = line
    .slice(0, Math.max(at, 0))
    .trim()
    .replace(/^export\s+/, '');
  return at > 0 && NAME.test(name) ? { name, raw: line.slice(at + 1).trimStart() } : undefined;
}

/** What Node will make of the value, when that is less than what is written. */
function lossOf({ name, raw }: Assignment, line: number, closed: boolean | undefined, rest: string): Remark[] {
  const quoted = raw.length > 0 && QUOTES.includes(raw[0] ?? '');
  if (quoted && closed === false)
    return [remark('broken', line, `the quote before the value of ${name} is never closed`, 'Close it.')];
  const tail = quoted ? rest.trim() : raw;
  const hash = tail.indexOf('#');
  if (quoted) {
    if (tail === '' || hash === 0) return [];
    // The closing quote that was found opens another value: the variables in between would be gone.
    if (raw.includes('\n'))
      return [remark('broken', line, `the quote before the value of ${name} is not closed on its line`, 'Close it.')];
    return [
      remark(
        'lossy',
        line,
        `what stands behind the closing quote of ${name} is left out`,
        'Put the whole value between one pair of quotes.',
      ),
    ];
  }
  if (hash < 0) return [];
  const glued = hash > 0 && !/\s/.test(tail[hash - 1] ?? '');
  return [
    glued
      ? remark(
          'lossy',
          line,
          `the value of ${name} is cut off at its #, which begins a comment`,
          'Put the value between single quotes; in REDIS_URL write %23 for a # in the password.',
        )
      : remark(
          'note',
          line,
          `what stands behind # in the line of ${name} is taken for a comment`,
          'If it belongs to the value, put the value between single quotes.',
        ),
  ];
}

/** Never throws: what is wrong is among the remarks. */
export function readEnvFile(bytes: Uint8Array): EnvFile {
  const { text, wrong } = decode(bytes);
  const remarks: Remark[] = [];
  if (wrong !== undefined)
    remarks.push(
      remark(
        'broken',
        wrong,
        'the file is not UTF-8 text',
        'Save it as UTF-8 (in an editor: "encoding"; with a tool: iconv -t UTF-8).',
      ),
    );
  if (Buffer.from(bytes.subarray(0, 3)).toString('utf8') === MARK)
    remarks.push(
      remark(
        'lossy',
        1,
        'the file begins with a byte order mark, behind which `node --env-file` loses the first variable',
        'Save it as UTF-8 without BOM, or start with --env.',
      ),
    );
  const lines = text.split(/\r\n|\n|\r/);
  const kept: string[] = [];
  const seen = new Map<string, number>();
  for (let index = 0; index < lines.length; index += 1) {
    const number = index + 1;
    const line = lines[index] ?? '';
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    const found = assignmentOf(line);
    if (found === undefined) {
      remarks.push(
        remark(
          'broken',
          number,
          'the line is no NAME=value (a name has letters, digits and _ only)',
          'Correct it, or begin it with #.',
        ),
      );
      continue;
    }
    const quote = found.raw[0] ?? '';
    let whole = found.raw;
    let closed: boolean | undefined;
    let rest = '';
    if (QUOTES.includes(quote)) {
      // A quoted value may go on for lines; one that is never closed ends with its own line, as Node has it.
      const remaining = [found.raw, ...lines.slice(index + 1)].join('\n');
      const end = remaining.indexOf(quote, 1);
      closed = end > 0;
      if (closed) {
        whole = remaining.slice(0, end + 1);
        const extra = whole.split('\n').length - 1;
        rest = (remaining.slice(end + 1).split('\n', 1)[0] ?? '').trimEnd();
        index += extra;
      }
    }
    remarks.push(...lossOf({ ...found, raw: whole }, number, closed, rest));
    const before = seen.get(found.name);
    if (before !== undefined)
      remarks.push(
        remark('lossy', number, `${found.name} stands in line ${before} as well; the last one counts`, 'Keep one.'),
      );
    seen.set(found.name, number);
    kept.push(`${found.name}=${whole}`);
  }
  return { variables: parseEnv(`${kept.join('\n')}\n`), remarks };
}
