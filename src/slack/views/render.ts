/** Screen → modal. Layout only: every word was chosen before it came here. */
import type { KnownBlock, ModalView } from '@slack/types';
import { assertNever, type Action, type Screen } from '../../core/screens.ts';
import {
  boldFirst,
  createButtons,
  divider,
  facts,
  header,
  paragraphs,
  plain,
  quoted,
  section,
  small,
  strong,
  type Buttons,
} from './blocks.ts';
import { select, textInput } from './fields.ts';
import { fit, type Layout } from './fit.ts';
import { CHOICES, cut, LIMITS } from './limits.ts';
import { writeMetadata, type Metadata } from './metadata.ts';

/** `aside` lies over another view, whose place Slack's own back arrow keeps. */
export const CALLBACK = { root: 'in-vertrouwen', aside: 'in-vertrouwen.aside' } as const;

export interface RenderOptions {
  /** Shown over another view: no way back of our own. */
  readonly aside?: boolean;
  /** Block id of the text field that is on screen now: what was typed in it stays. */
  readonly keep?: string;
}

export function render(screen: Screen, options: RenderOptions = {}): ModalView {
  const { head, items, tail, keepItems, form, submit } = lay(screen, createButtons(), options);
  return {
    type: 'modal',
    callback_id: options.aside === true ? CALLBACK.aside : CALLBACK.root,
    title: plain(screen.title, LIMITS.title),
    private_metadata: writeMetadata({ context: screen.context, ...(form === undefined ? {} : { form }) }),
    notify_on_close: true,
    ...(submit === undefined ? {} : { submit: plain(submit, LIMITS.submit) }),
    blocks: fit({ head, items, tail, keepItems }, LIMITS.modalBlocks),
  };
}

/** Block id of the text field in a rendered view. */
export function fieldOf(view: ModalView): string | undefined {
  return (view.blocks as readonly KnownBlock[]).find(
    (block) => block.type === 'input' && block.element.type === 'plain_text_input',
  )?.block_id;
}

interface Page extends Layout {
  readonly form?: Metadata['form'] & {};
  readonly submit?: string;
}
const page = (blocks: readonly KnownBlock[]): Page => ({ head: blocks, items: [], tail: [], keepItems: 'first' });

