/**
 * A folder of organisation files, served side by side and looked at again while running. A file that is wrong is
 * reported and costs nobody else anything: of its own organisation the last good version stays in force, or, when none
 * is known since the start, its people are told that it is closed for now.
 */
import { AppError } from '../base/errors.ts';
import type { Organisation, Organisations, LookupKind } from '../core/organisation.ts';
import type { Log } from '../base/log.ts';
import { ignoredSentence, namesIn, NO_NAMES } from './files.ts';
import { reconcile, type CheckPlaces, type Refused, type Served } from './reconcile.ts';
import { isSameFiles, look, type Kept, type Which } from './look.ts';
import { createSparing } from './sparing.ts';
import { isSameLook, lookAtSuppliers, NO_SUPPLIERS } from './suppliers.ts';

export type { CheckPlaces, PlaceFault, Refused } from './reconcile.ts';

/** Looked at by time: events of a file system do not reach mounted volumes and renamed links, and only save questions. */
const LOOK_EVERY_MS = 2000;

export interface OrganisationFolder extends Organisations {
  /** Looks now. Resolves to the faults there are; empty when every file is in force as it lies there. */
  readonly reload: () => Promise<readonly string[]>;
  /** The files that are not in force as they lie there, each with its faults. */
  readonly refused: () => readonly Refused[];
  /** Names that look like organisation files and are not read. */
  readonly ignored: () => readonly string[];
  readonly close: () => void;
}

function index(served: readonly Served[], refused: readonly Refused[]) {
  const list = served.map(({ organisation }) => organisation);
  const by = (idsOf: (organisation: Organisation) => readonly string[]): ReadonlyMap<string, Organisation> =>
    new Map(list.flatMap((organisation) => idsOf(organisation).map((id) => [id, organisation] as const)));
  const closed = new Set(
    refused
      .filter((one) => !one.served)
      .flatMap(({ marks, signIns }) => [
        ...marks.map(({ kind, id }) => `${kind} ${id}`),
        ...signIns.map((who) => `adviser ${who}`),
      ]),
  );
  return {
    list,
    closed,
    ids: by(({ id }) => [id]),
    slackTeams: by(({ slack }) => slack?.teamIds ?? []),
    slackEnterprises: by(({ slack }) => slack?.enterpriseIds ?? []),
    tenants: by(({ teams }) => teams?.tenantIds ?? []),
  };
}
const EMPTY: readonly string[] = ['no .yaml file in the folder'];

/**
 * @param check what no file shows by itself, asked at the start and at every change alike.
 * @throws AppError `ORGANISATION_INVALID` when no organisation can be served; its message lists every fault as
 * `file:line: path: what`.
 */
