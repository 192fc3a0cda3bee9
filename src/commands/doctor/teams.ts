/** Teams: Microsoft's announcements, the sign-in of each tenant, and what the app that rings may do. */
import type { Organisation } from '../../core/organisation.ts';
import type { TeamsConfig } from '../../teams/types.ts';
import { direct, type Outgoing } from '../../base/outgoing/index.ts';
import { readJsonObject } from '../../base/json.ts';
import { ask, textsOf, type Asked } from './ask.ts';
import { noResponse, why, type Whom } from './remote.ts';
import { fail, info, ok, skipped, warn, type Check, type Finding } from './types.ts';

const GET = { accept: 'application/json' };
/** Entra's error codes are public words such as AADSTS7000215. */
const CODE = /AADSTS\d{4,8}/;

/** Only Microsoft's own hosts are shown: another is a value of a variable. */
const microsoft = (url: string, variable: string): Whom => {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  const isTheirs = /(^|\.)(microsoftonline\.com|microsoft\.com|botframework\.com)$/.test(host);
  return { name: 'Microsoft', host: isTheirs ? host : `the host of ${variable}`, ...(isTheirs ? {} : { variable }) };
};

const bodyOf = (asked: Asked): Readonly<Record<string, unknown>> | undefined =>
  'failed' in asked || asked.status !== 200 ? undefined : readJsonObject(asked.text);

export function checkTeams(parts: {
  readonly wanted: boolean;
  readonly teams: TeamsConfig | undefined;
  readonly organisations: readonly Organisation[] | undefined;
  readonly outgoing?: Outgoing;
}): readonly Check[] {
  const { wanted, teams, organisations, outgoing = direct } = parts;
  if (!wanted) return [];
  if (teams === undefined)
    return [{ id: 'teams', run: () => [skipped('teams', 'Teams', 'its variables are incomplete or malformed')] }];
  const tenants = organisations?.flatMap(({ teams: own }) => own?.tenantIds ?? []);
  const bot: Check = { id: 'teams.keys', run: (signal) => botKeys(teams, signal, outgoing) };
  const compare: Check = {
    id: 'teams.endpoint',
    run: () => [
      info(
        'teams.endpoint',
        `Compare: the messaging endpoint of the Azure Bot must be exactly ${teams.origin}/teams/messages`,
      ),
    ],
  };
  if (tenants === undefined)
    return [
      bot,
      compare,
      { id: 'teams.tenants', run: () => [skipped('teams.tenants', 'The tenants', 'the organisation files are wrong')] },
    ];
  if (tenants.length === 0)
    return [
      bot,
      compare,
      {
        id: 'teams.tenants',
        run: () => [
          fail(
            'teams.tenants',
            'TEAMS_APP_ID is set, but no organisation file names a tenant.',
            'Put the tenant id (Entra → Overview) under teams.tenantIds.',
          ),
        ],
      },
    ];
  return [
    bot,
    compare,
    ...tenants.flatMap((tenant) => [signIn(teams, tenant, outgoing), ...appToken(teams, tenant, outgoing)]),
  ];
}

async function botKeys(teams: TeamsConfig, signal: AbortSignal, outgoing: Outgoing): Promise<readonly Finding[]> {
  const id = 'teams.keys';
  const whom = microsoft(teams.openIdMetadataUrl, 'TEAMS_OPENID_METADATA_URL');
  const remedy = (asked: Asked): string =>
    noResponse(asked, whom)?.remedy ??
    'Leave TEAMS_OPENID_METADATA_URL out; if it is, something else answers in the place of login.botframework.com.';
  const asked = await ask(teams.openIdMetadataUrl, { signal, outgoing, headers: GET });
  const uri = bodyOf(asked)?.['jwks_uri'];
  if (typeof uri !== 'string' || !URL.canParse(uri) || new URL(uri).origin !== new URL(teams.openIdMetadataUrl).origin)
    return [fail(id, `The keys that sign Teams’ messages are not announced: ${why(asked)}.`, remedy(asked))];
  const response = await ask(uri, { signal, outgoing, headers: GET });
  const keys = bodyOf(response)?.['keys'];
  const endorsed = (Array.isArray(keys) ? (keys as unknown[]) : []).filter(
    (key) =>
      typeof key === 'object' &&
      key !== null &&
      textsOf((key as Record<string, unknown>)['endorsements']).includes('msteams'),
  );
  return [
    endorsed.length > 0
      ? ok(id, `The keys that sign Teams’ messages are there (${endorsed.length}).`)
      : fail(id, `No key may sign Teams’ messages: ${why(response)}.`, remedy(response)),
  ];
}

