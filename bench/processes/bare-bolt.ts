/** Bolt as its own documentation starts it: default receiver, default client, one listener with a static view. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';

const { SLACK_API_URL = '', SLACK_SIGNING_SECRET = '', SLACK_BOT_TOKEN = '', VIEW_FILE = '' } = process.env;
const view = JSON.parse(readFileSync(VIEW_FILE, 'utf8')) as ModalView;

const app = new App({
  token: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});
app.command('/vertrouwenspersoon', async ({ ack, body, client }) => {
  await client.views.open({ trigger_id: body.trigger_id, view });
  await ack();
});
const server = await app.start(0);
process.send?.({ port: (server.address() as AddressInfo).port });
