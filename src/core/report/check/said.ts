/** What was found, as sentences. The page and the command show the same. */
import type { Language } from '../../organisation.ts';
import type { Finding } from '../attack/index.ts';
import { rowNameIn } from '../document/class-in-words.ts';
import { yearsOf } from '../document/earlier.ts';
import { DOCUMENT_WORDS } from '../document/words/index.ts';
import { lineOf } from '../document/texts.ts';
import type { Release } from '../release.ts';
import type { Checked, CheckedRelease } from './index.ts';
import { en } from './words/en.ts';
import { nl, type CheckWords } from './words/nl.ts';

export const CHECK_WORDS: Readonly<Record<Language, CheckWords>> = { nl, en };

/** `good`: as it should be. `bad`: not. `note`: neither, and worth reading. */
export interface SaidLine {
  readonly tone: 'good' | 'bad' | 'note';
  readonly text: string;
}
export interface SaidPart {
  readonly heading: string;
  readonly lines: readonly SaidLine[];
  /** Which one of `Checked.releases` it is about; absent: all together. */
  readonly about?: number;
}

const good = (text: string): SaidLine => ({ tone: 'good', text });
const bad = (text: string): SaidLine => ({ tone: 'bad', text });
const note = (text: string): SaidLine => ({ tone: 'note', text });

function titleOf(language: Language, release: Release): string {
  const { kinds } = CHECK_WORDS[language];
  const years = release.kind === 'report' ? yearsOf(language, release) : String(release.year);
  return kinds[release.kind](lineOf(release.organisation.name), years);
}

function partOf(language: Language, checked: CheckedRelease, about: number): SaidPart {
  const words = CHECK_WORDS[language];
  const { name, is, release, kid, page, isAlong } = checked;
  const from = isAlong ? words.along(name) : name;
  const heading = release === undefined ? from : `${titleOf(language, release)} (${from})`;
  if (release === undefined || is !== 'signed')
    return { about, heading, lines: [bad(is === 'signed' ? words.unknown : words[is])] };
  const said = page === undefined ? undefined : words.page[page];
  return {
    about,
    heading,
    lines: [
      good(words.signed),
      ...(said === undefined ? (isAlong ? [] : [note(words.file)]) : [page === 'same' ? good(said) : bad(said)]),
      note(words.key(kid ?? '', lineOf(release.maker.name))),
      ...(release.kind === 'report' && release.another === true ? [note(words.another)] : []),
    ],
  };
}

function placeOf(language: Language, finding: Finding): string {
  const { findings } = CHECK_WORDS[language];
  const field = 'field' in finding ? finding.field : undefined;
  const row = 'row' in finding ? finding.row : undefined;
  return findings.at(
    finding.year,
    field === undefined ? undefined : DOCUMENT_WORDS[language].tables[field],
    field === undefined || row === undefined ? row : rowNameIn(language, field, row),
  );
}
/** For the adviser before a release as well. */
export function findingIn(language: Language, finding: Finding): string {
  const { findings, rules } = CHECK_WORDS[language];
  const at = placeOf(language, finding);
  switch (finding.code) {
    case 'few':
      return `${at}: ${findings.few[finding.figure]} (${findings.possible(finding.possible)}).`;
    case 'presence':
      return `${at}: ${findings.presence[finding.group]}`;
    case 'rule':
      return `${at}: ${findings.rule} ${rules[finding.rule]}`;
    case 'impossible':
      return `${at}: ${findings.impossible}`;
    case 'organisations':
      return `${at}: ${findings.organisations}`;
  }
}

function together(language: Language, { findings, missing }: Checked): SaidPart {
  const { attack, missing: missingSaid } = CHECK_WORDS[language];
  const heading = attack.heading;
  if (findings === undefined) return { heading, lines: [bad(attack.none)] };
  const found =
    findings.length === 0
      ? [good(attack.good)]
      : [bad(attack.bad), ...findings.map((finding) => bad(findingIn(language, finding)))];
  const lines = [
    ...found,
    ...(missing === 0 ? [] : [bad(missingSaid(missing))]),
    note(attack.onlyHere),
    note(attack.texts),
  ];
  return { heading, lines };
}

export const saidOf = (language: Language, checked: Checked): readonly SaidPart[] => [
  ...checked.releases.map((one, at) => partOf(language, one, at)),
  together(language, checked),
];
