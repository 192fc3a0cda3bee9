/** A conversation as the store would hold it, made with real keys and real envelopes. */
import type { Api, ApiResult } from '../../src/inbox/client/api.ts';
import type { SealedReply } from '../../src/inbox/contract-requests.ts';
import type { Checkpoint, CheckpointStore } from '../../src/inbox/client/crypto/rollback-check.ts';
import type { ThreadPage } from '../../src/inbox/contract.ts';
import type { Reader } from '../../src/inbox/client/crypto/thread.ts';
import type { ConversationId } from '../../src/core/conversation.ts';
import { toBase64url } from '../../src/seal/bytes.ts';
import { newConversationSecret, replyKeyPair } from '../../src/seal/conversation-secret.ts';
import { hashEnvelope, sealEnvelope, type Body } from '../../src/seal/envelope.ts';
import type { Header } from '../../src/seal/header.ts';
import { signingKeyId } from '../../src/seal/key-card.ts';
import { generateAdviserKeys, type AdviserKeys } from '../../src/seal/slots.ts';

export const ORGANISATION = 'acme';
export const ID = 'AAAAAAAAAAAAAAAAAAAAAA' as ConversationId;
export const OTHER_ID = 'BBBBBBBBBBBBBBBBBBBBBB' as ConversationId;
export const HOUR = 490_000;
const PAGE = 50;

export interface Bot {
  readonly key: CryptoKey;
  readonly public: Uint8Array;
}

export async function makeBot(): Promise<Bot> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  return { key: pair.privateKey, public: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)) };
}

export interface World {
  readonly keys: AdviserKeys;
  readonly bot: Bot;
  readonly reader: Reader;
  readonly reply: Awaited<ReturnType<typeof replyKeyPair>>;
  readonly envelopes: Uint8Array[];
  /** Adds a message; `change` overrides what an honest server would have written. */
  readonly add: (from: 'employee' | 'adviser', text: string, change?: Change) => Promise<Uint8Array>;
  /** The page as the server would tell it. */
  readonly page: (before?: number, change?: Partial<ThreadPage>) => Promise<ThreadPage>;
}

export interface Change {
  readonly header?: Partial<Header>;
  readonly language?: string;
  readonly kind?: Body['kind'];
  readonly signer?: CryptoKey;
  readonly recipient?: Uint8Array;
}

export async function makeWorld(): Promise<World> {
  const keys = await generateAdviserKeys();
  const bot = await makeBot();
  const reply = await replyKeyPair(newConversationSecret());
  const envelopes: Uint8Array[] = [];
  const headHash = async (): Promise<Uint8Array> => {
    const last = envelopes.at(-1);
    return last === undefined ? new Uint8Array(32) : hashEnvelope(last);
  };
  return {
    keys,
    bot,
    reply,
    envelopes,
    reader: { keys, botKeys: [bot.public] },
    async add(from, text, change = {}) {
      const own = from === 'adviser';
      const header: Header = {
        version: 1,
        suite: 1,
        organisation: ORGANISATION,
        conversation: ID,
        direction: own ? 'a2a' : 'e2a',
        sequence: envelopes.length,
        previous: await headHash(),
        recipient: keys.keyCard.kid,
        sender: own ? keys.keyCard.kid : signingKeyId(bot.public),
        hour: HOUR,
        replyKey: own ? new Uint8Array(0) : reply.publicKey,
        ...change.header,
      };
      const envelope = await sealEnvelope({
        header,
        body: { kind: change.kind ?? 'text', text, ...(change.language && { language: change.language }) },
        recipient: change.recipient ?? keys.keyCard.encryption,
        signer: change.signer ?? (own ? keys.signing.privateKey : bot.key),
      });
      envelopes.push(envelope);
      return envelope;
    },
    async page(before = envelopes.length, change = {}) {
      const from = Math.max(0, before - PAGE);
      return {
        id: ID,
        handle: 'rustige lijster 48',
        state: 'open',
        length: envelopes.length,
        from,
        envelopes: envelopes.slice(from, before).map(toBase64url),
        headHash: toBase64url(await headHash()),
        expiresHour: HOUR + 720,
        ...change,
      };
    },
  };
}

export const ok = <T>(value: T): ApiResult<T> => ({ ok: true, value });
export const failed = (why: Extract<ApiResult<never>, { ok: false }>['why'], code = ''): ApiResult<never> => ({
  ok: false,
  why,
  code,
});

/** Serves `world` page by page and counts what it was asked. */
export function threadApi(world: World): Pick<Api, 'thread'> & { readonly asked: (number | undefined)[] } {
  const asked: (number | undefined)[] = [];
  return {
    asked,
    async thread(_organisation, _id, before) {
      asked.push(before);
      return ok(await world.page(before));
    },
  };
}

/** Takes replies, giving these answers in turn; the last one for ever. */
export function replyApi(
  answers: readonly ApiResult<unknown>[],
): Pick<Api, 'reply'> & { readonly taken: SealedReply[] } {
  const taken: SealedReply[] = [];
  return {
    taken,
    reply: async (_organisation, _id, reply) => {
      taken.push(reply);
      return answers[Math.min(taken.length, answers.length) - 1] ?? failed('try-again');
    },
  };
}

export function memorySeen(): CheckpointStore & { readonly rows: Map<string, Checkpoint> } {
  const rows = new Map<string, Checkpoint>();
  return {
    rows,
    get: async (key) => rows.get(key),
    put: async (key, seen) => void rows.set(key, seen),
    prune: async (hour) => {
      for (const [key, seen] of rows) if (seen.expiresHour < hour) rows.delete(key);
    },
  };
}
