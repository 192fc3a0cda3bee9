/** What each card's slots are filled with. Everything that may be absent is a list of none or one. */
import { assertNever, isAside, type Screen } from '../../core/screens.ts';
import type { Fields } from './template.ts';
import { createParts, linkRows, listed, named, runs, texts } from './parts.ts';
import type { Kept } from './draft.ts';
import { NO_PREFERENCE } from './read-card.ts';

export function fieldsOf(screen: Screen, kept: Kept): Fields {
  const { own, behind } = kept;
  const { one, rows, submit, returning, textField, chooser, options, frame } = createParts(screen, kept);

  switch (screen.kind) {
    case 'welcome':
      return {
        ...frame,
        mine: one(screen.mine),
        heading: screen.heading,
        role: texts(...screen.role, screen.freedom),
        advisersHeading: screen.advisersHeading,
        filterNote: texts(screen.filterNote),
        advisers: screen.advisers.map((adviser) => ({
          name: adviser.name,
          kind: adviser.kind,
          lines: texts(adviser.line),
          mark: adviser.available ? '●' : '○',
          availability: adviser.availability,
          open: one(adviser.open),
        })),
        nobody: texts(screen.nobody),
        ways: rows(screen.filter, screen.clearFilter, screen.conduct, screen.complaint),
        languages: rows(...screen.languageSwitch),
      };
    case 'filters':
      return {
        ...frame,
        intro: texts(screen.intro),
        choices: screen.choices.map((choice) => ({
          id: choice.name,
          label: named(choice.label),
          value: choice.chosen ?? NO_PREFERENCE,
          options: [
            { value: NO_PREFERENCE, label: named(choice.placeholder) },
            ...choice.options.map(({ value, label }) => ({ value, label: named(label) })),
          ],
        })),
        notKept: texts(screen.notKept),
        submit: submit(screen.submit, screen.form),
        back: rows(screen.back),
      };
    case 'adviser':
      return {
        ...frame,
        heading: screen.name,
        availability: texts(screen.availability),
        facts: screen.facts.map(({ label, value }) => ({ label, text: value })),
        waysHeading: screen.waysHeading,
        ways: texts(...screen.ways),
        answer: texts(screen.answerTime, screen.notNow),
        write: one(screen.write),
        links: linkRows(screen.contactLinks),
        others: rows(screen.other, screen.complaint),
      };
    case 'limits':
      return {
        ...frame,
        heading: screen.heading,
        sections: screen.sections.map(({ heading, lines }) => ({ heading, lines: listed(lines) })),
        accept: one(screen.accept),
        back: rows(screen.back),
      };
    case 'write':
      return {
        ...frame,
        heading: screen.heading,
        notice: texts(screen.notice),
        hint: texts(screen.hint),
        choice:
          screen.choice === undefined
            ? []
            : [
                chooser(
                  screen.choice.chosen === undefined ? { ...screen.choice, chosen: own?.adviser ?? '' } : screen.choice,
                ),
              ],
        field: [textField(screen.field)],
        fieldHint: texts(screen.field.hint),
        submit: submit(screen.submit, screen.form),
        hasStarters: screen.starters.length > 0,
        startersLabel: screen.startersLabel,
        starters: rows(...screen.starters),
        back: rows(screen.back),
      };
    case 'not-saved': {
      const { field, submit: label, choice } = screen.again;
      return {
        ...frame,
        heading: screen.heading,
        reason: texts(screen.reason),
        choice:
          screen.form.form !== 'choose-again' || options === undefined
            ? []
            : [
                chooser({
                  ...choice,
                  options,
                  chosen: own?.adviser ?? '',
                }),
              ],
        field: [textField(field)],
        submit: submit(label, screen.form),
        back: screen.form.form === 'choose-again' ? [] : returning(screen.labels.back, screen.form),
      };
    }
    case 'sent':
      return {
        ...frame,
        heading: screen.heading,
        lines: texts(...screen.lines, screen.urgent),
        open: one(screen.open),
        withdraw: rows(screen.withdraw),
      };
    case 'conversations':
      return {
        ...frame,
        heading: screen.heading,
        empty: texts(screen.empty),
        items: screen.items.map(({ adviser, when, news, open }) => ({
          adviser,
          when,
          news: texts(news),
          open: one(open),
        })),
        back: rows(screen.back),
      };
    case 'conversation':
      return {
        ...frame,
        heading: screen.heading,
        state: texts(screen.state),
        earlier: rows(screen.earlier),
        entries: screen.entries.map(({ from, who, when, text, note }) => ({
          style: from === 'adviser' ? 'emphasis' : 'default',
          who,
          when,
          texts: text === undefined ? [] : [{ runs: runs(text) }],
          note: texts(note),
        })),
        field: screen.reply === undefined ? [] : [textField(screen.reply.field)],
        fieldHint: texts(screen.reply?.field.hint),
        submit: screen.reply === undefined ? [] : submit(screen.reply.submit, screen.reply.form),
        keep: texts(screen.keep),
        actions: rows(...screen.actions, screen.back),
      };
    case 'reveal':
      return {
        ...frame,
        heading: screen.heading,
        lines: texts(...screen.lines),
        field: [textField(screen.field)],
        fieldHint: texts(screen.field.hint),
        submit: submit(screen.submit, screen.form),
        back: rows(screen.back),
      };
    case 'withdraw':
    case 'close': {
      const style = screen.kind === 'withdraw' ? 'destructive' : 'positive';
      return {
        ...frame,
        heading: screen.heading,
        lines: texts(...screen.lines),
        confirm: one(screen.confirm).map((confirm) => ({ ...confirm, style })),
        back: rows(screen.back),
      };
    }
    case 'closed':
    case 'gone':
    case 'withdrawn':
      return { ...frame, heading: screen.heading, lines: texts(...screen.lines), back: rows(screen.back) };
    case 'conduct':
    case 'elsewhere':
    case 'complaint':
    case 'employer-view':
    case 'unavailable':
    case 'fault':
    case 'stranger':
    case 'unknown-organisation':
      return {
        ...frame,
        heading: screen.heading,
        intro: texts(...screen.intro),
        sections: screen.sections.map(({ heading, lines }) => ({ heading, lines: listed(lines) })),
        links: linkRows(screen.links),
        next: one(screen.next),
        back:
          screen.back !== undefined && behind !== undefined && (isAside(screen) || screen.kind === 'fault')
            ? returning(screen.labels.back, behind.form)
            : rows(screen.back),
      };
    default:
      return assertNever(screen);
  }
}
