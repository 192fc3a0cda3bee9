/** Words beside a form that is on another page: the same on every page of a language, so made once. */
import { findAdviser, LANGUAGES, type AdviserId, type Language } from '../organisation.ts';
import { firstName } from '../first-name.ts';
import { TEXT_MAX } from '../conversation.ts';
import type { CarriedLabels, NotSavedScreen } from '../screens.ts';
import { wordsIn, type Words } from '../words/index.ts';
import { callMeAgain } from './board/call-me-fields.ts';
import type { PageContext } from './context.ts';

/** Of a conversation's adviser, who may stand in the file no more. */
export const nameOf = ({ organisation, words }: PageContext, id: AdviserId): string =>
  findAdviser(organisation, id)?.name ?? words.conversations.formerAdviser;
/** The same as a heading, which begins with a capital whoever it is. */
export function headingOf(here: PageContext, id: AdviserId): string {
  const name = nameOf(here, id);
  return findAdviser(here.organisation, id) === undefined ? name.slice(0, 1).toUpperCase() + name.slice(1) : name;
}
/** The same in a sentence. */
export const firstNameOf = (here: PageContext, id: AdviserId): string => {
  const adviser = findAdviser(here.organisation, id);
  return adviser === undefined ? here.words.conversations.formerAdviser : firstName(adviser.name);
};

const labels = new Map<Language, CarriedLabels>(
  LANGUAGES.map((language) => {
    const { write, back } = wordsIn(language);
    return [language, { text: write.label, choice: write.chooseLabel, back }];
  }),
);
export function carriedLabels(language: Language): CarriedLabels {
  const found = labels.get(language);
  if (found === undefined) throw new TypeError('a language without words');
  return found;
}

/** Of a modal's own button in Slack (docs.slack.dev/reference/views/modal-views): a longer label is refused. */
const SUBMIT_MAX = 24;
/** "Verstuur aan Samira", so that nobody presses for somebody else; without the name where it does not fit. */
export function sendLabel({ write }: Words, adviser?: { readonly name: string }): string {
  if (adviser === undefined) return write.submit;
  const label = write.submitTo(firstName(adviser.name));
  return label.length > SUBMIT_MAX ? write.submit : label;
}

/** The form that could not be stored, once more: its own words, and nothing that was typed. */
export function sameForm(
  form: NotSavedScreen['form']['form'],
  words: Words,
  adviser?: { readonly name: string },
): NotSavedScreen['again'] {
  const { write, conversation, reveal, ownCopy } = words;
  const choice = { label: write.chooseLabel, placeholder: write.choosePlaceholder };
  const field = { edition: 0, multiline: true, maxLength: TEXT_MAX };
  switch (form) {
    case 'write':
    case 'choose-again':
      return {
        field: { ...field, label: write.label, placeholder: write.placeholder },
        ownCopy,
        submit: sendLabel(words, adviser),
        choice,
      };
    case 'reply':
      return {
        field: { ...field, label: conversation.addLabel, placeholder: conversation.replyPlaceholder },
        ownCopy,
        submit: conversation.replySubmit,
        choice,
      };
    case 'call-me':
      return { ...callMeAgain(words), choice };
    case 'reveal':
      return {
        field: { ...field, label: reveal.placeholder, placeholder: reveal.placeholder, multiline: false },
        submit: reveal.submit,
        choice,
      };
  }
}
