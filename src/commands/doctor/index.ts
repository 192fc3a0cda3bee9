/** `npm run doctor`: what is wrong with this installation, and what to do about it. Changes nothing anywhere. */
import type { Environment } from '../../app/config/fields.ts';
import { lookAtFiles, missingFrom, takeOption, type LookedAt } from '../../app/config/start-environment.ts';
import { isAppError } from '../../base/errors.ts';
import { checkAddresses } from './addresses.ts';
import { checkEnvironment } from './environment.ts';
import { checkFiles } from './env-files.ts';
import { checkKeyring } from './keyring.ts';
import { checkKeyringMark } from './keyring-mark.ts';
import { checkIdentities, checkProviders, redirectAddress } from './oidc.ts';
import { checkNotices } from './notices.ts';
import { checkNode } from './node.ts';
import { lookAtOrganisations } from './organisations.ts';
import { checkOutgoing } from './outgoing.ts';
import { checkAdvisers } from './advisers.ts';
import { checkParties } from './parties.ts';
import { checkWaysOn } from './ways-on.ts';
import { openOutgoing } from '../../base/outgoing/index.ts';
import { readPartialConfig } from './partial-config.ts';
import { checkWorkspaces } from './workspaces.ts';
import { jsonOf, linesOf, summaryOf } from './print.ts';
import { checkProof } from './proof.ts';
import { checkRedis } from './redis.ts';
import { exitCode, runChecks, soon } from './run.ts';
import { checkSettings } from './settings.ts';
import { checkSlack, checkSlackManifest, toCompare } from './slack.ts';
import { checkTeams } from './teams.ts';
import { checkTeamsPackage } from './teams-package.ts';
import { info, skipped, type Check, type Finding } from './types.ts';
import { unchecked } from './unchecked.ts';

export interface DoctorParts {
  readonly env: Environment;
  /** Folder of the product, with `manifests/` and `dist/`. */
  readonly root: string;
  readonly nodeVersion: string;
  readonly now: () => Date;
  /** There is a `.env` here, and nobody has read it. */
  readonly unreadFile?: boolean;
  /** Files the variables came from. */
  readonly files?: readonly LookedAt[];
  /** Certificates to trust at our own addresses, beside the system's. */
  readonly ca?: string;
}
export interface DoctorCommand extends DoctorParts {
  /** Node's own options, in which `--env-file` stands. */
  readonly execArgv?: readonly string[];
  /** @throws when it cannot be read. */
  readonly readFile: (path: string) => Uint8Array;
  readonly colour: boolean;
  readonly out: (text: string) => void;
}

const USAGE = `npm run doctor [-- --env <file>] [-- --json]
  looks at this installation, changes nothing, and says for each thing whether it is right and what to do.
  --env <file>   variables from a file such as .env; those already set win
  --json         for machines: { version, ok, findings: [{ id, level, message, remedy }] }
  much of a kind is one line with a count; --json has every line
  signs: ✓ right   ! look at it   ✗ solve it   · to know or to compare   - not checked
  exit code: 0 nothing failed, 1 something failed, 2 the doctor could not run`;

const UNREAD = info(
  'environment.file',
  'There is a file .env here, which was not read: to look at that, npm run doctor -- --env .env',
);
const check = (id: string, run: Check['run']): Check => ({ id, run });

