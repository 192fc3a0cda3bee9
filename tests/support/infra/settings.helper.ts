/**
 * The environments that infra/ ships, put together as Docker, Kubernetes and Azure would, in the order in which the
 * later one wins. What the files leave empty is filled in; nothing that they set is changed but folders, ports and hosts.
 */
import { parseEnv } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { readText } from './closure.helper.ts';
import { services } from './compose-file.helper.ts';

export type Settings = Readonly<Record<string, string>>;
const text = z.record(z.string(), z.string());
const dockerfile = readText('infra/Dockerfile');

/** What runs in the image: ENTRYPOINT and CMD, and what ENV tells it. */
export const image = {
  command: [...dockerfile.matchAll(/^(?:ENTRYPOINT|CMD) (\[.*\])$/gm)].flatMap(([, line = '[]']) =>
    z.array(z.string()).parse(JSON.parse(line)),
  ),
  healthcheck: z
    .array(z.string())
    .parse(JSON.parse(/^HEALTHCHECK .*\\\n {2}CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]')),
  env: Object.fromEntries(
    [...dockerfile.matchAll(/^(?:ENV|   ) ([A-Z_]+)=(\S+)(?: \\)?$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  ) as Settings,
};

export const envExample = parseEnv(readText('.env.example')) as Settings;

export const kubernetes = Object.assign(
  {},
  ...['settings', 'secret'].flatMap((name) =>
    parseAllDocuments(readText(`infra/kubernetes/example/${name}.yaml`)).map((one) => {
      const { metadata, data, stringData } = z
        .object({ metadata: z.object({ name: z.string() }), data: text.optional(), stringData: text.optional() })
        .parse(one.toJS());
      return metadata.name === 'in-vertrouwen' ? { ...data, ...stringData } : {};
    }),
  ),
) as Settings;

/** Of the two files, the lines that name a variable; what comes out of another module is not there without Azure. */
export const azure = Object.fromEntries(
  ['main.bicep', 'example.bicepparam'].flatMap((name) =>
    [...readText(`infra/azure/${name}`).matchAll(/^ {2}([A-Z][A-Z0-9_]*): (.+)$/gm)].map(
      ([, variable = '', value = '']) => [
        variable,
        value.startsWith("'") ? value.slice(1, -1).replace(/\$\{\w+\}/, 'vertrouwen.example.nl') : '',
      ],
    ),
  ),
) as Settings;

/** What every place leaves to whoever installs. */
const FILLED: Settings = {
  SLACK_SIGNING_SECRET: 'a-signing-secret-for-the-test',
  SLACK_BOT_TOKEN: 'xoxb-a-token-for-the-test',
  OIDC_1_CLIENT_ID: 'inbox',
  OIDC_1_CLIENT_SECRET: 'a-client-secret-for-the-test',
};
function filled(given: Settings): Settings {
  const empty = Object.entries(FILLED).filter(([name]) => (given[name] ?? '') === '');
  return { ...given, ...Object.fromEntries(empty) };
}

/** `redis` is what infra/compose-init.sh wrote into redis.env. */
export const ways = {
  'compose.yaml': (redis: Settings): Settings => ({
    ...image.env,
    ...filled(envExample),
    ...redis,
    ...services.server.environment,
  }),
  'kubernetes/example': (redis: Settings): Settings => ({ ...image.env, ...filled(kubernetes), ...redis }),
  'azure with its example': (redis: Settings): Settings => ({ ...image.env, ...filled(azure), ...redis }),
  '.env.example': (redis: Settings): Settings => ({ ...filled(envExample), ...redis }),
} as const;
