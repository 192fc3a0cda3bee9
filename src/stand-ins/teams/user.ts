/** One person in Teams: what they can do, and what is on their screen. Each deed is a signed request. */
import { randomUUID } from 'node:crypto';
import type { Reply } from '../delivery.ts';
import {
  fetchTask,
  installed,
  message,
  submit,
  taskFetch,
  type Activity,
  type Origin,
  type Person,
  type Tenant,
} from './activities.ts';
import { outcomeOf, troubleIn } from './responses.ts';
import { buttonsOf, inputsOf, type Button, type Card } from './cards.ts';
import type { SignedDelivery } from './deliver.ts';
import { CHANNEL_ID, type Channel } from './channel.ts';
import type { BellItem, ChatMessage, Dialog, TabPress, TabWelcome, TeamsScreen } from './state.ts';
import type { TabApi } from './tab-api.ts';

export interface TeamsUser {
  readonly person: Person;
  screen(): TeamsScreen;
  /** The dialog that is open. @throws TypeError when none is. */
  top(): Dialog;
  /** The action command, typed in the command box on top. */
  commandBox(): Promise<Reply>;
  /** The action command, from the compose box's menu. */
  composeAction(): Promise<Reply>;
  /** The command for HR, from the menu of the channel's compose box. */
  publish(): Promise<Reply>;
  /** Sends what stands in the compose box of the channel, as their own message. @throws TypeError when nothing does. */
  sendDraft(): void;
  dropDraft(): void;
  pin(post: string, pinned: boolean): void;
  /** A button on a card in the channel: a link to the app's tab opens it, any other leaves Teams. */
  follow(url: string): Promise<Reply | undefined>;
  /** A button on a card in a message, with these data. */
  taskFetch(data: Activity): Promise<Reply>;
  /** A message to the bot. It stays in the chat whatever the bot does. */
  message(text: string): Promise<Reply>;
  install(): Promise<Reply>;
  /** Opens the tab "Start". */
  openTab(): Promise<Reply>;
  /** Another language, for as long as the tab is open. */
  speakOnTab(language: string): Promise<Reply>;
  /** The tab asks again who is there, as it does after a dialog. */
  refreshTab(): Promise<Reply>;
  openFromTab(press: TabPress): Promise<Reply>;
  /** Reads the bell's item; it leads to the tab. */
  openBell(id: string): Promise<Reply>;
  /** Typing sends nothing. @throws TypeError when that field is not on the card. */
  type(inputId: string, value: string): void;
  /** What stands in a field. */
  typed(inputId: string): string;
  /** Presses the button with these words; what was typed goes along, as Teams does it. */
  press(label: string): Promise<Reply>;
  /** What a press came to: for the page, whose own renderer gathers the inputs. */
  submitData(dialogId: string, data: Activity): Promise<Reply>;
  close(): void;
}
export interface UserParts {
  readonly tenant: () => Tenant;
  readonly commandId: string;
  readonly publishCommandId: string;
  readonly channel: Channel;
  readonly delivery: SignedDelivery;
  readonly tab: TabApi;
  readonly changed: () => void;
  readonly chat: readonly ChatMessage[];
  readonly say: (text: string) => void;
  readonly bell: () => readonly BellItem[];
  readonly markRead: (id: string) => void;
}

