/** An employee before Slack modals. */
import { LANGUAGES } from '../../src/core/organisation.ts';
import { wordsIn } from '../../src/core/words/index.ts';
import type { Demo } from '../../src/demo/demo.ts';
import type { HeldView, StandInUser } from '../../src/stand-ins/slack/index.ts';
import type { EmployeeDriver } from './employee.helper.ts';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

function* walk(value: unknown): Generator<Node> {
  if (!isNode(value)) return;
  yield value;
  for (const child of Object.values(value)) yield* walk(child);
}
const textsOf = (value: unknown): string[] =>
  [...walk(value)].flatMap((node) =>
    typeof node['text'] === 'string' && node['type'] !== undefined ? [node['text']] : [],
  );

const WHOLE_WITHIN_MS = 3000;
const SENT: readonly string[] = LANGUAGES.map((language) => wordsIn(language).sent.heading);
/** A sent page that names no conversation yet. */
const isShort = (held: HeldView | undefined): boolean =>
  textsOf(held?.view.blocks).some((text) => SENT.includes(text)) &&
  !JSON.stringify(held?.view.blocks).includes('ask-withdraw');

export function slackEmployee(
  demo: Pick<Demo, 'standIn'>,
  userId = 'U0NOOR',
): EmployeeDriver & { readonly user: StandInUser } {
  const user = demo.standIn.as(userId);
  const front = (): HeldView | undefined => user.screen().modals.at(-1);
  const inputs = (): { block: string; action: string; type: string; element: Node }[] =>
    (front()?.view.blocks ?? []).flatMap((block) => {
      const element = (block as Node)['element'];
      if (block.type !== 'input' || !isNode(element)) return [];
      return [
        { block: String(block.block_id), action: String(element['action_id']), type: String(element['type']), element },
      ];
    });
  const need = (type: string) => {
    const found = inputs().find((input) => input.type === type);
    if (found === undefined) throw new TypeError(`no ${type} on this screen`);
    return found;
  };
  const optionsOf = (element: Node): { text: string; value: string }[] =>
    (element['options'] as { text: { text: string }; value: string }[]).map(({ text, value }) => ({
      text: text.text,
      value,
    }));
  const must = async (reply: Promise<{ problem?: string } | undefined>): Promise<void> => {
    const problem = (await reply)?.problem;
    if (problem !== undefined) throw new Error(`the bot did not answer: ${problem}`);
  };

  return {
    user,
    open: () => must(user.command()),
    press: (label) => must(user.press(user.top().id, { label })),
    fill(text) {
      const { block, action } = need('plain_text_input');
      user.type(user.top().id, block, action, text);
    },
    async choose(option) {
      const select = inputs().find(
        ({ element }) =>
          Array.isArray(element['options']) && optionsOf(element).some(({ text }) => text.includes(option)),
      );
      const value = select && optionsOf(select.element).find(({ text }) => text.includes(option))?.value;
      if (select === undefined || value === undefined) throw new TypeError(`no choice "${option}" on this screen`);
      await must(user.select(user.top().id, select.block, select.action, value));
    },
    async submit() {
      await must(user.submit(user.top().id));
      // What may not stand in an answer's body comes right after it, in a call of the bot's own.
      const until = performance.now() + WHOLE_WITHIN_MS;
      while (isShort(front()) && performance.now() < until) await new Promise((resolve) => void setImmediate(resolve));
    },
    back: () => must(user.close(user.top().id)),
    close: () => must(user.closeAll()),
    words() {
      const held = front();
      return held === undefined
        ? ''
        : [...textsOf(held.view), ...Object.values(held.errors), held.trouble ?? ''].join('\n');
    },
    typed() {
      const { block, action, element } = need('plain_text_input');
      const value = front()?.values[block]?.[action];
      const typed =
        value !== undefined && 'value' in value && typeof value.value === 'string' ? value.value : undefined;
      const initial = element['initial_value'];
      return typed ?? (typeof initial === 'string' ? initial : '');
    },
    buttons: () =>
      [...walk(front()?.view.blocks)]
        .filter((node) => node['type'] === 'button')
        .flatMap((node) => textsOf(node['text'])),
    aside: () =>
      user
        .screen()
        .ephemerals.map(({ text, blocks }) => [text, ...textsOf(blocks)].join('\n'))
        .join('\n'),
  };
}
