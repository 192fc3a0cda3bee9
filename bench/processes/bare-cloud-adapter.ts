/** botbuilder as its own samples start it: `CloudAdapter` behind Express, tokens verified, one constant card. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  TeamsActivityHandler,
  type MessagingExtensionActionResponse,
} from 'botbuilder';
import express from 'express';

const { APP_ID = '', ISSUER = '', METADATA_URL = '', ANSWER_FILE = '' } = process.env;
const received = JSON.parse(readFileSync(ANSWER_FILE, 'utf8')) as MessagingExtensionActionResponse;

class Constant extends TeamsActivityHandler {
  protected override handleTeamsMessagingExtensionFetchTask(): Promise<MessagingExtensionActionResponse> {
    return Promise.resolve(received);
  }
}
const handler = new Constant();
const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: APP_ID,
    MicrosoftAppPassword: 'never-used-because-nothing-is-posted',
    MicrosoftAppType: 'MultiTenant',
    ToBotFromChannelOpenIdMetadataUrl: METADATA_URL,
    ToBotFromChannelTokenIssuer: ISSUER,
    ToBotFromEmulatorOpenIdMetadataUrl: METADATA_URL,
    ToChannelFromBotLoginUrl: ISSUER,
    ToChannelFromBotOAuthScope: ISSUER,
    OAuthUrl: ISSUER,
    CallerId: 'urn:botframework:azure',
  }),
);
const app = express();
app.use(express.json());
app.post('/teams/messages', async (request, response) => {
  await adapter.process(request, response, (context) => handler.run(context));
});
const server = app.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
