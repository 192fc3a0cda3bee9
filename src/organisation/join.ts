/**
 * An organisation as its own file and the files of suppliers say it together. What a supplier says of a person is the
 * most there can be: an organisation that asks for more gets a fault, and never more. So what comes of it is safe to
 * serve even where one of the two changed and the other did not yet: who left a supplier is gone.
 */
import type { Tariff } from '../core/billing/tariffs.ts';
import type { Adviser, Identity, Language, Organisation, OwnWords, Schedule } from '../core/organisation.ts';
import { isSame } from '../base/same-text.ts';
import type { AdviserReference, Person, WholeAdviser } from './adviser-schema.ts';
import type { Branding } from './contract-schema.ts';
import { hoursWithin } from './hours.ts';
import { besideReportingPoint } from './reporting-point.ts';
import type { OrganisationFile } from './schema.ts';

export interface Supplier {
  readonly name: string;
  readonly complaints?: string;
  readonly timeZone: string;
  readonly advisers: readonly Person[];
  readonly coordinators?: readonly Identity[];
  readonly tariffs?: readonly Tariff[];
  readonly branding?: Branding;
}
/** One supplier's file. The same object as long as what is in force of it is the same. */
export interface SupplierState {
  /** Absent: its file is faulty and no good version is known. */
  readonly supplier?: Supplier;
  /** `issuer subject` of each person, as far as it can be told of a faulty file too. */
  readonly signIns: ReadonlyMap<string, string>;
}
/** By id. */
export type Suppliers = ReadonlyMap<string, SupplierState>;

export interface JoinFault {
  readonly path: readonly PropertyKey[];
  readonly sentence: string;
}
export interface Joined {
  /** `undefined` when nobody is left in it. */
  readonly organisation: Organisation | undefined;
  readonly faults: readonly JoinFault[];
}

export const splitPerson = (person: string): readonly [supplier: string, person: string] => {
  const [supplier = '', id = ''] = person.split('/');
  return [supplier, id];
};
export const supplierFile = (id: string): string => `suppliers/${id}.yaml`;

/** A word alone is in the language that people read first. */
const wordsOf = (word: string | OwnWords, first: Language): OwnWords =>
  typeof word === 'string' ? { [first]: word } : word;
const knownWork = (words: Person['knowsWork'], first: Language): Pick<Adviser, 'knowsWork'> =>
  words === undefined ? {} : { knowsWork: words.map((word) => wordsOf(word, first)) };
/** Files from before it was asked go on as they were. */
const topicsOf = (topics: WholeAdviser['topics']): Pick<Adviser, 'topics' | 'topicsAssumed'> =>
  topics === undefined ? { topics: ['conduct'], topicsAssumed: true } : { topics };

function described(entry: WholeAdviser, file: OrganisationFile): Adviser {
  const { timeZone: own, hours: week, holidays, away, topics, knowsWork, ...rest } = entry;
  return {
    ...rest,
    ...knownWork(knowsWork, file.languages[0]),
    ...topicsOf(topics),
    schedule: { timeZone: own ?? file.timeZone, weekly: week, holidays, away },
  };
}

type Say = (path: readonly PropertyKey[], sentence: string) => void;

function personOf(entry: AdviserReference, organisation: string, suppliers: Suppliers, say: Say) {
  const [of, who] = splitPerson(entry.person);
  const file = supplierFile(of);
  const state = suppliers.get(of);
  const fault = (sentence: string): undefined => {
    say(['person'], sentence);
  };
  if (state === undefined) return fault(`there is no file ${file} beside the organisation files`);
  if (state.supplier === undefined) return fault(`${file} is faulty: correct that file first`);
  const person = state.supplier.advisers.find(({ id }) => id === who);
  if (person === undefined) return fault(`${file} lists no "${who}"`);
  if (!person.organisations.includes(organisation))
    return fault(
      `${file} does not say that "${who}" works for "${organisation}": it has to stand in their \`organisations\` there`,
    );
  return { supplier: state.supplier, person, file };
}

