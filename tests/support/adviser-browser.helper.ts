/** An adviser at the inbox: signs in, unlocks, reads and answers, with the web app's own modules over real HTTP. */
import type { ConversationId } from '../../src/core/conversation.ts';
import { DEMO_PASSPHRASE, type Demo } from '../../src/demo/demo.ts';
import { createApi, type Api } from '../../src/inbox/client/api.ts';
import { readConversation, type OpenConversation } from '../../src/inbox/client/reading.ts';
import type { Checkpoint } from '../../src/inbox/client/crypto/rollback-check.ts';
import type { SetAnswer } from '../../src/core/set-answer.ts';
import { newFormId, sendReply, type SendResult, type Stepping } from '../../src/inbox/client/crypto/reply.ts';
import { fromBase64url } from '../../src/seal/bytes.ts';
import { signStatement } from '../../src/seal/statement.ts';
import { openWay } from '../../src/seal/open-ways.ts';
import type { AdviserKeys } from '../../src/seal/slots.ts';
import { parseStoredSlots } from '../../src/seal/ways.ts';
import { createBrowser, fetchOf, type Browser, type Visit } from './inbox-browser.helper.ts';

export interface AdviserBrowser {
  readonly browser: Browser;
  readonly api: Api;
  readonly keys: AdviserKeys;
  list(): Promise<readonly ConversationId[]>;
  read(id: ConversationId): Promise<OpenConversation>;
  /** The texts in a conversation, both sides, in order. */
  texts(id: ConversationId): Promise<readonly string[]>;
  answer(id: ConversationId, says: string | SetAnswer): Promise<SendResult>;
  /** Changes what this adviser has on the board. */
  step(id: ConversationId, step: Stepping): Promise<SendResult>;
  /** Begins a pause, or ends the one that is. */
  pause(id: ConversationId): Promise<boolean>;
  /** The conversation in which this was said. */
  find(text: string): Promise<ConversationId>;
}

export async function signIn(demo: Demo, subject: string): Promise<{ browser: Browser; arrived: Visit }> {
  const browser = createBrowser(demo.inboxOrigin);
  const { text } = await browser.api('POST', '/auth/start', { provider: '1' });
  const { location } = JSON.parse(text) as { location: string };
  const choice = await browser.navigate(location);
  return { browser, arrived: await browser.submitForm(choice.url, { sub: subject }) };
}

/** @param now by the clock of their device */
export async function adviserAt(
  demo: Demo,
  subject = 'samira',
  now: () => Date = () => new Date(),
): Promise<AdviserBrowser> {
  const { browser } = await signIn(demo, subject);
  const api = createApi(fetchOf(browser));
  const slots = parseStoredSlots(JSON.parse((await browser.api('GET', '/api/key-slots')).text));
  const keys = await openWay(slots, { id: 'passphrase', secret: DEMO_PASSPHRASE });
  const boot = JSON.parse(/id="boot"[^>]*>([^<]*)</.exec((await browser.navigate('/')).text)?.[1] ?? '{}') as {
    botKeys: string[];
  };
  const botKeys = boot.botKeys.map((key) => fromBase64url(key) ?? new Uint8Array());
  const seen = new Map<string, Checkpoint>();
  const deps = {
    api,
    reader: { keys, botKeys },
    seen: {
      get: (key: string) => Promise.resolve(seen.get(key)),
      put: (key: string, value: Checkpoint) => Promise.resolve(void seen.set(key, value)),
      prune: () => Promise.resolve(),
    },
  };

  const read = async (id: ConversationId): Promise<OpenConversation> => {
    const open = await readConversation(deps, { organisation: 'werkplek', id, reach: 0 });
    if (typeof open === 'string') throw new Error(`not readable: ${open}`);
    return open;
  };
  const adviser: AdviserBrowser = {
    browser,
    api,
    keys,
    read,
    async list() {
      const response = await api.list();
      if (!response.ok) throw new Error(response.why);
      return response.value.items.map(({ id }) => id);
    },
    async texts(id) {
      const { reading } = await read(id);
      return reading.lines.map((line) => (line.readable ? line.body.text : `(${line.why})`));
    },
    async answer(id, says) {
      return sendReply({
        api,
        keys,
        ...(typeof says === 'string'
          ? { text: says }
          : says.kind === 'declined'
            ? { answer: says, adviser: 'samira' }
            : { answer: says }),
        now: now(),
        submission: newFormId(),
        open: await read(id),
        readAgain: () => read(id),
      });
    },
    async step(id, step) {
      const open = await read(id);
      return sendReply({
        api,
        keys,
        step,
        now: now(),
        submission: newFormId(),
        open,
        readAgain: () => read(id),
      });
    },
    async pause(id) {
      const { thread } = await read(id);
      const before = thread.pause?.until ?? 0;
      const until = before > 0 ? 0 : (thread.pause?.end ?? 0);
      const place = { organisation: thread.organisation, adviser: 'samira', conversation: id };
      const signature = await signStatement(keys.signing.privateKey, { says: 'pause', ...place, before, until });
      return (await api.pause(thread.organisation, id, { before, until, signature })).ok;
    },
    async find(text) {
      for (const id of await adviser.list()) if ((await adviser.texts(id)).includes(text)) return id;
      throw new Error('nobody said that');
    },
  };
  return adviser;
}
