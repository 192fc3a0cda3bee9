/** One person in the workspace: what they can do, and what is on their screen. Each deed is a signed request. */
import type { Reply } from '../delivery.ts';
import { takeCommandResponse, takeSubmissionResponse, TROUBLE } from './responses.ts';
import { elementsOf } from './view-schema.ts';
import { isAck, type SignedDelivery } from './deliver.ts';
import type { Ephemerals } from './ephemerals.ts';
import type { Channels } from './channels.ts';
import type { HeldView, Screen } from './state.ts';
import {
  actionOf,
  closedPayload,
  commandFields,
  eventEnvelope,
  historyActionPayload,
  messageActionPayload,
  shortcutPayload,
  submissionPayload,
  viewActionPayload,
  viewPayload,
  type Person,
  type Workspace,
} from './payloads.ts';
import type { TriggerIds } from './trigger-ids.ts';
import type { Block, Button, Element } from './block-schema.ts';
import type { Clock } from '../../core/ports.ts';
import { choose, fieldsOf, isEmpty } from './values.ts';
import type { Views } from './views.ts';

/** Which button: by its ids, or by the words on it. */
export interface Which {
  readonly blockId?: string;
  readonly actionId?: string;
  readonly label?: string;
}
export interface StandInUser {
  readonly person: Person;
  screen(): Screen;
  /** The modal in front. @throws TypeError when none is open. */
  top(): HeldView;
  command(text?: string, name?: string): Promise<Reply>;
  shortcut(callbackId: string): Promise<Reply>;
  /** Opens the app's Home tab. */
  openHome(): Promise<Reply>;
  press(viewId: string, which: Which): Promise<Reply>;
  pressEphemeral(ephemeralId: string, which: Which): Promise<Reply>;
  /** A button in a message that stands in a channel, for everybody and for good. */
  pressMessage(messageId: string, which: Which): Promise<Reply>;
  dismiss(ephemeralId: string): void;
  pin(messageId: string): void;
  unpin(messageId: string): void;
  /** Typing sends nothing. */
  type(viewId: string, blockId: string, actionId: string, value: string): void;
  /** Option values; `null` empties. Sends a request where Slack does. */
  select(
    viewId: string,
    blockId: string,
    actionId: string,
    chosen: string | null | readonly string[],
  ): Promise<Reply | undefined>;
  submit(viewId: string): Promise<Reply>;
  /** The close button or "back": this view goes, with `clear_on_close` all of them. */
  close(viewId: string): Promise<Reply | undefined>;
  /** The cross in the corner: the whole stack goes. */
  closeAll(): Promise<Reply | undefined>;
}
export interface UserParts {
  readonly workspace: Workspace;
  readonly views: Views;
  readonly triggers: TriggerIds;
  readonly ephemerals: Ephemerals;
  readonly channels: Channels;
  readonly delivery: SignedDelivery;
  readonly clock: Clock;
  readonly nextEventId: () => string;
}

