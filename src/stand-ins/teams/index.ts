/**
 * A stand-in for Teams on this machine: real activities with real tokens to the bot's endpoint, the two issuers,
 * Graph's bell, and a connector that would write down what a bot posts.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../core/ports.ts';
import type { Reply, SignedRequest } from '../delivery.ts';
import type { Tenant } from './activities.ts';
import { createChannel, type Channel } from './channel.ts';
import { createSignedDelivery } from './deliver.ts';
import type { BellItem, ChatMessage } from './state.ts';
import { createTokenIssuer, type SignOptions, type TokenIssuer } from './issuer.ts';
import { startServices, type Call, type GraphClient } from './services.ts';
import { createTabApi } from './tab-api.ts';
import { createUser, type TeamsUser } from './user.ts';

export type { Reply, SignedRequest } from '../delivery.ts';
export type { TeamsUser } from './user.ts';

export interface TeamsStandInOptions {
  readonly appId: string;
  /** Whom single sign-on tokens are for: the manifest's `webApplicationInfo.id`. */
  readonly signInAppId: string;
  readonly tenantId: string;
  readonly commandId: string;
  /** Of the command with which HR takes the card that everybody may see. */
  readonly publishCommandId: string;
  readonly graphClient: GraphClient;
  /** The origin at which the bot listens. */
  readonly botOrigin: () => string;
  readonly clock: Clock;
  /** Teams waits ten seconds and more; the product promises three. */
  readonly limitMs?: number;
}
export interface Bell {
  readonly objectId: string;
  readonly text: string;
  readonly webUrl: string;
}
export interface TeamsStandIn {
  /** Base of both issuers, Graph and the connector. */
  readonly url: string;
  readonly serviceUrl: string;
  readonly issuer: TokenIssuer;
  /** Made when first asked for. `objectId` is a GUID. */
  as(objectId: string, about?: { name?: string; locale?: string }): TeamsUser;
  /** Everybody in the tenant sets Teams to this language. */
  speak(locale: string): void;
  /** What the bot posted into any chat, as the tenant would keep it. */
  readonly history: readonly { readonly conversation: string; readonly activity: unknown }[];
  readonly notifications: readonly Bell[];
  /** What people posted where everybody reads it. */
  readonly channel: Pick<Channel, 'posts'>;
  /** What the bot called, names only. */
  readonly calls: readonly Call[];
  /** The next notification is answered with this status. */
  planGraph(status: number): void;
  /** This person has not installed the app: Graph answers 404. */
  withoutApp(objectId: string): void;
  /** Any activity with any token, for what must be refused. */
  sign(activity: unknown, options?: SignOptions): Promise<SignedRequest>;
  post(request: SignedRequest): Promise<Reply>;
  last(): SignedRequest | undefined;
  deliverTwice(deed: () => Promise<unknown>, how: 'at-once' | 'one-after-the-other'): Promise<readonly Reply[]>;
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

export async function startTeamsStandIn(options: TeamsStandInOptions): Promise<TeamsStandIn> {
  const {
    appId,
    signInAppId,
    tenantId,
    commandId,
    publishCommandId,
    graphClient,
    botOrigin,
    clock,
    limitMs = 3000,
  } = options;
  const users = new Map<string, TeamsUser>();
  const chats = new Map<string, ChatMessage[]>();
  const bells = new Map<string, BellItem[]>();
  const history: { conversation: string; activity: unknown }[] = [];
  const notifications: Bell[] = [];
  const faults: number[] = [];
  const absent = new Set<string>();
  const channel = createChannel();
  let spoken = 'nl-NL';
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((listener) => listener());
  const chatOf = (objectId: string): ChatMessage[] => {
    const chat = chats.get(objectId) ?? [];
    chats.set(objectId, chat);
    return chat;
  };

  let baseUrl = '';
  const issuer = await createTokenIssuer({ appId, signInAppId, baseUrl: () => baseUrl, clock });
  const services = await startServices({
    issuer: () => issuer,
    graphClient,
    fault: () => faults.shift(),
    events: {
      notified(objectId, text, webUrl) {
        if (absent.has(objectId)) return false;
        notifications.push({ objectId, text, webUrl });
        bells.set(objectId, [{ id: randomUUID(), text, read: false }, ...(bells.get(objectId) ?? [])]);
        changed();
        return true;
      },
      posted(conversation, activity) {
        history.push({ conversation, activity });
        const text = (activity as { text?: unknown } | null)?.text;
        chatOf(decodeURIComponent(conversation).replace(/^a:/, '')).push({
          from: 'bot',
          text: typeof text === 'string' ? text : '(kaart)',
        });
        changed();
      },
    },
  });
  baseUrl = services.url;
  const serviceUrl = `${services.url}/connector/`;
  const tenant = (): Tenant => ({ tenantId, appId, serviceUrl, clock });
  const delivery = createSignedDelivery({
    issuer,
    serviceUrl: () => serviceUrl,
    endpoint: () => `${botOrigin()}/teams/messages`,
    limitMs,
  });
  const tab = createTabApi({ issuer, tenantId, endpoint: () => `${botOrigin()}/tab` });

  return {
    url: services.url,
    serviceUrl,
    issuer,
    history,
    notifications,
    channel,
    calls: services.calls,
    speak(locale) {
      spoken = locale;
    },
    as(objectId, { name = 'Iemand', locale } = {}) {
      const user =
        users.get(objectId) ??
        createUser(
          {
            tenant,
            commandId,
            publishCommandId,
            channel,
            delivery,
            tab,
            changed,
            chat: chatOf(objectId),
            say: (text) => void chatOf(objectId).push({ from: 'person', text }),
            bell: () => bells.get(objectId) ?? [],
            markRead: (id) =>
              void bells.set(
                objectId,
                (bells.get(objectId) ?? []).map((item) => (item.id === id ? { ...item, read: true } : item)),
              ),
          },
          {
            objectId,
            name,
            get locale() {
              return locale ?? spoken;
            },
          },
        );
      users.set(objectId, user);
      return user;
    },
    planGraph: (status) => void faults.push(status),
    withoutApp: (objectId) => void absent.add(objectId),
    sign: (activity, given) => delivery.sign(activity, given),
    post: (request) => delivery.post(request),
    last: () => delivery.last(),
    deliverTwice: (deed, how) => delivery.twice(deed, how),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => services.close(),
  };
}
