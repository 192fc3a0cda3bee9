/** What each screen fills its card's slots with. Everything that may be absent is a list of none or one. */
import { isAside, type PerScreen, type ScreenOf } from '../../core/screens.ts';
import type { Fields } from './template.ts';
import { linkRows, listed, named, runs, texts, type CardParts as Parts } from './parts.ts';
import { NO_PREFERENCE } from './read-card.ts';

const confirm = (screen: ScreenOf<'withdraw'>, { one, rows, frame }: Parts): Fields => {
  const style = screen.kind === 'withdraw' ? 'destructive' : 'positive';
  return {
    ...frame,
    heading: screen.heading,
    lines: texts(...screen.lines),
    confirm: one(screen.confirm).map((confirm) => ({ ...confirm, style })),
    back: rows(screen.back),
  };
};
const end = (screen: ScreenOf<'closed'>, { rows, frame }: Parts): Fields => ({
  ...frame,
  heading: screen.heading,
  lines: texts(...screen.lines),
  back: rows(screen.next, screen.back),
});
const infoPage = (screen: ScreenOf<'conduct'>, { one, rows, returning, frame, behind }: Parts): Fields => ({
  ...frame,
  heading: screen.heading,
  languages: rows(...(screen.languageSwitch ?? [])),
  intro: texts(...screen.intro),
  sections: screen.sections.map(({ heading, lines }) => ({ heading, lines: listed(lines) })),
  open: rows(...(screen.open ?? [])),
  links: linkRows(screen.links),
  next: one(screen.next),
  back:
    screen.back !== undefined && behind !== undefined && (isAside(screen) || screen.kind === 'fault')
      ? returning(screen.labels.back, behind.form)
      : rows(screen.back),
});