export function createUser(parts: UserParts, person: Person): StandInUser {
  const { workspace, views, triggers, ephemerals, channels, delivery, clock } = parts;
  const me = person.id;
  const ts = (): string => (clock.now().getTime() / 1000).toFixed(6);
  const send = (payload: unknown): Promise<Reply> => delivery.send(delivery.form({ payload: JSON.stringify(payload) }));
  /** Only what is in front, or the Home tab, can be touched. */
  const inReach = (id: string): HeldView => {
    const held = views.find(id);
    const reachable = held?.user === me && (held.view.type === 'home' || views.stack(me).at(-1)?.id === id);
    if (held === undefined || !reachable) throw new TypeError('that view is not in front');
    return held;
  };
  const act = async (held: HeldView, blockId: string, element: Element): Promise<Reply> => {
    const now = views.find(held.id) ?? held;
    const action = actionOf(blockId, element, now.values[blockId]?.[element.action_id ?? ''], ts());
    const trigger = triggers.issue(held.view.type === 'modal' ? { user: me, view: held.id } : { user: me });
    if (now.trouble !== undefined) views.complain(held.id, { errors: now.errors });
    const reply = await send(viewActionPayload(workspace, person, now, action, trigger));
    if (!isAck(reply)) views.complain(held.id, { trouble: TROUBLE });
    return reply;
  };
  const fieldOf = (held: HeldView, blockId: string, actionId: string): ReturnType<typeof fieldsOf>[number] => {
    const found = fieldsOf(held.view.blocks).find((field) => field.blockId === blockId && field.actionId === actionId);
    if (found === undefined) throw new TypeError('that field is not on the screen');
    return found;
  };
  const leave = async (closed: readonly HeldView[], cleared: boolean): Promise<Reply | undefined> => {
    let reply: Reply | undefined;
    for (const held of closed) {
      if (held.view.type === 'modal' && held.view.notify_on_close === true)
        reply = await send(closedPayload(workspace, person, held, cleared));
    }
    return reply;
  };

  return {
    person,
    screen: () => ({ modals: views.stack(me), home: views.home(me), ephemerals: ephemerals.of(me) }),
    top() {
      const top = views.stack(me).at(-1);
      if (top === undefined) throw new TypeError('no modal is open');
      return top;
    },
    async command(text = '', name = '/vertrouwenspersoon') {
      const fields = commandFields(
        workspace,
        person,
        name,
        text,
        triggers.issue({ user: me }),
        ephemerals.responseUrl(me, 'commands'),
      );
      const reply = await delivery.send(delivery.form(fields));
      takeCommandResponse(ephemerals, me, text === '' ? name : `${name} ${text}`, reply);
      return reply;
    },
    async shortcut(callbackId) {
      const reply = await send(shortcutPayload(workspace, person, callbackId, triggers.issue({ user: me }), ts()));
      if (!isAck(reply)) ephemerals.add(me, 'slack', TROUBLE);
      return reply;
    },
    async openHome() {
      const home = views.home(me);
      const event = {
        type: 'app_home_opened',
        user: me,
        channel: `D0${me}`,
        tab: 'home',
        event_ts: ts(),
        ...(home === undefined ? {} : { view: viewPayload(workspace, home) }),
      };
      const envelope = eventEnvelope(workspace, event, parts.nextEventId(), Math.floor(clock.now().getTime() / 1000));
      const reply = await delivery.send(delivery.json(envelope));
      if (isAck(reply)) return reply;
      // Slack tries again at once, after a minute and after five; here only the first of these.
      const reason =
        reply.problem === 'timeout'
          ? 'http_timeout'
          : reply.problem === 'unreachable'
            ? 'connection_failed'
            : 'http_error';
      return delivery.send(delivery.json(envelope, { 'x-slack-retry-num': '1', 'x-slack-retry-reason': reason }));
    },
    async press(viewId, which) {
      const held = inReach(viewId);
      const { blockId, button } = findButton(held.view.blocks, which);
      return act(held, blockId, button);
    },
    async pressEphemeral(id, which) {
      const message = ephemerals.of(me).find((candidate) => candidate.id === id);
      if (message === undefined) throw new TypeError('that message is not there any more');
      const { blockId, button } = findButton(message.blocks, which);
      const action = actionOf(blockId, button, undefined, ts());
      return send(
        messageActionPayload(
          workspace,
          person,
          id,
          action,
          triggers.issue({ user: me }),
          ephemerals.responseUrl(me, 'actions', { ephemeral: id }),
        ),
      );
    },
    async pressMessage(id, which) {
      const message = channels.find(id);
      const { blockId, button } = findButton(message.blocks, which);
      const action = actionOf(blockId, button, undefined, ts());
      const url = ephemerals.responseUrl(me, 'actions');
      const reply = await send(
        historyActionPayload(workspace, person, message, action, triggers.issue({ user: me }), url),
      );
      if (!isAck(reply)) ephemerals.add(me, 'slack', TROUBLE);
      return reply;
    },
    dismiss: (id) => ephemerals.dismiss(me, id),
    pin: (id) => channels.pin(id, me),
    unpin: (id) => channels.unpin(id),
    type(viewId, blockId, actionId, value) {
      const { field } = fieldOf(inReach(viewId), blockId, actionId);
      if (field.type !== 'plain_text_input') throw new TypeError('that is not a text field');
      views.setValue(viewId, blockId, actionId, choose(field, value));
    },
    async select(viewId, blockId, actionId, chosen) {
      const held = inReach(viewId);
      const { block, field } = fieldOf(held, blockId, actionId);
      views.setValue(viewId, blockId, actionId, choose(field, chosen));
      // A choice in an input block waits for the submission unless the app asked to hear of it.
      if (block.type === 'input' && block.dispatch_action !== true) return undefined;
      return act(held, blockId, field);
    },
    async submit(viewId) {
      const held = inReach(viewId);
      if (held.view.type !== 'modal' || held.view.submit === undefined)
        throw new TypeError('that view has nothing to submit');
      const errors = incomplete(held);
      views.complain(viewId, { errors });
      if (Object.keys(errors).length > 0) return { body: '', problem: 'incomplete' };
      const trigger = triggers.issue({ user: me, view: held.id });
      const reply = await send(submissionPayload(workspace, person, held, trigger, responseUrls(held)));
      takeSubmissionResponse(views, held, reply);
      return reply;
    },
    close(viewId) {
      const held = inReach(viewId);
      if (held.view.type !== 'modal') throw new TypeError('the Home tab cannot be closed');
      const all = held.view.clear_on_close === true;
      return leave(all ? views.clear(me) : views.close(viewId), all);
    },
    closeAll: () => leave(views.clear(me), true),
  };

  /** A conversation picked in a select with `response_url_enabled` gives the app one url to answer there. */
  function responseUrls(held: HeldView): readonly Readonly<Record<string, unknown>>[] {
    return fieldsOf(held.view.blocks).flatMap(({ field, blockId, actionId }) => {
      const value = held.values[blockId]?.[actionId];
      if (field.type !== 'conversations_select' || field.response_url_enabled !== true) return [];
      const channel = value?.type === 'conversations_select' ? value.selected_conversation : null;
      return channel === null
        ? []
        : [
            {
              block_id: blockId,
              action_id: actionId,
              channel_id: channel,
              response_url: ephemerals.responseUrl(me, 'app', { channel }),
            },
          ];
    });
  }
}

