/**
 * The one file that knows botbuilder, which is at the end of its life: its turn, its middleware and its Teams
 * handler, on an adapter of our own that has no connector client and no credentials, and so nothing to post with.
 */
import {
  ActivityTypes,
  BotAdapter,
  INVOKE_RESPONSE_KEY,
  TeamsActivityHandler,
  TurnContext,
  type Activity as BotActivity,
  type ResourceResponse,
} from 'botbuilder';
import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import type { Activity, CommandActivity, InvokeActivity, MessageActivity } from './payloads.ts';
import type { CardResponse, DialogResponse } from '../types.ts';

export interface BotResponse {
  readonly status: number;
  readonly body?: unknown;
}
export interface Bot {
  /** @throws what a handler throws; `AppError` `CALL_REFUSED` when one tries to post. */
  run(activity: Activity, handlers: BotHandlers): Promise<BotResponse>;
}
export interface BotHandlers {
  invoked(activity: InvokeActivity): Promise<DialogResponse>;
  /** The one kind that may be answered with a card for the compose box. */
  commanded(activity: CommandActivity): Promise<DialogResponse | CardResponse>;
  /** Somebody wrote in the chat; what, nobody knows any more. */
  written(activity: MessageActivity): Promise<void>;
}

const refused = (): AppError => new AppError('CALL_REFUSED', 'a bot that cannot post was asked to');

export class SilentAdapter extends BotAdapter {
  override async sendActivities(context: TurnContext, activities: Partial<BotActivity>[]): Promise<ResourceResponse[]> {
    if (activities.some(({ type }) => type !== ActivityTypes.InvokeResponse)) throw refused();
    for (const activity of activities) context.turnState.set(INVOKE_RESPONSE_KEY, activity);
    return activities.map(() => ({ id: '' }));
  }
  override updateActivity(): Promise<void> {
    return Promise.reject(refused());
  }
  override deleteActivity(): Promise<void> {
    return Promise.reject(refused());
  }
  override continueConversation(): Promise<void> {
    return Promise.reject(refused());
  }
  override continueConversationAsync(): Promise<void> {
    return Promise.reject(refused());
  }
  override createConversationAsync(): Promise<void> {
    return Promise.reject(refused());
  }
  /**
   * A turn as `runMiddleware` makes one. That is a generator function made for each: V8 keeps the map of one, and by it the
   * whole turn, until a full garbage collection.
   */
  async run(activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<BotResponse> {
    const { proxy: turn, revoke } = Proxy.revocable(new TurnContext(this, toBotbuilder(activity)), {});
    let response: unknown;
    try {
      await this.middleware.run(turn, () => logic(turn));
      response = turn.turnState.get<unknown>(INVOKE_RESPONSE_KEY);
    } finally {
      revoke();
    }
    if (activity.type !== 'invoke') return { status: 200 };
    // Nothing answered: as botbuilder's own adapters say it.
    return responseSchema.safeParse(response).data?.value ?? { status: 501 };
  }
}
const responseSchema = z.object({ value: z.object({ status: z.int(), body: z.unknown() }) });

/** What botbuilder needs to route it. It was read by our own schemas, so nothing else is in it. */
function toBotbuilder(activity: Activity): Partial<BotActivity> {
  const { id, type, channelId, serviceUrl, from, recipient, conversation } = activity;
  return {
    id,
    type,
    channelId,
    serviceUrl,
    from: { id: from.id, name: '' },
    recipient: { id: recipient.id, name: '' },
    conversation: { id: conversation.id, name: '', isGroup: false, conversationType: '' },
    ...(activity.type === 'invoke' ? { name: activity.name, value: {} } : {}),
  };
}

/** What a turn is about. Kept beside it: botbuilder itself never sees more than it needs to route. */
interface Turn {
  readonly activity: Activity;
  readonly handlers: BotHandlers;
}
const TURN = Symbol('turn');
const turnOf = (context: TurnContext): Turn => {
  const turn = context.turnState.get<Turn>(TURN);
  if (turn === undefined) throw new TypeError('a turn that is not ours');
  return turn;
};

const isCommand = (activity: InvokeActivity): activity is CommandActivity => 'commandId' in activity.value;

class Handler extends TeamsActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      const { activity, handlers } = turnOf(context);
      if (activity.type === 'message') await handlers.written(activity);
      await next();
    });
  }
  /** An invoke goes straight to what answers it: four kinds are let in, and nobody listens for a turn as such. */
  override async run(context: TurnContext): Promise<void> {
    const { activity, handlers } = turnOf(context);
    if (activity.type !== 'invoke') return super.run(context);
    const body = isCommand(activity) ? await handlers.commanded(activity) : await handlers.invoked(activity);
    // Where `sendActivity` would put it; that is for what leaves, and nothing does.
    context.turnState.set(INVOKE_RESPONSE_KEY, { type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
  }
}

export function createBot(): Bot {
  const adapter = new SilentAdapter();
  const handler = new Handler();
  return {
    run: (activity, handlers) =>
      adapter.run(activity, (context) => {
        context.turnState.set(TURN, { activity, handlers });
        return handler.run(context);
      }),
  };
}
