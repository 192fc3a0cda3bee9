/** The bodies Slack sends, field by field as documented under docs.slack.dev/reference/interaction-payloads. */
import { CHANNELS } from './channel-list.ts';
import type { HeldView, HistoryMessage } from './state.ts';
import type { Element } from './block-schema.ts';
import type { Value } from './values.ts';

export interface Workspace {
  readonly teamId: string;
  readonly domain: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botToken: string;
  /** After `uninstall()` every token is dead. */
  uninstalled: boolean;
}
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Another one than the workspace's for somebody who comes in through Slack Connect. */
  readonly teamId: string;
}
type Payload = Readonly<Record<string, unknown>>;

/** Deprecated by Slack and still sent; a bot must not rely on it. */
const VERIFICATION_TOKEN = 'stand-in-verification-token';
export const CHANNEL = CHANNELS[0];

/** A view as Slack gives it back. */
export function viewPayload(workspace: Workspace, held: HeldView): Payload {
  const { view } = held;
  const modal = view.type === 'modal' ? view : undefined;
  return {
    id: held.id,
    team_id: workspace.teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    state: { values: held.values },
    hash: held.hash,
    title: modal?.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: modal?.clear_on_close ?? false,
    notify_on_close: modal?.notify_on_close ?? false,
    close: modal?.close ?? null,
    submit: modal?.submit ?? null,
    previous_view_id: held.previous,
    root_view_id: held.root,
    app_id: workspace.appId,
    external_id: view.external_id ?? '',
    app_installed_team_id: workspace.teamId,
    bot_id: workspace.botId,
  };
}

/** A slash command travels as a form of flat fields. */
export function commandFields(
  workspace: Workspace,
  person: Person,
  command: string,
  text: string,
  triggerId: string,
  responseUrl: string,
): Readonly<Record<string, string>> {
  return {
    token: VERIFICATION_TOKEN,
    team_id: person.teamId,
    team_domain: workspace.domain,
    channel_id: CHANNEL.id,
    channel_name: CHANNEL.name,
    user_id: person.id,
    user_name: person.name.toLowerCase(),
    command,
    text,
    api_app_id: workspace.appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  };
}

function interaction(workspace: Workspace, person: Person, type: string): Payload {
  return {
    type,
    token: VERIFICATION_TOKEN,
    team: { id: workspace.teamId, domain: workspace.domain },
    user: {
      id: person.id,
      username: person.name.toLowerCase(),
      name: person.name.toLowerCase(),
      team_id: person.teamId,
    },
    api_app_id: workspace.appId,
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function shortcutPayload(
  workspace: Workspace,
  person: Person,
  callbackId: string,
  triggerId: string,
  actionTs: string,
): Payload {
  return {
    ...interaction(workspace, person, 'shortcut'),
    callback_id: callbackId,
    action_ts: actionTs,
    trigger_id: triggerId,
  };
}

/** One element that was pressed or changed. A button carries its `value`, the rest what is now chosen. */
export function actionOf(blockId: string, element: Element, value: Value | undefined, actionTs: string): Payload {
  const named = { action_id: element.action_id ?? '', block_id: blockId, action_ts: actionTs };
  if (element.type !== 'button') return { ...named, ...value, type: element.type };
  const { text, value: carried, style, url } = element;
  return {
    ...named,
    type: 'button',
    text,
    ...(carried === undefined ? {} : { value: carried }),
    ...(style === undefined ? {} : { style }),
    ...(url === undefined ? {} : { url }),
  };
}

export function viewActionPayload(
  workspace: Workspace,
  person: Person,
  held: HeldView,
  action: Payload,
  triggerId: string,
): Payload {
  return {
    ...interaction(workspace, person, 'block_actions'),
    container: { type: 'view', view_id: held.id },
    trigger_id: triggerId,
    view: viewPayload(workspace, held),
    state: { values: held.values },
    actions: [action],
  };
}

/** A press in an ephemeral message: Slack sends no message with it, only where it was. */
export function messageActionPayload(
  workspace: Workspace,
  person: Person,
  messageTs: string,
  action: Payload,
  triggerId: string,
  responseUrl: string,
): Payload {
  return {
    ...interaction(workspace, person, 'block_actions'),
    container: { type: 'message', message_ts: messageTs, channel_id: CHANNEL.id, is_ephemeral: true },
    channel: CHANNEL,
    trigger_id: triggerId,
    response_url: responseUrl,
    actions: [action],
  };
}

/** A press in a message that everybody sees: the message itself comes along, as it was posted. */
export function historyActionPayload(
  workspace: Workspace,
  person: Person,
  { id, text, blocks, channel }: HistoryMessage,
  action: Payload,
  triggerId: string,
  responseUrl: string,
): Payload {
  const { id: channelId, name } = CHANNELS.find((one) => one.name === channel) ?? CHANNEL;
  return {
    ...interaction(workspace, person, 'block_actions'),
    container: { type: 'message', message_ts: id, channel_id: channelId, is_ephemeral: false },
    channel: { id: channelId, name },
    message: { type: 'message', bot_id: workspace.botId, app_id: workspace.appId, ts: id, text, blocks },
    state: { values: {} },
    trigger_id: triggerId,
    response_url: responseUrl,
    actions: [action],
  };
}

export function submissionPayload(
  workspace: Workspace,
  person: Person,
  held: HeldView,
  triggerId: string,
  responseUrls: readonly Payload[],
): Payload {
  return {
    ...interaction(workspace, person, 'view_submission'),
    trigger_id: triggerId,
    view: viewPayload(workspace, held),
    response_urls: responseUrls,
  };
}

export function closedPayload(workspace: Workspace, person: Person, held: HeldView, cleared: boolean): Payload {
  return { ...interaction(workspace, person, 'view_closed'), view: viewPayload(workspace, held), is_cleared: cleared };
}

/** The envelope of the Events API; `eventId` stays the same when Slack sends an event again. */
export function eventEnvelope(workspace: Workspace, event: Payload, eventId: string, seconds: number): Payload {
  return {
    token: VERIFICATION_TOKEN,
    team_id: workspace.teamId,
    api_app_id: workspace.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: seconds,
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.teamId,
        user_id: workspace.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}