/** Slack checks required fields and lengths itself before it asks the app. */
function incomplete(held: HeldView): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, blockId, actionId, field } of fieldsOf(held.view.blocks)) {
    const value = held.values[blockId]?.[actionId];
    if (block.type !== 'input' || value === undefined) continue;
    const length = value.type === 'plain_text_input' ? (value.value ?? '').length : 0;
    if (isEmpty(value)) {
      if (block.optional !== true) errors[blockId] = 'Please complete this required field.';
    } else if (field.type === 'plain_text_input' && length > (field.max_length ?? 3000)) {
      errors[blockId] = `Please enter at most ${field.max_length ?? 3000} characters.`;
    } else if (field.type === 'plain_text_input' && length < (field.min_length ?? 0)) {
      errors[blockId] = `Please enter at least ${field.min_length ?? 0} characters.`;
    }
  }
  return errors;
}

function findButton(blocks: readonly Block[], which: Which): { blockId: string; button: Button } {
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      if (element.type !== 'button') continue;
      const fits =
        (which.blockId === undefined || block.block_id === which.blockId) &&
        (which.actionId === undefined || element.action_id === which.actionId) &&
        (which.label === undefined || element.text.text === which.label);
      if (fits) return { blockId: block.block_id ?? '', button: element };
    }
  }
  throw new TypeError('that button is not on the screen');
}
