/** `npm run attack-report -- <file…>`: what the checking page says, for who has a terminal. It reads files and nothing else. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { checkFiles, isGood, type GivenFile } from '../../core/report/check/index.ts';
import { MOST_BYTES } from '../../core/report/check/read.ts';
import { saidOf, type SaidLine } from '../../core/report/check/said.ts';
import { LANGUAGES, type Language } from '../../core/organisation.ts';

interface AttackReportDeps {
  /** Writes one line. */
  readonly out: (line: string) => void;
}

const USAGE = `npm run attack-report -- [--language nl|en] <file…>
  checks yearly accounts, advices and settlements of one organisation: signatures, pages, and whether anybody can be found in them.
  <file…>     pages (.html) or signed texts (.json), of all years at once: one year by itself tells less
  --language  of what is said; Dutch otherwise
  exit code   0: all of it is as it should be; 1: something is not; 2: wrong arguments, or a file that cannot be read`;

const SIGNS: Readonly<Record<SaidLine['tone'], string>> = { good: '+', bad: '!', note: ' ' };
/** A file may hold letters that move the cursor or change what stands above. */
const visible = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');

function parse(
  argv: readonly string[],
): { readonly language: Language; readonly paths: readonly string[] } | undefined {
  const at = argv.indexOf('--language');
  const language = at < 0 ? LANGUAGES[0] : LANGUAGES.find((one) => one === argv[at + 1]);
  const paths = at < 0 ? argv : [...argv.slice(0, at), ...argv.slice(at + 2)];
  if (language === undefined || paths.length === 0 || paths.some((path) => path.startsWith('--'))) return undefined;
  return { language, paths };
}

/** @returns the text; why not, as a word of the system, otherwise */
async function read(path: string): Promise<GivenFile | { readonly fault: string }> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) return { fault: `${path}: larger than any release` };
    return { name: basename(path), text: (await readFile(path, 'utf8')).replace(/^\uFEFF/, '') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return { fault: `${path}: cannot be read (${code})` };
  }
}

/** @returns the exit code, as in `USAGE` */
export async function runAttackReport(argv: readonly string[], { out }: AttackReportDeps): Promise<0 | 1 | 2> {
  const parsed = parse(argv);
  if (parsed === undefined) {
    out(USAGE);
    return 2;
  }
  const given = await Promise.all(parsed.paths.map(read));
  const faults = given.flatMap((one) => ('fault' in one ? [one.fault] : []));
  if (faults.length > 0) {
    for (const fault of faults) out(visible(fault));
    return 2;
  }
  const checked = await checkFiles(given.flatMap((one) => ('fault' in one ? [] : [one])));
  for (const { heading, lines } of saidOf(parsed.language, checked)) {
    out(visible(heading));
    for (const { tone, text } of lines) out(`  ${SIGNS[tone]} ${visible(text)}`);
    out('');
  }
  return isGood(checked) ? 0 : 1;
}
