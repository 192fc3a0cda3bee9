import type { Form, Starter } from '../events.ts';
import { STARTERS } from '../events.ts';
import { TEXT_MAX } from '../conversation.ts';
import { telephoneLink } from '../../base/phone.ts';
import { findAdviser, type Adviser, type Sector } from '../organisation.ts';
import type { LimitsScreen, NotSavedScreen, WriteScreen } from '../screens.ts';
import { availabilityLine, canReceive } from './availability-line.ts';
import { frame, type PageContext } from './context.ts';
import { firstName } from '../first-name.ts';
import { sameForm, sendLabel } from './labels.ts';
import { isFor } from '../parties.ts';
import { bothSides, reportingPointLine, toOthers } from './somebody-else.ts';
import type { Present } from './availability-line.ts';

/** Changes whenever a sentence on this page changes: the version that a person accepted is kept. */
export const LIMITS_VERSION = '2026-11.4';
/** With the sentence that this adviser is the reporting point as well. */
const OF_REPORTING_POINT = `${LIMITS_VERSION}.p`;
export const limitsVersionOf = ({ reportingPoint }: Pick<Adviser, 'reportingPoint'>): string =>
  reportingPoint === true ? OF_REPORTING_POINT : LIMITS_VERSION;
/** Whether everything that stands on the page of this adviser was read, by the version that was accepted. */
export const hasReadLimits = (version: string, adviser: Pick<Adviser, 'reportingPoint'>): boolean =>
  version === limitsVersionOf(adviser) || version === OF_REPORTING_POINT;

export function limits(here: PageContext, adviser: Adviser, changed = false): LimitsScreen {
  const words = here.words.limits;
  const { days, hours } = here.words.employerView;
  const { conversationDays, closedDays, readReplyHours } = here.organisation.retention;
  const name = firstName(adviser.name);
  const surface = here.words.surfaces[here.surface].name;
  const { confidentialityRules: rules } = here.organisation.links;
  const called = whomToCall(here, adviser);
  const url = called && telephoneLink(called.phone);
  return {
    kind: 'limits',
    ...frame(here),
    heading: words.heading,
    ...(changed ? { notice: words.changed } : {}),
    lines: [
      ...reportingPointLine(here, adviser),
      words.stays(name),
      words.exceptions(name),
      ...lawLines(words, here.organisation.sector, adviser.kind, name, name),
      words.watching(surface, called === undefined ? '' : words.rather(called.who, called.phone)),
      words.wiping(days(conversationDays)),
    ],
    ...(called === undefined || url === undefined
      ? {}
      : { call: { label: words.call(called.who, called.phone), url } }),
    sections: [
      bothSides(here, adviser),
      { heading: words.breaks.heading(name), lines: words.breaks.lines(name) },
      words.others,
      { heading: words.handle.heading, lines: words.handle.lines(name) },
      { heading: words.sealing.heading, lines: words.sealing.lines(name, surface) },
      {
        heading: words.keeping.heading,
        lines: words.keeping.lines(days(conversationDays), days(closedDays), hours(readReplyHours)),
      },
    ],
    ...(rules === undefined ? {} : { rules: { label: here.words.options.confidentialityRules, url: rules } }),
    other: toOthers(here, adviser),
    form: { form: 'accept', adviser: adviser.id, limits: limitsVersionOf(adviser) },
    submit: words.accept,
    back: { label: here.words.back, press: { do: 'adviser', adviser: adviser.id } },
  };
}

/** What the law may ask of an adviser, by where people work. `starting`: the same person where a sentence begins. */
export function lawLines(
  { crime, sector: bySector }: PageContext['words']['limits'],
  sector: Sector | undefined,
  kind: Adviser['kind'],
  who: string,
  starting: string,
): readonly string[] {
  const own =
    sector === 'education' || sector === 'childcare'
      ? [kind === 'internal' ? bySector[sector].internal(who) : bySector[sector].external(starting)]
      : sector === 'government' && kind === 'internal'
        ? [bySector.government.internal(who)]
        : [];
  return [crime(who), ...own];
}

type WriteForm = Extract<Form, { form: 'write' }>;

export function write(
  here: PageContext,
  adviser: Adviser,
  form: WriteForm,
  started?: { starter: Starter; draft: string; ownCopy: boolean },
): WriteScreen {
  const words = here.words.write;
  return {
    kind: 'write',
    ...frame(here),
    heading: words.heading(adviser.name),
    hint: words.hint,
    startersLabel: words.startersLabel,
    starters: STARTERS.map((starter) => ({
      label: words.starters[starter],
      press: { do: 'starter', adviser: adviser.id, limits: form.limits, starter },
    })),
    field: {
      label: words.label,
      placeholder: words.placeholder,
      ...(started === undefined ? {} : { text: withStarter(words.starterTexts[started.starter], started.draft) }),
      edition: started === undefined ? 0 : STARTERS.indexOf(started.starter) + 1,
      multiline: true,
      maxLength: TEXT_MAX,
    },
    ownCopy: { ...here.words.ownCopy, ...(started?.ownCopy === true ? { ticked: true } : {}) },
    form,
    submit: sendLabel(here.words, adviser),
    back: { label: here.words.back, press: { do: 'limits', adviser: adviser.id } },
  };
}