export const screens: PerScreen<Parts, Fields> = {
  welcome: (screen, { one, rows, frame }) => ({
    ...frame,
    mine: one(screen.mine),
    heading: screen.heading,
    role: texts(...screen.role, screen.freedom),
    urgent: texts(screen.urgent),
    advisersHeading: screen.advisersHeading,
    filterNote: texts(screen.filterNote),
    advisers: screen.advisers.map((adviser) => ({
      name: adviser.name,
      kind: adviser.kind,
      lines: texts(adviser.about, adviser.knows, adviser.line),
      mark: adviser.available ? '●' : '○',
      availability: adviser.availability,
      open: one(adviser.open),
    })),
    nobody: texts(screen.nobody),
    ways: rows(
      screen.filter,
      screen.clearFilter,
      screen.conduct,
      screen.options,
      screen.complaint,
      screen.accused,
      screen.hiredIn,
    ),
    languages: rows(...screen.languageSwitch),
    spoken: rows(...screen.spoken),
  }),
  filters: (screen, { rows, submit, frame }) => ({
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
  }),
  adviser: (screen, { one, rows, frame }) => ({
    ...frame,
    heading: screen.name,
    availability: texts(screen.availability),
    facts: screen.facts.map(({ label, value }) => ({ label, text: value })),
    waysHeading: screen.waysHeading,
    ways: texts(...screen.ways),
    answer: texts(screen.mailNote, screen.answerTime, screen.proven, screen.notNow, screen.cover?.line),
    before: texts(...screen.beforeWriting),
    cover: rows(...(screen.cover?.open ?? [])),
    write: one(screen.write),
    links: linkRows(screen.contactLinks),
    others: rows(screen.other, ...screen.others, screen.options, screen.complaint),
  }),
  limits: (screen, { rows, submit, frame }) => ({
    ...frame,
    heading: screen.heading,
    notice: texts(screen.notice),
    lines: texts(...screen.lines),
    submit: submit(screen.submit, screen.form),
    links: linkRows(screen.call === undefined ? [] : [screen.call]),
    sections: screen.sections.map(({ heading, lines }) => ({ heading, lines: listed(lines) })),
    rules: linkRows(screen.rules === undefined ? [] : [screen.rules]),
    back: rows(screen.back, screen.other),
  }),
  write: (screen, { rows, submit, textField, tickBox, chooser, frame, own }) => ({
    ...frame,
    heading: screen.heading,
    notice: texts(screen.notice),
    actions: rows(...(screen.actions ?? [])),
    sections: (screen.sections ?? []).map(({ heading, lines }) => ({ heading, lines: listed(lines) })),
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
    ticks: [tickBox(screen.ownCopy)],
    tickHint: texts(screen.ownCopy.hint),
    submit: submit(screen.submit, screen.form),
    hasStarters: screen.starters.length > 0,
    startersLabel: screen.startersLabel,
    starters: rows(...screen.starters),
    back: rows(screen.back),
  }),
  'not-saved': (screen, { submit, returning, textField, secondField, tickBox, chooser, options, frame, own }) => {
    const { field, when, ownCopy, submit: label, choice } = screen.again;
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
      second: when === undefined ? [] : [secondField(when)],
      ticks: ownCopy === undefined ? [] : [tickBox(ownCopy)],
      tickHint: texts(ownCopy?.hint),
      submit: submit(label, screen.form),
      back: screen.form.form === 'choose-again' ? [] : returning(screen.labels.back, screen.form),
    };
  },
  sent: (screen, { one, rows, frame }) => ({
    ...frame,
    heading: screen.heading,
    lines: texts(...screen.lines),
    urgent: texts(screen.urgent),
    open: one(screen.open),
    withdraw: rows(screen.withdraw),
  }),
  conversations: (screen, { one, rows, frame }) => ({
    ...frame,
    heading: screen.heading,
    empty: texts(screen.empty),
    items: screen.items.map(({ adviser, when, news, awaits, open }) => ({
      adviser,
      when,
      news: texts(news, ...(awaits ?? [])),
      open: one(open),
    })),
    back: rows(screen.back),
  }),
  conversation: (screen, { one, rows, submit, textField, tickBox, frame }) => ({
    ...frame,
    heading: screen.heading,
    state: texts(screen.state, screen.handle),
    notice: texts(screen.notice),
    lateHeading: texts(screen.awaited?.heading),
    awaited: texts(...(screen.awaited?.lines ?? [])),
    call: linkRows(screen.awaited?.call === undefined ? [] : [screen.awaited.call]),
    choices: rows(...(screen.awaited?.actions ?? [])),
    board: (screen.board ?? []).map(({ heading, lines, texts: typed = [], links = [], actions }) => ({
      heading: texts(heading),
      lines: texts(...lines),
      texts: typed.map(({ label, text }) => ({ label, runs: runs(text) })),
      links: linkRows(links),
      actions: rows(...actions),
    })),
    counting: texts(...(screen.counting?.lines ?? [])),
    countingAction: rows(screen.counting?.action),
    earlier: rows(screen.earlier),
    entries: screen.entries.map(({ from, who, when, text, said, ways, note, letStay }) => ({
      style: from === 'adviser' ? 'emphasis' : 'default',
      who,
      when,
      texts: [text ?? said].flatMap((shown) => (shown === undefined ? [] : [{ runs: runs(shown) }])),
      call: linkRows(ways?.call === undefined ? [] : [ways.call]),
      ways: rows(...(ways?.open ?? [])),
      note: texts(note),
      letStay: one(letStay),
    })),
    letStay: texts(screen.letStay),
    field: screen.reply === undefined ? [] : [textField(screen.reply.field)],
    fieldHint: texts(screen.reply?.field.hint),
    ticks: screen.reply === undefined ? [] : [tickBox(screen.reply.ownCopy)],
    tickHint: texts(screen.reply?.ownCopy.hint),
    submit: screen.reply === undefined ? [] : submit(screen.reply.submit, screen.reply.form),
    keep: texts(screen.keep),
    actions: rows(...screen.actions, screen.back),
  }),
  board: (screen, { rows, frame }) => ({
    ...frame,
    heading: screen.heading,
    lines: texts(...screen.lines),
    texts: (screen.texts ?? []).map(({ label, text }) => ({ label, runs: runs(text) })),
    more: texts(...(screen.more ?? [])),
    actions: rows(...screen.actions),
    back: rows(screen.back),
  }),
  'call-me': (screen, { rows, submit, textField, secondField, tickBox, frame, own }) => ({
    ...frame,
    heading: screen.heading,
    lines: texts(...screen.lines),
    // What was typed since wins over what they gave before.
    field: [textField({ ...screen.field, ...(own === undefined ? {} : { text: own.text }) })],
    second: [secondField(screen.when)],
    ticks: [tickBox(screen.voicemail)],
    tickHint: texts(screen.voicemail.hint),
    submit: submit(screen.submit, screen.form),
    back: rows(screen.back),
  }),
  reveal: (screen, { rows, submit, textField, frame }) => ({
    ...frame,
    heading: screen.heading,
    lines: texts(...screen.lines),
    field: [textField(screen.field)],
    fieldHint: texts(screen.field.hint),
    submit: submit(screen.submit, screen.form),
    back: rows(screen.back),
  }),
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