function lay(screen: Screen, { button, row, links }: Buttons, { aside, keep }: RenderOptions): Page {
  const back = (action: Action | undefined) => (action === undefined || aside === true ? undefined : button(action));
  const quiet = (): KnownBlock[] =>
    screen.quiet.length === 0 ? [] : [divider(), ...row(...screen.quiet.map((action) => button(action)))];
  /** Slack's submit button is short; a longer name of what it does stands in full above it. */
  const form = (of: { readonly form: Metadata['form'] & {}; readonly submit: string }) => ({
    form: of.form,
    submit: of.submit,
  });
  const inFull = (submit: string) => (submit.length > LIMITS.submit ? small(submit) : []);

  switch (screen.kind) {
    case 'welcome':
      return {
        head: [
          ...(screen.mine === undefined ? [] : row(button(screen.mine, 'primary'))),
          header(screen.heading),
          ...paragraphs([...screen.role, screen.freedom]),
          divider(),
          ...strong(screen.advisersHeading),
          ...small(screen.filterNote ?? ''),
        ],
        items: screen.advisers.map((adviser) => [
          {
            ...boldFirst(adviser.name, [
              adviser.kind,
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
            button(screen.complaint),
          ),
          ...row(...screen.languageSwitch.map((action) => button(action))),
          ...quiet(),
        ],
        keepItems: 'first',
      };
    case 'filters':
      return {
        ...page([
          ...paragraphs([screen.intro]),
          ...screen.choices.slice(0, CHOICES).flatMap((choice) => select(choice, true)),
          ...small(screen.notKept),
          ...inFull(screen.submit),
          ...row(back(screen.back)),
          ...quiet(),
        ]),
        ...form(screen),
      };
    case 'adviser':
      return page([
        header(screen.name),
        ...small(screen.availability),
        ...facts(screen.facts),
        ...section({ heading: screen.waysHeading, lines: screen.ways }),
        ...links(screen.contactLinks),
        ...paragraphs([screen.answerTime, screen.notNow ?? '']),
        ...row(screen.write && button(screen.write, 'primary'), button(screen.other), button(screen.complaint)),
        ...quiet(),
      ]);
    case 'limits':
      return {
        head: [header(screen.heading)],
        items: screen.sections.map((part) => section(part)),
        tail: [...row(button(screen.accept, 'primary'), back(screen.back)), ...quiet()],
        keepItems: 'first',
      };
    case 'write':
      return {
        ...page([
          header(screen.heading),
          ...strong(screen.notice ?? ''),
          ...paragraphs([screen.hint]),
          ...(screen.choice === undefined ? [] : select(screen.choice, false)),
          textInput(screen.field, screen.form, keep),
          ...(screen.starters.length === 0 ? [] : small(screen.startersLabel)),
          ...row(...screen.starters.map((starter) => button(starter))),
          ...inFull(screen.submit),
          ...row(back(screen.back)),
          ...quiet(),
        ]),
        ...form(screen),
      };
    case 'not-saved':
      return page([header(screen.heading), ...paragraphs([screen.reason]), ...quiet()]);
    case 'sent':
      return page([
        header(screen.heading),
        ...paragraphs([...screen.lines, screen.urgent]),
        ...row(button(screen.open, 'primary'), button(screen.withdraw)),
        ...quiet(),
      ]);
    case 'conversations':
      return {
        head: [header(screen.heading), ...paragraphs([screen.empty ?? ''])],
        items: screen.items.map((item) => [
          { ...boldFirst(item.adviser, [item.when, item.news ?? '']), accessory: button(item.open) },
        ]),
        tail: [...row(back(screen.back)), ...quiet()],
        keepItems: 'first',
      };
    case 'conversation':
      return {
        head: [header(screen.heading), ...small(screen.state), ...row(screen.earlier && button(screen.earlier))],
        items: screen.entries.map((entry) => quoted(entry.who, entry.when, entry.text, entry.note)),
        tail: [
          ...(screen.reply === undefined
            ? []
            : [divider(), textInput(screen.reply.field, screen.reply.form, keep), ...inFull(screen.reply.submit)]),
          ...small(screen.keep),
          ...row(...screen.actions.map((action) => button(action)), back(screen.back)),
          ...quiet(),
        ],
        keepItems: 'last',
        ...(screen.reply === undefined ? {} : form(screen.reply)),
      };
    case 'reveal':
      return {
        ...page([
          header(screen.heading),
          ...paragraphs(screen.lines),
          textInput(screen.field, screen.form, keep),
          ...inFull(screen.submit),
          ...row(back(screen.back)),
          ...quiet(),
        ]),
        ...form(screen),
      };
    case 'withdraw':
    case 'close':
      return page([
        header(screen.heading),
        ...paragraphs(screen.lines),
        ...row(button(screen.confirm, screen.kind === 'withdraw' ? 'danger' : 'primary'), back(screen.back)),
        ...quiet(),
      ]);
    case 'closed':
    case 'gone':
    case 'withdrawn':
      return page([header(screen.heading), ...paragraphs(screen.lines), ...row(back(screen.back)), ...quiet()]);
    case 'conduct':
    case 'elsewhere':
    case 'complaint':
    case 'employer-view':
    case 'unavailable':
    case 'fault':
    case 'stranger':
    case 'unknown-organisation':
      return {
        head: [header(screen.heading), ...paragraphs(screen.intro)],
        items: screen.sections.map((part) => section(part)),
        tail: [
          ...links(screen.links),
          ...row(screen.next && button(screen.next, 'primary'), back(screen.back)),
          ...quiet(),
        ],
        keepItems: 'first',
      };
    default:
      return assertNever(screen);
  }
}

/** For `response_action: errors`: one sentence at a field. */
export const fieldError = (reason: string): string => cut(reason, LIMITS.fieldError) || '…';
