/** Words beside a form that is on another page: the same on every page of a language, so made once. */
import { LANGUAGES, type Language } from '../organisation.ts';
import { TEXT_MAX } from '../conversation.ts';
import type { CarriedLabels, NotSavedScreen } from '../screens.ts';
import { wordsIn, type Words } from '../words/index.ts';

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

/** The form that could not be stored, once more: its own words, and nothing that was typed. */
export function sameForm(form: NotSavedScreen['form']['form'], words: Words): NotSavedScreen['again'] {
  const { write, conversation, reveal } = words;
  const choice = { label: write.chooseLabel, placeholder: write.choosePlaceholder };
  const field = { edition: 0, multiline: true, maxLength: TEXT_MAX };
  switch (form) {
    case 'write':
    case 'choose-again':
      return { field: { ...field, label: write.label, placeholder: write.placeholder }, submit: write.submit, choice };
    case 'reply':
      return {
        field: { ...field, label: conversation.addLabel, placeholder: conversation.replyPlaceholder },
        submit: conversation.replySubmit,
        choice,
      };
    case 'reveal':
      return {
        field: { ...field, label: reveal.placeholder, placeholder: reveal.placeholder, multiline: false },
        submit: reveal.submit,
        choice,
      };
  }
}