export function createUser(parts: UserParts, person: Person): TeamsUser {
  const { tenant, commandId, publishCommandId, channel, delivery, tab, changed } = parts;
  let dialog: Dialog | undefined;
  let origin: Origin = { from: 'tab' };
  let trouble: string | undefined;
  let shown: TabWelcome | undefined;
  /** Chosen on the tab. */
  let spoken: string | undefined;
  let typed = new Map<string, string>();
  let draft: Card | undefined;

  const show = (title: string, card: Card): void => {
    dialog = { id: randomUUID(), title, card };
    typed = new Map();
  };
  const settle = (reply: Reply): Reply => {
    const outcome = outcomeOf(reply, person.locale);
    trouble = outcome.kind === 'trouble' ? outcome.words : undefined;
    if (outcome.kind === 'card') show(outcome.title, outcome.card);
    if (outcome.kind === 'close' || outcome.kind === 'insert') dialog = undefined;
    if (outcome.kind === 'insert') draft = outcome.card;
    changed();
    return reply;
  };
  const top = (): Dialog => {
    if (dialog === undefined) throw new TypeError('no dialog is open');
    return dialog;
  };
  const open = async (activity: Activity, from: Origin): Promise<Reply> => {
    origin = from;
    return settle(await delivery.send(activity));
  };
  const command = (where: Omit<Origin & { from: 'command' }, 'from'>): Promise<Reply> => {
    const from = { from: 'command', ...where } as const;
    return open(fetchTask(tenant(), person, from), from);
  };
  const tabLocale = (): string => spoken ?? person.locale;
  const showTab = async (language: string | undefined): Promise<Reply> => {
    spoken = language;
    const { reply, welcome } = await tab.welcome(person, tabLocale());
    shown = welcome;
    trouble = welcome === undefined ? troubleIn(person.locale) : undefined;
    changed();
    return reply;
  };
  const openTab = (): Promise<Reply> => showTab(undefined);
  const valueOf = (id: string): string => {
    const input = inputsOf(top().card).find((candidate) => candidate.id === id);
    if (input === undefined) throw new TypeError(`no field "${id}" on this card`);
    return typed.get(id) ?? input.value;
  };
  const send = async (data: Activity): Promise<Reply> => {
    const before = top().id;
    const reply = await delivery.send(submit(tenant(), person, origin, data));
    // Closed, or another card came, while the answer was under way: it has nowhere to go.
    return dialog?.id === before ? settle(reply) : reply;
  };
  const isComplete = ({ inputs }: Button): boolean =>
    inputs.every(({ id, required, maxLength }) => {
      const value = valueOf(id);
      return !(required && value === '') && value.length <= (maxLength ?? Infinity);
    });

  return {
    person,
    top,
    screen: () => ({
      dialog,
      trouble,
      tab: shown,
      chat: parts.chat,
      bell: parts.bell(),
      draft,
    }),
    commandBox: () => command({ commandId, context: 'commandBox' }),
    composeAction: () => command({ commandId, context: 'compose' }),
    publish: () => command({ commandId: publishCommandId, context: 'compose', channel: CHANNEL_ID }),
    sendDraft() {
      if (draft === undefined) throw new TypeError('nothing stands in the compose box');
      channel.post(person.name, draft);
      draft = undefined;
      changed();
    },
    dropDraft() {
      draft = undefined;
      changed();
    },
    pin(post, pinned) {
      channel.pin(post, pinned);
      changed();
    },
    async follow(url) {
      return isTabOf(tenant().appId, url) ? openTab() : undefined;
    },
    taskFetch: (data) => open(taskFetch(tenant(), person, data), { from: 'tab' }),
    message(text) {
      parts.say(text);
      changed();
      return delivery.send(message(tenant(), person, text));
    },
    install: () => delivery.send(installed(tenant(), person)),
    openTab,
    speakOnTab: showTab,
    refreshTab: () => showTab(spoken),
    async openFromTab(press) {
      const { reply, opened } = await tab.dialog(person, tabLocale(), press);
      origin = { from: 'tab' };
      trouble = opened === undefined ? troubleIn(person.locale) : undefined;
      if (opened !== undefined) show(opened.title, opened.card);
      changed();
      return reply;
    },
    openBell(id) {
      parts.markRead(id);
      return openTab();
    },
    type(id, value) {
      valueOf(id);
      typed.set(id, value);
    },
    typed: valueOf,
    async press(label) {
      const { card } = top();
      const button = buttonsOf(card).find(({ title, type }) => title === label && type === 'Action.Submit');
      if (button === undefined) throw new TypeError(`no button "${label}" on this card`);
      if (!isComplete(button)) return { body: '', problem: 'incomplete' };
      // An empty field is left out, as the official renderer does it ("isSet").
      const filled = button.inputs.map(({ id }) => [id, valueOf(id)] as const).filter(([, value]) => value !== '');
      return send({ ...button.data, ...Object.fromEntries(filled) });
    },
    submitData(dialogId, data) {
      if (top().id !== dialogId) throw new TypeError('that card is not there any more');
      return send(data);
    },
    close() {
      dialog = undefined;
      trouble = undefined;
      changed();
    },
  };
}

/** learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application */
function isTabOf(appId: string, url: string): boolean {
  const { origin, pathname } = new URL(url);
  return origin === 'https://teams.microsoft.com' && pathname === `/l/entity/${appId}/home`;
}
