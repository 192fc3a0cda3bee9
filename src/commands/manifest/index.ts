/** `npm run manifest`: what an administrator uploads to Slack and Teams, filled in from the environment. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../../app/config/fields.ts';
import { isAppError } from '../../base/errors.ts';
import { readValues, type TeamsValues, type Wanted } from './environment.ts';
import { createLink, fillSlackManifest, type SlackReach } from './slack.ts';
import { buildTeamsPackage, OTHER_LANGUAGES, type OtherLanguage } from './teams.ts';

export interface ManifestCliDeps {
  readonly env: Environment;
  /** Folder with `slack/` and `teams/`. */
  readonly sources: string;
  /** Folder that gets `in-vertrouwen-teams.zip` and `slack.json`; made when absent. */
  readonly target: string;
  /** Of this product, three numbers. */
  readonly version: string;
  /** Writes one line for the operator. */
  readonly out: (line: string) => void;
}

const USAGE = `npm run manifest [-- [--env <file>] [slack [--oauth | --socket] | teams]]
  builds the packages to upload: both, or the one named. Variables: see the table in docs/configuration.md
  --env <file>  variables from a file such as .env; those already set win
  --oauth   many workspaces, which add the app themselves (also when SLACK_CLIENT_ID is set)
  --socket  a trial in one workspace, without a public address`;
const WANTED: Readonly<Record<string, Wanted>> = {
  '': { slack: 'env', teams: true },
  slack: { slack: 'env', teams: false },
  'slack --oauth': { slack: 'oauth', teams: false },
  'slack --socket': { slack: 'socket', teams: false },
  teams: { slack: false, teams: true },
};

async function writeTeams({ sources, target, out }: ManifestCliDeps, values: TeamsValues): Promise<void> {
  const read = (name: string): Promise<Buffer> => readFile(join(sources, 'teams', name));
  const readText = async (name: string): Promise<string> => (await read(name)).toString('utf8');
  const text = {
    manifest: await readText('manifest.json'),
    languages: Object.fromEntries(
      await Promise.all(OTHER_LANGUAGES.map(async (one) => [one, await readText(`${one}.json`)] as const)),
    ) as Record<OtherLanguage, string>,
  };
  const [color, outline] = [await read('color.png'), await read('outline.png')];
  const path = join(target, 'in-vertrouwen-teams.zip');
  await writeFile(path, buildTeamsPackage({ ...text, color, outline }, values));
  out(`${path}   app ${values.packageId}, version ${values.version}, chat reply: ${values.chatReply}`);
}

async function writeSlack({ sources, target, out }: ManifestCliDeps, reach: SlackReach): Promise<void> {
  const path = join(target, 'slack.json');
  const template = await readFile(join(sources, 'slack', 'manifest.json'), 'utf8');
  const manifest = fillSlackManifest(template, reach);
  await writeFile(path, manifest);
  const ways = { http: 'one workspace', oauth: 'many workspaces', socket: 'a trial over Socket Mode' };
  out(`${path}   for ${reach.by === 'socket' ? '' : `${reach.origin}, `}${ways[reach.by]}`);
  out(`or open ${createLink(manifest)}`);
}

/** @returns the exit code: 0 done, 1 not done (said why), 2 not understood. Faults of the disk are thrown. */
export async function runManifestCommand(argv: readonly string[], deps: ManifestCliDeps): Promise<number> {
  const asked = argv.join(' ');
  const wanted = Object.hasOwn(WANTED, asked) ? WANTED[asked] : undefined;
  if (wanted === undefined) {
    deps.out(USAGE);
    return 2;
  }
  try {
    const values = readValues(deps.env, wanted, deps.version);
    await mkdir(deps.target, { recursive: true });
    if (values.slack !== undefined) await writeSlack(deps, values.slack);
    if (values.teams !== undefined) await writeTeams(deps, values.teams);
    return 0;
  } catch (error) {
    if (!isAppError(error, 'CONFIG_INVALID')) throw error;
    deps.out(error.message);
    if (asked === '' && !deps.env['TEAMS_APP_ID']) deps.out('For Slack alone: npm run manifest -- --env FILE slack');
    return 1;
  }
}
