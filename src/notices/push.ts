/**
 * A notice to a browser: one constant text per language, in the shape of Declarative Web Push, which Safari shows by
 * itself and other browsers hand to our service worker (webkit.org/blog/16535). Nothing in it, in its headers or in its
 * length depends on who gets it or why.
 */
import { httpCall } from '../base/http-call.ts';
import type { Outgoing } from '../base/outgoing/index.ts';
import { publicLookup } from '../base/public-address.ts';
import { isLoopback } from '../base/url.ts';
import type { Language } from '../core/organisation.ts';
import { pushEndpoint } from '../core/notices/endpoint.ts';
import type { Clock } from '../core/ports.ts';
import { wordsIn } from '../core/words/index.ts';
import { utf8 } from '../seal/bytes.ts';
import type { Delivered } from './delivered.ts';
import { sealPush, type PushTarget } from './seal-push.ts';
import { vapid, type PushKey } from './vapid.ts';

const TIMEOUT_MS = 10_000;
/** What they answer is not used. */
const ANSWER_BYTES = 16 * 1024;
/** Seconds a service keeps it for a telephone that is off: a working day. A newer one takes its place (`topic`). */
const LIFE_SECONDS = 43_200;
const FIXED = {
  'content-type': 'application/octet-stream',
  'content-encoding': 'aes128gcm',
  ttl: String(LIFE_SECONDS),
  urgency: 'normal',
  topic: 'inbox',
};

/** The bytes that are sealed. `8030` names the shape: it is the number of the RFC of web push. */
export function pushText(language: Language, inboxOrigin: string): Uint8Array {
  const { title, body } = wordsIn(language).notice;
  const notification = { title, lang: language, dir: 'ltr', body, navigate: `${inboxOrigin}/`, tag: 'inbox' };
  return utf8(JSON.stringify({ web_push: 8030, notification }));
}

export interface PushParts {
  readonly key: PushKey;
  readonly inboxOrigin: string;
  readonly hosts: readonly string[];
  readonly outgoing: Pick<Outgoing, 'agents'>;
  readonly clock: Clock;
}

export interface Push {
  /** Never rejects. */
  send(to: PushTarget, language: Language): Promise<Delivered>;
  close(): void;
}

function deliveredBy(status: number): Delivered {
  if (status >= 200 && status < 300) return 'taken';
  if (status === 404 || status === 410) return 'gone';
  return status === 408 || status === 429 || status >= 500 ? 'later' : 'refused';
}

export function createPush({ key, inboxOrigin, hosts, outgoing, clock }: PushParts): Push {
  const agents = outgoing.agents({ keepAlive: false, maxSockets: 20 });
  return {
    async send({ endpoint, ...keys }, language) {
      // Once more where it is used: the list may have become shorter since this was stored.
      if (pushEndpoint(endpoint.href, hosts) === undefined) return 'refused';
      try {
        const body = await sealPush(keys, pushText(language, inboxOrigin));
        const authorization = await vapid(key, endpoint, inboxOrigin, clock.now());
        const { status } = await httpCall(
          { url: endpoint, method: 'POST', headers: { ...FIXED, authorization }, body },
          {
            agents,
            timeoutMs: TIMEOUT_MS,
            limit: ANSWER_BYTES,
            refuseRedirects: true,
            ...(isLoopback(endpoint) ? {} : { lookup: publicLookup }),
          },
        );
        return deliveredBy(status);
      } catch {
        return 'later';
      }
    },
    close: () => agents.close(),
  };
}
