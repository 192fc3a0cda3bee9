/** The product as people's browsers meet it, with an address for every page that it serves. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEMO_ORGANISATION } from '../../src/demo/organisation.ts';
import type { Demo } from '../../src/demo/demo.ts';
import { renderPage, HEADERS } from '../../src/slack/install/pages.ts';
import { installWords, type Outcome } from '../../src/slack/install/words/index.ts';

/** Name → address. The pages around an installation stand on a server of their own: the demo installs nothing. */
export async function everyPage(
  demo: Demo,
): Promise<{ pages: Readonly<Record<string, string>>; readonly close: (this: void) => void }> {
  const outcomes = Object.keys(installWords.nl.outcomes) as Outcome[];
  const server = createServer((request, response) => {
    const outcome = outcomes.find((one) => request.url === `/${one}`);
    if (outcome === undefined) return void response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
    response.writeHead(200, { ...HEADERS, 'content-type': 'text/html; charset=utf-8' }).end(renderPage(outcome));
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const installing = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    pages: {
      inbox: `${demo.inboxOrigin}/`,
      invitation: `${demo.inboxOrigin}/enrol#een-uitnodiging`,
      'invitation without its token': `${demo.inboxOrigin}/enrol`,
      'refused sign-in': `${demo.inboxOrigin}/refused/not-an-adviser`,
      'checking page': `${demo.inboxOrigin}/controle`,
      tab: `${demo.botOrigin}/tab`,
      'public page': `${demo.botOrigin}/${DEMO_ORGANISATION}`,
      'public page in English': `${demo.botOrigin}/${DEMO_ORGANISATION}/en`,
      demo: demo.url,
      ...Object.fromEntries(outcomes.map((one) => [`adding the app: ${one}`, `${installing}/${one}`])),
    },
    close: () => void server.close(),
  };
}