function signIn({ loginUrl, chatReply, appId }: TeamsConfig, tenant: string, outgoing: Outgoing): Check {
  const id = 'teams.sign-in';
  return {
    id,
    async run(signal) {
      const { ssoMetadataUrl } = await import('../../teams/tab/tokens.ts');
      const asked = await ask(ssoMetadataUrl(loginUrl.replace(/\/+$/, ''), tenant), { signal, outgoing, headers: GET });
      const app =
        chatReply.mode === 'notify' && chatReply.graph.clientId !== appId
          ? 'second app (TEAMS_GRAPH_CLIENT_ID)'
          : 'bot’s app (TEAMS_APP_ID)';
      const none = noResponse(asked, microsoft(loginUrl, 'TEAMS_LOGIN_URL'));
      if (none !== undefined)
        return [fail(id, `Tenant ${tenant} cannot be asked for at Microsoft: ${none.why}.`, none.remedy)];
      return bodyOf(asked)?.['jwks_uri'] === undefined
        ? [
            fail(
              id,
              `Microsoft announces no sign-in for tenant ${tenant}: ${why(asked)}.`,
              'Compare teams.tenantIds with Entra → Overview → Tenant ID.',
            ),
          ]
        : [ok(id, `Tenant ${tenant} exists; the tab’s sign-in is exposed at the ${app}.`)];
    },
  };
}

/** learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes */
function remedyOf(code: string | undefined, app: string, secret: string): string {
  switch (code) {
    case 'AADSTS7000215':
      return `${secret} is not the secret of ${app}: copy its Value, not the Secret ID (Entra → App registrations → Certificates & secrets).`;
    case 'AADSTS7000222':
      return `${secret} has expired: make a new one (Entra → App registrations → Certificates & secrets), and note until when it lasts.`;
    case 'AADSTS700016':
      return `The app of ${app} is not known in that tenant: an administrator there has to grant it once, or the id is mistyped.`;
    case 'AADSTS90002':
    case 'AADSTS900023':
      return 'There is no such tenant: compare teams.tenantIds with Entra → Overview → Tenant ID.';
    default:
      return `Look the code up at login.microsoftonline.com/error; mostly it is ${secret} (its Value, not the Secret ID; or it has expired), or the app is not known in that tenant.`;
  }
}

/** A token is fetched, its rights are read, and it is dropped: nothing is done with it. */
function appToken(
  { chatReply, appId, issuer, loginUrl, graphUrl }: TeamsConfig,
  tenant: string,
  outgoing: Outgoing,
): Check[] {
  if (chatReply.mode === 'silent') return [];
  const isNotify = chatReply.mode === 'notify';
  const [client, secret, scope] = isNotify
    ? [chatReply.graph.clientId, chatReply.graph.clientSecret, `${graphUrl.replace(/\/+$/, '')}/.default`]
    : [appId, chatReply.botSecret, `${issuer}/.default`];
  const variable = isNotify ? 'TEAMS_GRAPH_CLIENT_SECRET' : 'TEAMS_BOT_SECRET';
  const id = isNotify ? 'teams.graph' : 'teams.bot-secret';
  return [
    {
      id,
      async run(signal) {
        const asked = await ask(`${loginUrl.replace(/\/+$/, '')}/${tenant}/oauth2/v2.0/token`, {
          signal,
          outgoing,
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({
            grant_type: 'client_credentials',
            client_id: client,
            client_secret: secret,
            scope,
          }).toString(),
        });
        const token = bodyOf(asked)?.['access_token'];
        if (typeof token !== 'string') {
          const code = 'failed' in asked ? undefined : CODE.exec(asked.text)?.[0];
          const none = code === undefined ? noResponse(asked, microsoft(loginUrl, 'TEAMS_LOGIN_URL')) : undefined;
          return [
            fail(
              id,
              `Microsoft gives no token in tenant ${tenant}: ${code ?? none?.why ?? why(asked)}.`,
              none?.remedy ?? remedyOf(code, isNotify ? 'TEAMS_GRAPH_CLIENT_ID' : 'TEAMS_APP_ID', variable),
            ),
          ];
        }
        return [
          ok(id, `The app that ${isNotify ? 'rings' : 'posts the card'} gets a token in tenant ${tenant}.`),
          ...(isNotify ? rights(token) : []),
        ];
      },
    },
  ];
}

/** The package asks for the one right per person (RSC), so that the app itself needs none: `roles` stays empty. */
function rights(token: string): Finding[] {
  const id = 'teams.graph-rights';
  const roles = textsOf(
    readJsonObject(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))?.['roles'],
  );
  const shown = roles.filter((role) => /^[A-Za-z][A-Za-z.]{0,80}$/.test(role) && role !== 'TeamsActivity.Send');
  const remedy =
    'Remove it in Entra → App registrations → the second app → API permissions; the package asks for TeamsActivity.Send.User itself.';
  if (shown.length > 0) return [fail(id, `The app that rings may do more than ring: ${shown.join(', ')}.`, remedy)];
  if (roles.length > 0)
    return [warn(id, 'The app that rings may ring everybody in the tenant, also who did not install it.', remedy)];
  return [ok(id, 'The app that rings has no rights in the tenant beyond that.')];
}