/** What was typed stays, after the first sentence; a starter chosen twice is not doubled. */
function withStarter(sentence: string, draft: string): string {
  const typed = draft.trim();
  if (typed.startsWith(sentence)) return typed;
  return (typed === '' ? `${sentence} ` : `${sentence}\n\n${typed}`).slice(0, TEXT_MAX);
}

/** The adviser fell away while somebody was writing: the text stays, the list comes back. */
export function chooseAgain(
  here: PageContext,
  everybody: readonly Present[],
  form: { limits: string; submission: string },
  notice: (words: PageContext['words']['write']['unavailable']) => string,
): WriteScreen {
  const words = here.words.write;
  const reachable = everybody.filter(({ availability }) => canReceive(availability));
  const options = reachable
    .filter(({ adviser }) => isFor(adviser, here.context.preferences?.topic))
    .map((present) => ({
      value: present.adviser.id,
      label: [
        present.adviser.name,
        ...(present.adviser.reportingPoint === true ? [here.words.parties.reportingPoint.brief] : []),
        availabilityLine(here, present, true),
      ].join(' · '),
    }));
  return {
    kind: 'write',
    ...frame(here),
    heading: words.chooseLabel,
    hint: words.hint,
    notice:
      options.length > 0
        ? notice(words.unavailable)
        : reachable.length > 0
          ? words.unavailable.nobodyFor
          : words.unavailable.nobody,
    ...(options.length === 0
      ? {}
      : { choice: { name: 'adviser', label: words.chooseLabel, placeholder: words.choosePlaceholder, options } }),
    startersLabel: words.startersLabel,
    starters: [],
    field: { label: words.label, placeholder: words.placeholder, edition: 0, multiline: true, maxLength: TEXT_MAX },
    ownCopy: here.words.ownCopy,
    form: { form: 'choose-again', limits: form.limits, submission: form.submission },
    submit: words.submit,
    back: { label: here.words.backToStart, press: { do: 'welcome' } },
  };
}

/** The limits changed while somebody was writing: they stand above the same text, and sending it accepts them. */
export function limitsChanged(
  here: PageContext,
  { adviser, present }: { readonly adviser: Adviser; readonly present: readonly Present[] },
  form: {
    readonly form: 'write' | 'choose-again';
    readonly adviser: string;
    readonly submission: string;
    readonly shown?: 'now' | 'later';
  },
): WriteScreen {
  const { submission, shown } = form;
  const again = { limits: limitsVersionOf(adviser), submission };
  const page =
    form.form === 'write'
      ? write(here, adviser, {
          form: 'write',
          adviser: adviser.id,
          ...again,
          ...(shown === undefined ? {} : { shown }),
        })
      : chooseAgain(here, present, again, () => '');
  const { heading, lines, sections } = limits(here, adviser);
  return {
    ...page,
    ...(page.choice === undefined ? {} : { choice: { ...page.choice, chosen: adviser.id } }),
    notice: here.words.limits.changedWithText,
    sections: [{ heading, lines }, ...sections],
    starters: [],
  };
}

/** It is not known for which adviser or conversation these words were: the text stays, the list comes. */
export const lostForm = (here: PageContext, everybody: readonly Present[], submission: string): WriteScreen =>
  chooseAgain(here, everybody, { limits: UNREAD, submission }, (words) => words.lost);
/** No version of the limits: whoever sends from such a form reads them first. */
const UNREAD = '0';
export const lostFormOf = (submission: string): Extract<Form, { form: 'choose-again' }> => ({
  form: 'choose-again',
  limits: UNREAD,
  submission,
});

export function notSaved(
  here: PageContext,
  form: NotSavedScreen['form'],
  reason: string,
  field: NotSavedScreen['field'] = 'text',
): NotSavedScreen {
  const { words } = here;
  const again = sameForm(
    form.form,
    words,
    form.form === 'write' ? findAdviser(here.organisation, form.adviser) : undefined,
  );
  return { kind: 'not-saved', ...frame(here), heading: words.notSaved.heading, field, reason, form, again };
}

/** Nothing is known of what came of it. The form keeps its words and its mark: sent again, it is stored once. */
export function unsure(here: PageContext, form: NotSavedScreen['form']): NotSavedScreen {
  const { unsureHeading, unknown } = here.words.notSaved;
  return { ...notSaved(here, form, withNumber(here, form, unknown)), heading: unsureHeading };
}

/** With a number to call when we know one: of whom the form is for, else of the first who has one. */
export function withNumber(here: PageContext, form: NotSavedScreen['form'], sentence: string): string {
  const chosen = 'adviser' in form ? findAdviser(here.organisation, form.adviser) : undefined;
  const called = whomToCall(here, chosen);
  return called === undefined ? sentence : sentence + here.words.notSaved.orCall(called.who, called.phone);
}

/** Who is meant, when they have a number, else the first who has one. */
function whomToCall(
  { organisation }: PageContext,
  meant: Adviser | undefined,
): { readonly who: string; readonly phone: string } | undefined {
  for (const { name, contact } of meant === undefined ? organisation.advisers : [meant, ...organisation.advisers])
    if (contact.phone !== undefined) return { who: firstName(name), phone: contact.phone };
  return undefined;
}
