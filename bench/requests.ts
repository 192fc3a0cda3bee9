/**
 * Bodies as Slack sends them, with places to be filled in by the load generator. Shapes:
 * docs.slack.dev/reference/interaction-payloads.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { LIMITS_VERSION } from '../src/core/pages/write.ts';
import type { Child } from './child.ts';
import { SECRET, TEAM, WRITABLE } from './workplace.ts';

/** Of the length that is asked for, with what Dutch has besides ASCII. */
export const TEXT_200 = 'Mijn leidinggevende zei het opnieuw, vóór iedereen. '.repeat(4).slice(0, 200);

const command = new URLSearchParams({
  token: 'legacy-verification-token',
  team_id: TEAM,
  team_domain: 'bench',
  channel_id: 'C0ALGEMEEN',
  channel_name: 'algemeen',
  user_id: '__USER__',
  user_name: 'noor',
  command: '/vertrouwenspersoon',
  text: '',
  api_app_id: 'A0BENCH',
  is_enterprise_install: 'false',
  response_url: 'https://hooks.slack.example/commands/T0BENCH/1/secret',
  trigger_id: '__TRIGGER__',
});
export const COMMAND = command.toString();

export const viewSchema = z.looseObject({
  private_metadata: z.string(),
  callback_id: z.string(),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })),
});
export type View = z.infer<typeof viewSchema>;

const interaction = (type: string, view: View, rest: object): string =>
  new URLSearchParams({
    payload: JSON.stringify({
      type,
      token: 'legacy-verification-token',
      team: { id: TEAM, domain: 'bench' },
      user: { id: '__USER__', username: 'noor', name: 'noor', team_id: TEAM },
      api_app_id: 'A0BENCH',
      enterprise: null,
      is_enterprise_install: false,
      trigger_id: '__TRIGGER__',
      view: {
        ...view,
        id: 'V__USER__',
        team_id: TEAM,
        hash: '1.bench',
        previous_view_id: null,
        root_view_id: 'V__USER__',
        app_id: 'A0BENCH',
        external_id: '',
        app_installed_team_id: TEAM,
        bot_id: 'B0BOT',
        ...rest,
      },
      ...(type === 'view_submission' ? { response_urls: [] } : rest),
    }),
  }).toString();

const writeAction = {
  actions: [
    {
      action_id: 'press:0:write',
      block_id: 'b',
      type: 'button',
      action_ts: '1.0',
      value: JSON.stringify({ do: 'write', adviser: WRITABLE[0], limits: LIMITS_VERSION }),
    },
  ],
};

async function send(port: number, template: string, user: string): Promise<string> {
  const body = template
    .replaceAll('__USER__', user)
    .replaceAll('__TRIGGER__', `1.1.${user}`)
    .replaceAll('__MARK__', randomBytes(16).toString('base64url'));
  const stamp = Math.floor(Date.now() / 1000);
  const response = await fetch(`http://127.0.0.1:${port}/slack`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(stamp),
      'x-slack-signature': `v0=${createHmac('sha256', SECRET).update(`v0:${stamp}:${body}`).digest('hex')}`,
    },
    body,
  });
  if (response.status !== 200) throw new Error(`the bot answered ${response.status}`);
  return response.text();
}

export interface Pages {
  readonly welcome: View;
  /** The form with 200 characters in it, sent; each filling is somebody's first message. */
  readonly submission: string;
  /** What the product answers to it. */
  readonly sent: string;
}

let walked = 0;

/** Walks from the command to the form, so that what is measured is what the product itself shows. */
export async function walk(botPort: number, slackApi: Child): Promise<Pages> {
  // Somebody new each time: the form of who has a conversation with that adviser goes on with that one.
  const walker = `U0WALK${walked++}`;
  const seen = async (): Promise<View> => (await slackApi.ask({}, z.object({ view: viewSchema }))).view;
  await send(botPort, COMMAND, walker);
  const welcome = await seen();
  await send(botPort, interaction('block_actions', welcome, writeAction), walker);
  const form = await seen();
  const { submission: mark } = z
    .object({ form: z.object({ submission: z.string() }) })
    .parse(JSON.parse(form.private_metadata)).form;
  const block = form.blocks.find(({ type }) => type === 'input')?.block_id ?? '';
  const state = { values: { [block]: { text: { type: 'plain_text_input', value: TEXT_200 } } } };
  const submission = interaction('view_submission', form, { state }).replaceAll(mark, '__MARK__');
  return { welcome, submission, sent: await send(botPort, submission, walker) };
}
