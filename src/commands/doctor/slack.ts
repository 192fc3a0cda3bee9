/**
 * Slack, as far as a token can tell. The server itself may never call `auth.test` (its guard refuses it); this is
 * another process with one call, that reads and writes nothing: docs.slack.dev/reference/methods/auth.test.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { slackPlacesOf, type Organisation } from '../../core/organisation.ts';
import { BOT_SCOPES } from '../../slack/scopes.ts';
import { direct, type Outgoing } from '../../base/outgoing/index.ts';
import { readJsonObject } from '../../base/json.ts';
import { ask, textsOf } from './ask.ts';
import type { PartialConfig } from './partial-config.ts';
import { noResponse, why, type Whom } from './remote.ts';
import { fail, info, ok, skipped, warn, type Check, type Finding } from './types.ts';

const SLACK: Whom = { name: 'Slack', host: 'slack.com' };
const EVENTS = ['app_home_opened', 'app_uninstalled', 'tokens_revoked'];

/** Only what looks like a fixed word of Slack's is shown. */
const word = (value: unknown): string =>
  typeof value === 'string' && /^[a-z][a-z0-9_.:-]{0,60}$/.test(value) ? value : '?';

const TOKEN_REMEDY =
  'Copy the Bot User OAuth Token again: api.slack.com/apps → your app → OAuth & Permissions. If it was removed, install the app again.';

export interface SlackParts {
  readonly wanted: boolean;
  /** Then there may well be no token in the environment. */
  readonly installs: boolean;
  readonly tokens: readonly string[];
  /** The workspace each is written for; `*` for none in particular. */
  readonly botTokens?: Readonly<Record<string, string>>;
  readonly apiUrl: string;
  readonly outgoing?: Outgoing;
  /** `undefined` when the organisation files are wrong. */
  readonly organisations: readonly Organisation[] | undefined;
}

export function checkSlack({
  wanted,
  installs,
  tokens,
  botTokens = {},
  apiUrl,
  organisations,
  outgoing = direct,
}: SlackParts): readonly Check[] {
  if (!wanted || (installs && tokens.length === 0)) return [];
  if (tokens.length === 0)
    return [
      { id: 'slack.token', run: () => [skipped('slack.token', 'The Slack token', 'there is no well-formed one')] },
    ];
  return tokens.map((token, index) => ({
    id: 'slack.token',
    async run(signal) {
      const name = tokens.length === 1 ? 'The Slack token' : `Slack token ${index + 1} of ${tokens.length}`;
      const asked = await ask(`${apiUrl}auth.test`, {
        signal,
        outgoing,
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: '',
      });
      const none = noResponse(asked, SLACK);
      const response = 'failed' in asked ? undefined : readJsonObject(asked.text);
      if (none !== undefined || 'failed' in asked || response === undefined)
        return [
          fail(
            'slack.reachable',
            `Slack cannot be reached: ${none?.why ?? why(asked)}.`,
            none?.remedy ??
              'Something else may answer in the place of slack.com: a proxy, or SLACK_API_URL, which is to be left out.',
          ),
        ];
      if (response['error'] === 'ratelimited')
        return [fail('slack.reachable', 'Slack was asked too often.', 'Wait some minutes and run the doctor again.')];
      if (response['ok'] !== true)
        return [fail('slack.token', `${name} is refused by Slack: ${word(response['error'])}.`, TOKEN_REMEDY)];
      return [
        ok('slack.token', `${name} is in force.`),
        scopes(name, String(asked.headers['x-oauth-scopes'] ?? '')),
        workspace(name, [response['team_id'], response['enterprise_id']], organisations),
        ...swapped(
          Object.keys(botTokens).filter((place) => botTokens[place] === token),
          response,
        ),
      ];
    },
  }));
}

function scopes(name: string, header: string): Finding {
  const id = 'slack.scopes';
  const list = header
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
  const more = list.filter((each) => !BOT_SCOPES.includes(each));
  const lacking = BOT_SCOPES.filter((each) => !list.includes(each));
  if (more.length > 0)
    return fail(
      id,
      `${name} may do more than is promised to employees: ${more.map(word).join(', ')}.`,
      'Remove those scopes under OAuth & Permissions. A token keeps old scopes: uninstall the app, install it again and copy the new token.',
    );
  if (lacking.length > 0)
    return fail(
      id,
      `${name} lacks a scope: ${lacking.join(', ')}.`,
      'Give the app the manifest of `npm run manifest -- --env .env slack`, and install it again.',
    );
  return ok(id, `${name} may do exactly what is wanted: ${BOT_SCOPES.join(', ')}.`);
}

/** `places`: the team and, for an installation in a whole Enterprise organisation, that. */
function workspace(
  name: string,
  places: readonly unknown[],
  organisations: readonly Organisation[] | undefined,
): Finding {
  const id = 'slack.workspace';
  if (organisations === undefined)
    return skipped(id, `The workspace of ${name.toLowerCase()}`, 'the organisation files are wrong');
  const shown = places.filter(
    (place): place is string => typeof place === 'string' && /^[TE][A-Z0-9]{2,20}$/.test(place),
  );
  const owner = organisations.find((each) => slackPlacesOf(each).some((place) => shown.includes(place)));
  return owner === undefined
    ? fail(
        id,
        `${name} belongs to workspace ${shown[0] ?? '?'}, which is in no organisation file.`,
        'Put that id under slack.teamIds of the right organisation.',
      )
    : ok(id, `${name} belongs to a workspace of "${owner.id}".`);
}