/** What the organisation asks for, and at most what the supplier gives. */
function narrowed(entry: AdviserReference, person: Person, timeZone: string, file: string, say: Say) {
  const wider = (path: readonly PropertyKey[], what: string): void =>
    say(path, `${what} in ${file}: an organisation may narrow that, and never widen it`);
  const spoken = (entry.languages ?? person.languages).filter((tag, index) => {
    const isSpoken = person.languages.some((one) => isSame(one, tag));
    if (!isSpoken) wider(['languages', index], 'is not among the languages');
    return isSpoken;
  });
  const { weekly, outside } = hoursWithin(entry.hours ?? person.hours, person.hours);
  for (const { day, index } of outside) wider(['hours', day, index], 'lies outside the hours');
  if (entry.holidays === 'none' && person.holidays === 'nl') wider(['holidays'], 'counts holidays that are free');
  if (entry.answersWithinHours !== undefined && entry.answersWithinHours < person.answersWithinHours)
    wider(['answersWithinHours'], `promises more than the ${person.answersWithinHours} hours`);
  const schedule: Schedule = {
    timeZone,
    weekly,
    holidays: person.holidays === 'nl' ? 'nl' : (entry.holidays ?? 'none'),
    away: [...person.away, ...entry.away],
  };
  return {
    languages: spoken.length === 0 ? person.languages : spoken,
    schedule,
    answersWithinHours: Math.max(entry.answersWithinHours ?? 0, person.answersWithinHours),
  };
}

function referred(
  entry: AdviserReference,
  file: OrganisationFile,
  suppliers: Suppliers,
  say: Say,
): Adviser | undefined {
  const found = personOf(entry, file.id, suppliers, say);
  if (found === undefined) return undefined;
  const { supplier, person } = found;
  const { id, person: ref, topics, locations, reportingPoint, capacity, appointedUntil } = entry;
  const { name, gender, background, photo, certified, rehabilitation, contact, identity, keyCards } = person;
  return {
    id,
    person: ref,
    name,
    kind: 'external',
    supplier: supplier.name,
    ...(supplier.complaints === undefined ? {} : { supplierComplaints: supplier.complaints }),
    ...topicsOf(topics),
    locations,
    ...(reportingPoint === undefined ? {} : { reportingPoint }),
    capacity,
    ...(appointedUntil === undefined ? {} : { appointedUntil }),
    ...(gender === undefined ? {} : { gender }),
    ...knownWork(person.knowsWork, file.languages[0]),
    ...(background === undefined ? {} : { background }),
    ...(photo === undefined ? {} : { photo }),
    certified,
    ...(rehabilitation === undefined ? {} : { rehabilitation }),
    contact,
    ...narrowed(entry, person, person.timeZone ?? supplier.timeZone, found.file, say),
    ...(identity === undefined ? {} : { identity }),
    keyCards,
  };
}

export function join(file: OrganisationFile, suppliers: Suppliers): Joined {
  const faults: JoinFault[] = [];
  const known = new Set<string>();
  const advisers = file.advisers.flatMap((entry, index): Adviser[] => {
    const say: Say = (path, sentence) => void faults.push({ path: ['advisers', index, ...path], sentence });
    const adviser = 'person' in entry ? referred(entry, file, suppliers, say) : described(entry, file);
    if (adviser === undefined) return [];
    const { person, identity } = adviser;
    const marks = [
      ...(person === undefined ? [] : [`person ${person}`]),
      ...(identity === undefined ? [] : [`${identity.issuer} ${identity.subject}`]),
    ];
    if (marks.some((mark) => known.has(mark))) {
      say([], 'this is somebody who stands in the file already');
      return [];
    }
    for (const mark of marks) known.add(mark);
    return [adviser];
  });
  // Who stands beside somebody is not known as long as others are wrong.
  if (faults.length === 0) faults.push(...besideReportingPoint(advisers));
  const { contract: contracts, ...said } = file;
  const organisation = { ...said, ...(contracts === undefined ? {} : { contracts }), advisers };
  return { organisation: advisers.length === 0 ? undefined : organisation, faults };
}
