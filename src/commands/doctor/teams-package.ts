/** The Teams package, when one was built here: made for this app, this address and this way of answering. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TeamsConfig } from '../../teams/types.ts';
import { readJsonObject } from '../../base/json.ts';
import { textsOf } from './ask.ts';
import { fail, info, ok, skipped, type Check } from './types.ts';
import { readFromZip } from './zip.ts';

const PATH = 'dist/manifests/in-vertrouwen-teams.zip';
const firstOf = (value: unknown): Readonly<Record<string, unknown>> =>
  (Array.isArray(value) ? (value[0] as Record<string, unknown> | undefined) : undefined) ?? {};

export function checkTeamsPackage({
  teams,
  root,
}: {
  readonly teams: TeamsConfig | undefined;
  readonly root: string;
}): Check {
  const id = 'teams.package';
  return {
    id,
    async run() {
      if (teams === undefined) return [];
      const zip = await readFile(join(root, PATH)).catch(() => undefined);
      if (zip === undefined)
        return [
          skipped(id, 'The Teams package', `there is no ${PATH} (\`npm run manifest -- --env .env teams\` makes it)`),
        ];
      const manifest = readJsonObject(readFromZip(zip, 'manifest.json') ?? '');
      if (manifest === undefined)
        return [
          fail(id, `${PATH} is damaged.`, 'Run `npm run manifest -- --env .env teams` again and upload the result.'),
        ];
      const faults = faultsOf(manifest, teams);
      if (faults.length > 0)
        return [
          fail(
            id,
            `${PATH} does not fit this environment: ${faults.join(', ')}.`,
            'Run `npm run manifest -- --env .env teams` with this environment and upload the result under a higher TEAMS_PACKAGE_VERSION.',
          ),
        ];
      const own = teams.packageId === undefined || teams.packageId === teams.appId;
      return [
        ok(id, 'The Teams package fits this environment.'),
        ...(own ? [] : [info(`${id}-id`, 'The Teams package has an id of its own (TEAMS_PACKAGE_ID).')]),
      ];
    },
  };
}

function faultsOf(
  manifest: Readonly<Record<string, unknown>>,
  { appId, packageId = appId, origin, chatReply }: TeamsConfig,
): readonly string[] {
  const { host } = new URL(origin);
  const signInApp = chatReply.mode === 'notify' ? chatReply.graph.clientId : appId;
  const bot = firstOf(manifest['bots']);
  const sso = (manifest['webApplicationInfo'] ?? {}) as Readonly<Record<string, unknown>>;
  const wrong: readonly (readonly [boolean, string])[] = [
    [manifest['id'] !== packageId, 'id is not TEAMS_PACKAGE_ID (TEAMS_APP_ID when absent)'],
    [bot['botId'] !== appId, 'botId is not TEAMS_APP_ID'],
    [firstOf(manifest['composeExtensions'])['botId'] !== appId, 'botId of the command is not TEAMS_APP_ID'],
    [bot['isNotificationOnly'] !== (chatReply.mode === 'silent'), 'the compose box does not fit TEAMS_CHAT_REPLY'],
    [
      sso['id'] !== signInApp || sso['resource'] !== `api://${host}/${signInApp}`,
      'webApplicationInfo names another app or host',
    ],
    [!textsOf(manifest['validDomains']).includes(host), 'validDomains lacks the host of TEAMS_ORIGIN'],
    [
      (manifest['authorization'] !== undefined) !== (chatReply.mode === 'notify'),
      'the permission does not fit TEAMS_CHAT_REPLY',
    ],
  ];
  return wrong.flatMap(([isWrong, what]) => (isWrong ? [what] : []));
}