export async function examine({
  env,
  root,
  nodeVersion,
  now,
  ca,
  unreadFile = false,
  files = [],
}: DoctorParts): Promise<readonly Finding[]> {
  const partial = readPartialConfig(env);
  const { slackWanted: wanted, providers, botOrigin, teams } = partial;
  const outgoing = openOutgoing(partial.outgoing);
  const { caCertificates } = partial.outgoing;
  const trusted = caCertificates === undefined ? {} : { ca: caCertificates };
  const looked = lookAtOrganisations(partial.organisationsDir);
  // One look for all; whoever needs it and finds nothing says so. A fault of the look itself is told by its own check.
  const organisations = (await soon(looked))?.organisations;
  return runChecks([
    check('node', () => [checkNode(nodeVersion, now())]),
    check('environment', () => checkEnvironment(env)),
    check('environment.file', () => (unreadFile ? [UNREAD] : checkFiles(files))),
    check('settings', () => checkSettings(env)),
    check('outgoing', () => checkOutgoing(partial, env)),
    check('organisations', async () => (await looked).findings),
    check('organisations.places', () => (organisations === undefined ? [] : checkWorkspaces(organisations, partial))),
    check('people', () =>
      organisations === undefined
        ? [skipped('people', 'The people', 'the organisation files are wrong')]
        : [
            ...checkAdvisers(organisations, now()),
            ...checkWaysOn(organisations),
            ...checkParties(organisations),
            ...checkIdentities(organisations, providers),
          ],
    ),
    checkProof({
      organisations,
      url: partial.redisUrl,
      sentinels: partial.redisSentinels,
      ...trusted,
      memory: partial.memory,
      now,
    }),
    checkKeyring(partial.keyringDir, now),
    checkKeyringMark({
      folder: partial.keyringDir,
      url: partial.redisUrl,
      sentinels: partial.redisSentinels,
      ...trusted,
      memory: partial.memory,
    }),
    checkRedis({
      url: partial.redisUrl,
      sentinels: partial.redisSentinels,
      ...trusted,
      memory: partial.memory,
      production: partial.production,
      now,
    }),
    checkNotices({
      notices: partial.notices,
      organisations,
      folder: partial.keyringDir,
      url: partial.redisUrl,
      sentinels: partial.redisSentinels,
      ...trusted,
      memory: partial.memory,
    }),
    ...checkProviders(providers, outgoing),
    check('oidc.redirect', () => [redirectAddress(partial.inboxOrigin)]),
    ...checkSlack({
      wanted,
      installs: partial.slackInstalls,
      tokens: partial.slackTokens,
      botTokens: partial.slackBotTokens,
      apiUrl: partial.slackApiUrl,
      outgoing,
      organisations,
    }),
    check('slack.compare', () => toCompare(partial)),
    checkSlackManifest({ wanted, root, botOrigin }),
    ...checkTeams({ wanted: partial.teamsWanted, teams, organisations, outgoing }),
    checkTeamsPackage({ teams, root }),
    ...checkAddresses(partial, now, ca, partial.outgoing),
    check('unchecked', unchecked),
  ]);
}

interface Asked {
  readonly json: boolean;
  readonly files: readonly LookedAt[];
  readonly named: boolean;
}
/** `undefined` when it is not understood. @throws AppError when the file after `--env` cannot be read. */
function understand(argv: readonly string[], { execArgv = [], readFile }: DoctorCommand): Asked | undefined {
  const { path, rest } = takeOption(argv);
  if (rest.some((word) => word !== '--json')) return undefined;
  const files = lookAtFiles(path, { execArgv, read: readFile });
  return { json: rest.length > 0, files, named: path !== undefined };
}

/** @returns the exit code: 0 nothing failed, 1 something failed, 2 the doctor could not run. */
export async function runDoctorCommand(argv: readonly string[], parts: DoctorCommand): Promise<number> {
  const { out } = parts;
  if (argv.includes('--help')) {
    out(USAGE);
    return 0;
  }
  let options: Asked | undefined;
  try {
    options = understand(argv, parts);
  } catch (error) {
    if (!isAppError(error, 'CONFIG_INVALID')) throw error;
    out(error.message);
    return 2;
  }
  if (options === undefined) {
    out(USAGE);
    return 2;
  }
  const findings = await examine({
    ...parts,
    env: { ...parts.env, ...missingFrom(parts.env, options.files) },
    files: options.files,
    unreadFile: parts.unreadFile === true && !options.named,
  });
  const code = exitCode(findings);
  if (options.json) out(jsonOf(findings, code));
  else out([...linesOf(findings, parts.colour), '', summaryOf(findings)].join('\n'));
  return code;
}
