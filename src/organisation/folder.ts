/**
 * A folder of organisation files, served side by side. Read whole at start (every fault at once), looked
 * at again while running: a good change takes effect, a faulty one is reported and the old one stays.
 */
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../core/errors.ts';
import type { Organisation, Organisations } from '../core/organisation.ts';
import type { Log } from '../log.ts';
import { readOrganisation } from './read.ts';

/** Looked at by time, not by file-system events: those do not reach mounted volumes and renamed links. */
const LOOK_EVERY_MS = 2000;

interface Loaded {
  readonly organisations: readonly Organisation[];
  readonly faults: readonly string[];
}

async function files(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => /^[^.].*\.ya?ml$/.test(name)).sort();
}

async function load(folder: string): Promise<Loaded> {
  const faults: string[] = [];
  const organisations: Organisation[] = [];
  const taken = new Map<string, string>();
  for (const name of await files(folder)) {
    const result = readOrganisation(name, await readFile(join(folder, name), 'utf8'));
    if ('faults' in result) {
      faults.push(...result.faults);
      continue;
    }
    const { organisation } = result;
    const workspaces = [
      ...(organisation.slack?.teamIds ?? []).map((id) => `team ${id}`),
      ...(organisation.slack?.enterpriseIds ?? []).map((id) => `enterprise ${id}`),
      ...(organisation.teams?.tenantIds ?? []).map((id) => `tenant ${id}`),
    ];
    for (const mark of [`id ${organisation.id}`, ...workspaces]) {
      const other = taken.get(mark);
      if (other !== undefined) faults.push(`${name}:1: ${mark} is used in ${other} as well`);
      taken.set(mark, name);
    }
    organisations.push(organisation);
  }
  if (organisations.length === 0 && faults.length === 0) faults.push('no .yaml file in the folder');
  return { organisations, faults };
}

/** Changes when any file is added, removed or written. */
async function signature(folder: string): Promise<string> {
  const parts = await Promise.all(
    (await files(folder)).map(async (name) => {
      const info = await stat(join(folder, name));
      return `${name} ${info.mtimeMs} ${info.size} ${info.ino}`;
    }),
  );
  return parts.join('\n');
}

function index(organisations: readonly Organisation[]) {
  const by = (idsOf: (organisation: Organisation) => readonly string[]): ReadonlyMap<string, Organisation> =>
    new Map(organisations.flatMap((organisation) => idsOf(organisation).map((id) => [id, organisation] as const)));
  return {
    list: organisations,
    ids: by(({ id }) => [id]),
    slackTeams: by(({ slack }) => slack?.teamIds ?? []),
    slackEnterprises: by(({ slack }) => slack?.enterpriseIds ?? []),
    tenants: by(({ teams }) => teams?.tenantIds ?? []),
  };
}

export interface OrganisationFolder extends Organisations {
  /** Looks now. Resolves to the faults of the new state; empty when it is in force (or nothing changed). */
  reload(): Promise<readonly string[]>;
  close(): void;
}

/**
 * @throws AppError `ORGANISATION_INVALID` whose message lists every fault as `file:line: path: what`.
 */
export async function openOrganisations(
  folder: string,
  log: Log,
  report: (faults: readonly string[]) => void = () => {},
): Promise<OrganisationFolder> {
  const first = await load(folder).catch((error: unknown): Loaded => {
    throw new AppError('ORGANISATION_INVALID', 'the folder cannot be read', error);
  });
  if (first.faults.length > 0) throw new AppError('ORGANISATION_INVALID', `\n${first.faults.join('\n')}`);
  let current = index(first.organisations);
  let seen = await signature(folder);

  const reload = async (): Promise<readonly string[]> => {
    const found = await signature(folder);
    if (found === seen) return [];
    seen = found;
    const next = await load(folder);
    if (next.faults.length > 0) {
      log.error('organisation-refused', { code: 'ORGANISATION_INVALID', count: next.faults.length });
      report(next.faults);
      return next.faults;
    }
    current = index(next.organisations);
    log.info('organisation-reloaded', { count: next.organisations.length });
    return [];
  };

  const timer = setInterval(() => {
    reload().catch(() =>
      log.error('organisation-refused', { code: 'ORGANISATION_INVALID', reason: 'folder-unreadable' }),
    );
  }, LOOK_EVERY_MS);
  timer.unref();

  return {
    all: () => current.list,
    byId: (id) => current.ids.get(id),
    bySlackTeam: (teamId) => current.slackTeams.get(teamId),
    bySlackEnterprise: (enterpriseId) => current.slackEnterprises.get(enterpriseId),
    byTeamsTenant: (tenantId) => current.tenants.get(tenantId),
    reload,
    close: () => clearInterval(timer),
  };
}
