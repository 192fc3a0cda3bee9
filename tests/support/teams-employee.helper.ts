/** An employee before dialogs with Adaptive Cards in Teams. */
import type { Demo } from '../../src/demo/demo.ts';
import { buttonsOf, inputsOf, wordsOf, type Button, type Input } from '../../src/stand-ins/teams/cards.ts';
import type { Reply, TeamsUser } from '../../src/stand-ins/teams/index.ts';
import type { EmployeeDriver } from './employee.helper.ts';

export function teamsEmployee(demo: Demo, objectId: string): EmployeeDriver & { readonly user: TeamsUser } {
  const user = demo.teams.as(objectId);
  const card = () => user.screen().dialog?.card;
  const buttons = (): Button[] => buttonsOf(card() ?? {}).filter(({ type }) => type === 'Action.Submit');
  const must = async (reply: Promise<Reply>): Promise<void> => {
    const { status, problem } = await reply;
    if (problem !== undefined || status !== 200) throw new Error(`the bot did not answer: ${problem ?? status}`);
  };
  const field = (): Input => {
    const found = inputsOf(user.top().card).find(({ id }) => id === 'text');
    if (found === undefined) throw new TypeError('no text field on this card');
    return found;
  };
  const pressThe = (what: string, is: (data: Button['data']) => boolean): Promise<void> => {
    const button = buttons().find(({ data }) => is(data));
    if (button === undefined) throw new TypeError(`nothing to ${what} on this card: ${wordsOf(card()).join(' / ')}`);
    return must(user.press(button.title));
  };

  return {
    user,
    open: () => must(user.commandBox()),
    press: (label) => must(user.press(label)),
    fill: (text) => user.type(field().id, text),
    async choose(option) {
      for (const { id, choices } of inputsOf(user.top().card)) {
        const choice = choices.find(({ title }) => title.includes(option));
        if (choice !== undefined) return user.type(id, choice.value);
      }
      throw new TypeError(`no choice "${option}" on this card`);
    },
    submit: () => pressThe('submit', (data) => 'form' in data && !('press' in data) && !('back' in data)),
    back: () => pressThe('go back to', (data) => data['back'] === true),
    async close() {
      user.close();
    },
    words: () => wordsOf(card()).join('\n'),
    typed: () => user.typed(field().id),
    buttons: () => buttons().map(({ title }) => title),
    aside: () =>
      [user.screen().trouble ?? '', ...user.screen().bell.map(({ text }) => text)].filter(Boolean).join('\n'),
  };
}