export async function openOrganisations(
  folder: string,
  log: Log,
  report: (faults: readonly string[]) => void = () => {},
  check: CheckPlaces = () => [],
): Promise<OrganisationFolder> {
  let known: ReadonlyMap<string, Kept> = new Map();
  let suppliers = NO_SUPPLIERS;
  /** With which the organisations in force were made. */
  let taken = NO_SUPPLIERS;
  let served: readonly Served[] = [];
  let refused: readonly Refused[] = [];
  let names = NO_NAMES;
  let ignored: readonly string[] = [];
  let current = index([], []);
  /** Said already. */
  let told = '';

  const faults = (): readonly string[] => refused.flatMap((one) => one.faults);
  const tell = (lines: readonly string[]): void => {
    const all = [...lines, ...ignored.map(ignoredSentence)];
    if (all.join('\n') === told) return;
    told = all.join('\n');
    if (lines.length > 0) log.error('organisation-refused', { code: 'ORGANISATION_INVALID', count: lines.length });
    if (ignored.length > 0) log.error('organisation-ignored', { count: ignored.length });
    if (all.length > 0) report(all);
  };

  /** `true` when what is in force changed. */
  const take = (files: readonly Kept[]): boolean => {
    const before = served.map(({ organisation }) => organisation);
    // Who left a supplier is gone, also where an organisation still refers to them and is refused for it.
    const inForce = served.flatMap((one): Served[] => {
      const organisation = one.again(suppliers.states);
      return organisation === undefined ? [] : [{ ...one, organisation }];
    });
    const verdict = reconcile(files, inForce, check);
    known = new Map(files.map((file) => [file.name, file]));
    taken = suppliers;
    served = verdict.served;
    refused = [...suppliers.refused, ...verdict.refused];
    current = index(served, refused);
    const same = new Set(before);
    return before.length !== current.list.length || current.list.some((organisation) => !same.has(organisation));
  };

  /** `which`: of a folder whose names are the same as before. Tells whether anything is new in it, or at a supplier's. */
  const lookAround = async (which?: Which): Promise<{ files: readonly Kept[]; isNew: boolean } | 'same'> => {
    if (which === undefined) names = await namesIn(folder);
    suppliers = await lookAtSuppliers(folder, suppliers);
    ignored = [...names.ignored, ...suppliers.ignored];
    const found = await look(folder, names, { before: known, suppliers: suppliers.states, which });
    const isSameSuppliers = isSameLook(taken, suppliers);
    if (found === 'same' && isSameSuppliers) return 'same';
    const files = found === 'same' ? [...known.values()] : found;
    return { files, isNew: !isSameSuppliers || !isSameFiles(files, known) };
  };

  const reload = async (which?: Which): Promise<readonly string[]> => {
    const found = await lookAround(which);
    if (found === 'same') {
      tell(faults());
      return faults();
    }
    const { files, isNew } = found;
    // An emptied folder is a volume that went away, not everybody leaving at once.
    if (files.length === 0) {
      tell(EMPTY);
      return EMPTY;
    }
    if (isNew) {
      if (take(files)) log.info('organisation-reloaded', { count: served.length });
    } else known = new Map(files.map((file) => [file.name, file]));
    tell(faults());
    return faults();
  };

  try {
    const found = await lookAround();
    if (found !== 'same') take(found.files);
  } catch (error) {
    throw new AppError('ORGANISATION_INVALID', 'the folder cannot be read', error);
  }
  if (served.length === 0) {
    const lines = [...(known.size === 0 ? EMPTY : faults()), ...ignored.map(ignoredSentence)];
    throw new AppError('ORGANISATION_INVALID', lines);
  }
  tell(faults());

  let looking: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  /** One look after the other, each seeing what was written before it was asked for. */
  const inTurn = (one: () => Promise<readonly string[]>): Promise<readonly string[]> => {
    waiting += 1;
    const turn = looking.then(one).finally(() => (waiting -= 1));
    looking = turn.catch(() => undefined);
    return turn;
  };
  const sparing = createSparing(folder);
  const timer = setInterval(() => {
    // A volume that is slow gets no second question before the first is answered.
    if (waiting > 0) return;
    inTurn(() => sparing.look(names.files, reload)).catch(() => {
      if (told === 'folder') return;
      told = 'folder';
      log.error('organisation-refused', { code: 'ORGANISATION_INVALID', reason: 'folder-unreadable' });
    });
  }, LOOK_EVERY_MS);
  timer.unref();

  const KINDS: Readonly<Record<LookupKind, string>> = {
    organisation: 'id',
    'slack-team': 'team',
    'slack-enterprise': 'enterprise',
    'teams-tenant': 'tenant',
    adviser: 'adviser',
  };
  return {
    all: () => current.list,
    byId: (id) => current.ids.get(id),
    bySlackTeam: (teamId) => current.slackTeams.get(teamId),
    bySlackEnterprise: (enterpriseId) => current.slackEnterprises.get(enterpriseId),
    byTeamsTenant: (tenantId) => current.tenants.get(tenantId),
    isClosed: (kind, id) => current.closed.has(`${KINDS[kind]} ${id}`),
    anyClosed: () => refused.some((one) => !one.served),
    coordinated: ({ issuer, subject }) =>
      [...suppliers.states].flatMap(([id, { supplier }]) =>
        supplier?.coordinators?.some((one) => one.issuer === issuer && one.subject === subject) === true
          ? [{ id, name: supplier.name }]
          : [],
      ),
    reload: () => inTurn(() => reload()),
    refused: () => refused,
    ignored: () => ignored,
    close() {
      clearInterval(timer);
      sparing.close();
    },
  };
}
