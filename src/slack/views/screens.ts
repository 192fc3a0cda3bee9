/** What each screen is made of in a modal. Layout only: every word was chosen before it came here. */
import type { KnownBlock } from '@slack/types';
import type { Action, PerScreen, Screen, ScreenOf } from '../../core/screens.ts';
import {
  boldFirst,
  createButtons,
  divider,
  facts,
  header,
  paragraphs,
  quoted,
  section,
  small,
  strong,
  type Buttons,
} from './blocks.ts';
import { secondInput, select, textInput, tickBox } from './fields.ts';
import type { Layout } from './fit.ts';
import { CHOICES, LIMITS } from './limits.ts';
import type { Metadata } from './metadata.ts';

export interface Page extends Layout {
  readonly form?: NonNullable<Metadata['form']>;
  readonly submit?: string;
}
const page = (blocks: readonly KnownBlock[]): Page => ({ head: blocks, items: [], tail: [], keepItems: 'first' });

export interface Parts extends Buttons {
  /** No way back of our own where a screen lies over another. */
  readonly back: (action: Action | undefined) => ReturnType<Buttons['button']> | undefined;
  /** Always the last thing on the screen. */
  readonly footer: () => KnownBlock[];
  /** Block id of the text field that is on screen now. */
  readonly keep: string | undefined;
}

export function createParts(screen: Screen, options: { readonly aside?: boolean; readonly keep?: string }): Parts {
  const buttons = createButtons();
  const { button, row } = buttons;
  return {
    ...buttons,
    back: (action) => (action === undefined || options.aside === true ? undefined : button(action)),
    footer: () =>
      screen.footer.length === 0 ? [] : [divider(), ...row(...screen.footer.map((action) => button(action)))],
    keep: options.keep,
  };
}

const form = (of: { readonly form: NonNullable<Metadata['form']>; readonly submit: string }) => ({
  form: of.form,
  submit: of.submit,
});
/** Slack's submit button is short; a longer name of what it does stands in full above it. */
const inFull = (submit: string) => (submit.length > LIMITS.submit ? small(submit) : []);

const told = (screen: { readonly heading: string; readonly lines: readonly string[] }, rest: readonly KnownBlock[]) =>
  page([header(screen.heading), ...paragraphs(screen.lines), ...rest]);
const confirm = (screen: ScreenOf<'withdraw'>, { button, row, back, footer }: Parts): Page =>
  told(screen, [
    ...row(button(screen.confirm, screen.kind === 'withdraw' ? 'danger' : 'primary'), back(screen.back)),
    ...footer(),
  ]);
const end = (screen: ScreenOf<'closed'>, { button, row, back, footer }: Parts): Page =>
  told(screen, [...row(screen.next && button(screen.next), back(screen.back)), ...footer()]);
const asked = (
  screen: ScreenOf<'call-me' | 'reveal'>,
  { row, back, footer }: Parts,
  fields: readonly KnownBlock[],
): Page => ({
  ...told(screen, [...fields, ...inFull(screen.submit), ...row(back(screen.back)), ...footer()]),
  ...form(screen),
});
const infoPage = (screen: ScreenOf<'conduct'>, { button, row, links, back, footer }: Parts): Page => ({
  head: [
    ...row(...(screen.languageSwitch ?? []).map((action) => button(action))),
    header(screen.heading),
    ...paragraphs(screen.intro),
  ],
  items: screen.sections.map((part) => section(part)),
  tail: [
    ...row(...(screen.open ?? []).map((action) => button(action))),
    ...links(screen.links),
    ...row(screen.next && button(screen.next, 'primary'), back(screen.back)),
    ...footer(),
  ],
  keepItems: 'first',
});

