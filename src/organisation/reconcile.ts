/**
 * Which organisations are in force, given what stands in each file. Start-up, a change while running and the doctor all
 * decide it here. A faulty file costs its own organisation, and no other.
 */
import type { Organisation } from '../core/organisation.ts';
import { textOfMark, type Mark } from './identifiers.ts';
import type { Suppliers } from './join.ts';
import type { ReadResult } from './read.ts';

export interface FileResult {
  readonly name: string;
  readonly result: ReadResult;
}
/** Something about a workspace that no file shows by itself, such as that there is no token for it. */
export interface PlaceFault {
  /** `team T…` or `enterprise E…`. */
  readonly mark: string;
  readonly sentence: string;
}
/** Asked about all organisations that are right in themselves. */
export type CheckPlaces = (organisations: readonly Organisation[]) => readonly PlaceFault[];

export interface Served {
  readonly name: string;
  readonly organisation: Organisation;
  /** Of the same text, with what suppliers say now. */
  readonly again: (suppliers: Suppliers) => Organisation | undefined;
}
export interface Refused {
  readonly name: string;
  readonly faults: readonly string[];
  /** A good version of it is in force: the last one, or this one where only another file stands in the way. */
  readonly served: boolean;
  readonly marks: readonly Mark[];
  readonly signIns: readonly string[];
}
export interface Verdict {
  readonly served: readonly Served[];
  readonly refused: readonly Refused[];
}

export const marksOfOrganisation = ({ id, slack, teams }: Organisation): readonly string[] => [
  `id ${id}`,
  ...(slack?.teamIds ?? []).map((one) => `team ${one}`),
  ...(slack?.enterpriseIds ?? []).map((one) => `enterprise ${one}`),
  ...(teams?.tenantIds ?? []).map((one) => `tenant ${one}`),
];
const organisationOf = ({ result }: FileResult): Organisation | undefined =>
  'organisation' in result ? result.organisation : undefined;
const idIn = ({ result }: FileResult): string | undefined => result.marks.find(({ kind }) => kind === 'id')?.id;

/** What was in force of a file: under its name, or under its id when the file was renamed. */
function priorsOf(files: readonly FileResult[], inForce: readonly Served[]): (file: FileResult) => Served | undefined {
  const names = new Set(files.map(({ name }) => name));
  const byName = new Map(inForce.map((one) => [one.name, one]));
  const byId = new Map(inForce.toReversed().map((one) => [one.organisation.id, one]));
  return (file) => {
    const own = byName.get(file.name);
    if (own !== undefined) return own;
    const id = idIn(file);
    const renamed = id === undefined ? undefined : byId.get(id);
    return renamed !== undefined && !names.has(renamed.name) ? renamed : undefined;
  };
}

interface Case {
  readonly file: FileResult;
  readonly before: Served | undefined;
  readonly prior: Organisation | undefined;
  /** Marks of its own text that another file, or another organisation in force, has as well. */
  disputed: { readonly mark: string; readonly line: number; readonly with: string }[];
  /** The last good version stays in force instead of the text. */
  keeps: boolean;
}

const holds = (organisation: Organisation | undefined, mark: string): boolean =>
  organisation !== undefined && marksOfOrganisation(organisation).includes(mark);

/**
 * When two files name the same workspace, neither gets it, because nobody can say whose people they are. If one of them
 * had it before, that one keeps it and its changes go on counting: an adviser who was taken out of it must not stay
 * because somebody else's file is wrong.
 */
function dispute(cases: readonly Case[]): void {
  const claims = new Map<string, Set<string>>();
  const claim = (mark: string, name: string): void => {
    const names = claims.get(mark) ?? new Set();
    claims.set(mark, names.add(name));
  };
  for (const { file, prior, keeps } of cases) {
    for (const mark of file.result.marks) claim(textOfMark(mark), file.name);
    if (keeps && prior !== undefined) for (const mark of marksOfOrganisation(prior)) claim(mark, file.name);
  }
  for (const one of cases) {
    one.disputed = one.file.result.marks.flatMap((mark) => {
      const others = [...(claims.get(textOfMark(mark)) ?? [])].filter((name) => name !== one.file.name);
      return others.map((name) => ({ mark: textOfMark(mark), line: mark.line, with: name }));
    });
  }
}

export function reconcile(files: readonly FileResult[], inForce: readonly Served[], check: CheckPlaces): Verdict {
  const priorOf = priorsOf(files, inForce);
  const cases = files.map((file): Case => {
    const before = priorOf(file);
    return { file, before, prior: before?.organisation, disputed: [], keeps: organisationOf(file) === undefined };
  });
  const places = new Map<string, PlaceFault[]>();
  for (const fault of check(cases.flatMap(({ file }) => organisationOf(file) ?? [])))
    places.set(fault.mark, [...(places.get(fault.mark) ?? []), fault]);
  const lacking = ({ file }: Case): readonly (PlaceFault & { line: number })[] =>
    file.result.marks.flatMap((mark) =>
      (places.get(textOfMark(mark)) ?? []).map((fault) => ({ ...fault, line: mark.line })),
    );
  // A version that is kept holds its workspaces, which may stand in the way of another file: until nothing changes.
  for (let changed = true; changed;) {
    changed = false;
    dispute(cases);
    for (const one of cases) {
      const { prior, disputed, keeps } = one;
      const own = organisationOf(one.file);
      const isIncumbent = own !== undefined && prior?.id === own.id;
      const mayGoOn = [...disputed, ...lacking(one)].every(({ mark }) => isIncumbent && holds(prior, mark));
      if (keeps || mayGoOn) continue;
      one.keeps = true;
      changed = true;
    }
  }

  const served: Served[] = [];
  const refused: Refused[] = [];
  for (const one of cases) {
    const { file, before, disputed, keeps } = one;
    const { name, result } = file;
    const now = keeps || !('organisation' in result) ? before : result;
    if (now !== undefined) served.push({ name, organisation: now.organisation, again: now.again });
    const faults = [
      ...('faults' in result ? result.faults : []),
      ...disputed.map(
        ({ mark, line, with: other }) =>
          `${name}:${line}: ${mark} is used in ${other} as well; leave it in the file of the organisation it belongs to`,
      ),
      ...lacking(one).map(({ line, sentence }) => `${name}:${line}: ${sentence}`),
    ];
    if (faults.length > 0)
      refused.push({ name, faults, served: now !== undefined, marks: result.marks, signIns: result.signIns });
  }
  return { served, refused };
}