/** A token written for another workspace than its own: every press there would go to an app that is not theirs. */
function swapped(writtenFor: readonly string[], response: Readonly<Record<string, unknown>>): Finding[] {
  const { team_id: team, enterprise_id: enterprise } = response;
  const isOrgWide = response['is_enterprise_install'] === true;
  const isWrong = (place: string): boolean =>
    place.startsWith('E') ? place !== enterprise : !isOrgWide && place !== team;
  return writtenFor
    .filter((place) => place !== '*' && /^[TE][A-Z0-9]{2,20}$/.test(place) && isWrong(place))
    .map((place) =>
      fail(
        'slack.swapped',
        `The token that SLACK_BOT_TOKENS has for ${place} belongs to ${typeof team === 'string' && /^[TE][A-Z0-9]{2,20}$/.test(team) ? team : 'another workspace'}.`,
        'Write each token behind the id of its own workspace (T…=xoxb-…): two may have changed places.',
      ),
    );
}

/** What cannot be asked without a configuration token of the app: said, and given to compare. */
export function toCompare({ slackWanted, slackInstalls, socketMode, botOrigin }: Comparing): Finding[] {
  if (!slackWanted) return [];
  // Slack comes in over a connection of ours then: there is no address, and nothing is signed.
  if (socketMode)
    return [
      info(
        'slack.socket-mode',
        'Slack is reached by Socket Mode; whether SLACK_APP_TOKEN is right shows at the start.',
      ),
    ];
  const findings = [
    info(
      'slack.signing-secret',
      'SLACK_SIGNING_SECRET cannot be checked from here: Slack never confirms it. The first /vertrouwenspersoon shows it; a wrong one is "request-refused" in the log.',
    ),
  ];
  if (botOrigin === undefined)
    return [...findings, skipped('slack.request-url', 'The request URL', 'BOT_ORIGIN is not set or malformed')];
  findings.push(
    info(
      'slack.request-url',
      `Compare: the request URL of slash command, interactivity and events must be exactly ${botOrigin}/slack`,
    ),
  );
  if (slackInstalls)
    findings.push(
      info(
        'slack.redirect-url',
        `Compare: the redirect URL under OAuth & Permissions must be exactly ${botOrigin}/slack/oauth. Tokens of workspaces that add the app there are sealed in Redis; they are not looked at here.`,
      ),
    );
  return findings;
}
type Comparing = Pick<PartialConfig, 'slackWanted' | 'slackInstalls' | 'socketMode' | 'botOrigin'>;

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined),
    value,
  );
const each = (value: unknown, key: string): readonly string[] =>
  Array.isArray(value) ? textsOf(value.map((entry: unknown) => at(entry, key))) : [];

/** The manifest against the code that answers to it, and the built one against BOT_ORIGIN. */
export function checkSlackManifest(parts: {
  readonly wanted: boolean;
  readonly root: string;
  readonly botOrigin: string | undefined;
}): Check {
  const id = 'slack.manifest';
  const read = async (path: string): Promise<Readonly<Record<string, unknown>> | undefined> =>
    readJsonObject(await readFile(join(parts.root, path), 'utf8').catch(() => ''));
  return {
    id,
    async run() {
      if (!parts.wanted) return [];
      const built = await read('dist/manifests/slack.json');
      const manifest = built ?? (await read('manifests/slack/manifest.json'));
      if (manifest === undefined) return [skipped(id, 'The Slack manifest', 'there is none beside the server')];
      const { SHORTCUT } = await import('../../slack/flows/open.ts');
      const { PUBLISH_SHORTCUT } = await import('../../slack/publishing/index.ts');
      const shortcuts = each(at(manifest, 'features', 'shortcuts'), 'callback_id');
      const bot = at(manifest, 'oauth_config', 'scopes', 'bot');
      const faults = [
        ...(JSON.stringify(bot) === JSON.stringify(BOT_SCOPES) ? [] : ['scopes']),
        ...([SHORTCUT, PUBLISH_SHORTCUT].every((shortcut) => shortcuts.includes(shortcut)) ? [] : ['shortcuts']),
        ...(each(at(manifest, 'features', 'slash_commands'), 'command').length > 0 ? [] : ['slash command']),
        ...(EVENTS.every((event) =>
          textsOf(at(manifest, 'settings', 'event_subscriptions', 'bot_events')).includes(event),
        )
          ? []
          : ['events']),
      ];
      if (faults.length > 0)
        return [
          fail(
            id,
            `The Slack manifest does not fit this version of the server: ${faults.join(', ')}.`,
            'Run `npm run manifest -- --env .env slack` again and give the result to the app.',
          ),
        ];
      return [ok(id, 'The Slack manifest fits this version of the server.'), ...addresses(built, parts.botOrigin)];
    },
  };
}

function addresses(built: unknown, botOrigin: string | undefined): Finding[] {
  if (built === undefined || botOrigin === undefined) return [];
  const urls = [
    ...each(at(built, 'features', 'slash_commands'), 'url'),
    ...['event_subscriptions', 'interactivity'].map((part) => at(built, 'settings', part, 'request_url')),
  ].filter((url) => url !== undefined);
  return urls.every((url) => url === `${botOrigin}/slack`)
    ? []
    : [
        warn(
          'slack.manifest-address',
          'dist/manifests/slack.json was made for another BOT_ORIGIN.',
          'Run `npm run manifest -- --env .env slack` again and give the result to the app.',
        ),
      ];
}