export const screens: PerScreen<Parts, Page> = {
  welcome: (screen, { button, row, footer }) => ({
    head: [
      ...row(...screen.languageSwitch.map((action) => button(action))),
      ...(screen.mine === undefined ? [] : row(button(screen.mine, 'primary'))),
      header(screen.heading),
      ...paragraphs([...screen.role, screen.freedom]),
      ...small(screen.urgent),
      divider(),
      ...strong(screen.advisersHeading),
      ...small(screen.filterNote ?? ''),
    ],
    items: screen.advisers.map((adviser) => [
      {
        ...boldFirst(adviser.name, [
          adviser.kind,
          adviser.about,
          adviser.knows ?? '',
          adviser.line ?? '',
          `${adviser.available ? '●' : '○'} ${adviser.availability}`,
        ]),
        accessory: button(adviser.open),
      },
    ]),
    tail: [
      ...paragraphs([screen.nobody ?? '']),
      ...row(
        button(screen.filter),
        screen.clearFilter && button(screen.clearFilter),
        button(screen.conduct),
        button(screen.options),
        button(screen.complaint),
        button(screen.accused),
        screen.hiredIn && button(screen.hiredIn),
      ),
      ...row(...screen.spoken.map((action) => button(action))),
      ...footer(),
    ],
    keepItems: 'first',
  }),
  filters: (screen, { row, back, footer }) => ({
    ...page([
      ...paragraphs([screen.intro]),
      ...screen.choices.slice(0, CHOICES).flatMap((choice) => select(choice, true)),
      ...small(screen.notKept),
      ...inFull(screen.submit),
      ...row(back(screen.back)),
      ...footer(),
    ]),
    ...form(screen),
  }),
  adviser: (screen, { button, row, links, footer }) =>
    page([
      header(screen.name),
      ...small(screen.availability),
      ...facts(screen.facts),
      ...section({ heading: screen.waysHeading, lines: screen.ways }),
      ...small(screen.mailNote ?? ''),
      ...links(screen.contactLinks),
      ...paragraphs([screen.answerTime ?? '', screen.proven ?? '', screen.notNow ?? '']),
      ...paragraphs([screen.cover?.line ?? '']),
      ...row(...(screen.cover?.open ?? []).map((action) => button(action))),
      ...paragraphs(screen.beforeWriting),
      ...row(
        screen.write && button(screen.write, 'primary'),
        button(screen.other),
        ...screen.others.map((action) => button(action)),
        button(screen.options),
        button(screen.complaint),
      ),
      ...footer(),
    ]),
  // The modal's own button is in sight however long the page is.
  limits: (screen, { button, row, links, back, footer }) => ({
    head: [
      header(screen.heading),
      ...strong(screen.notice ?? ''),
      ...paragraphs(screen.lines),
      ...links(screen.call === undefined ? [] : [screen.call]),
    ],
    items: screen.sections.map((part) => section(part)),
    tail: [
      ...links(screen.rules === undefined ? [] : [screen.rules]),
      ...inFull(screen.submit),
      ...row(back(screen.back), button(screen.other)),
      ...footer(),
    ],
    keepItems: 'first',
    ...form(screen),
  }),
  write: (screen, { button, row, back, footer, keep }) => ({
    ...page([
      header(screen.heading),
      ...strong(screen.notice ?? ''),
      ...row(...(screen.actions ?? []).map((action) => button(action))),
      ...(screen.sections ?? []).flatMap((part) => section(part)),
      ...paragraphs([screen.hint]),
      ...(screen.choice === undefined ? [] : select(screen.choice, false)),
      textInput(screen.field, screen.form, keep),
      tickBox(screen.ownCopy, screen.field, screen.form, keep),
      ...(screen.starters.length === 0 ? [] : small(screen.startersLabel)),
      ...row(...screen.starters.map((starter) => button(starter))),
      ...inFull(screen.submit),
      ...row(back(screen.back)),
      ...footer(),
    ]),
    ...form(screen),
  }),
  'not-saved': (screen, { footer }) => page([header(screen.heading), ...paragraphs([screen.reason]), ...footer()]),
  sent: (screen, { button, row, footer }) =>
    told(screen, [
      ...small(screen.urgent),
      ...row(button(screen.open, 'primary'), screen.withdraw && button(screen.withdraw)),
      ...footer(),
    ]),
  conversations: (screen, { button, row, back, footer }) => ({
    head: [header(screen.heading), ...paragraphs([screen.empty ?? ''])],
    items: screen.items.map((item) => [
      {
        ...boldFirst(item.adviser, [item.when, item.news ?? '', ...(item.awaits ?? [])]),
        accessory: button(item.open),
      },
    ]),
    tail: [...row(back(screen.back)), ...footer()],
    keepItems: 'first',
  }),
  conversation: (screen, { button, row, links, back, footer, keep }) => ({
    head: [
      header(screen.heading),
      ...small(screen.state),
      ...small(screen.handle),
      ...strong(screen.notice ?? ''),
      ...strong(screen.awaited?.heading ?? ''),
      ...paragraphs(screen.awaited?.lines ?? []),
      ...links(screen.awaited?.call === undefined ? [] : [screen.awaited.call]),
      ...row(...(screen.awaited?.actions ?? []).map((action) => button(action))),
      ...(screen.board ?? []).flatMap(({ heading, lines, texts, links: pages, actions }) => [
        divider(),
        ...strong(heading ?? ''),
        ...paragraphs(lines),
        ...(texts ?? []).flatMap(({ label, text }) => quoted(label, '', text, undefined)),
        ...links(pages ?? []),
        ...row(...actions.map((action) => button(action))),
      ]),
      ...(screen.board === undefined ? [] : [divider()]),
      ...row(screen.earlier && button(screen.earlier)),
    ],
    items: screen.entries.map(({ who, when, text, said, ways, note, letStay }) => [
      ...quoted(who, when, text ?? said, note),
      ...links(ways?.call === undefined ? [] : [ways.call]),
      ...row(...(ways?.open ?? []).map((action) => button(action)), letStay && button(letStay)),
    ]),
    tail: [
      ...small(screen.letStay ?? ''),
      ...(screen.reply === undefined
        ? []
        : [
            divider(),
            textInput(screen.reply.field, screen.reply.form, keep),
            tickBox(screen.reply.ownCopy, screen.reply.field, screen.reply.form, keep),
            ...inFull(screen.reply.submit),
          ]),
      // Under the answer and the field: nobody came to read about the yearly account.
      ...(screen.counting === undefined
        ? []
        : [
            divider(),
            ...screen.counting.lines.flatMap(small),
            ...row(screen.counting.action && button(screen.counting.action)),
            divider(),
          ]),
      ...small(screen.keep),
      ...row(...screen.actions.map((action) => button(action)), back(screen.back)),
      ...footer(),
    ],
    keepItems: 'last',
    ...(screen.reply === undefined ? {} : form(screen.reply)),
  }),
  board: (screen, { button, row, back, footer }) =>
    told(screen, [
      ...(screen.texts ?? []).flatMap(({ label, text }) => quoted(label, '', text, undefined)),
      ...paragraphs(screen.more ?? []),
      ...row(...screen.actions.map((action) => button(action))),
      ...row(back(screen.back)),
      ...footer(),
    ]),
  'call-me': (screen, parts) =>
    asked(screen, parts, [
      textInput(screen.field, screen.form, parts.keep),
      secondInput(screen.when, screen.field, screen.form, parts.keep),
      tickBox(screen.voicemail, screen.field, screen.form, parts.keep),
    ]),
  reveal: (screen, parts) => asked(screen, parts, [textInput(screen.field, screen.form, parts.keep)]),
  withdraw: confirm,
  close: confirm,
  closed: end,
  gone: end,
  withdrawn: end,
  conduct: infoPage,
  elsewhere: infoPage,
  complaint: infoPage,
  'hired-in': infoPage,
  accused: infoPage,
  'employer-view': infoPage,
  options: infoPage,
  unavailable: infoPage,
  fault: infoPage,
  stranger: infoPage,
  'unknown-organisation': infoPage,
};
