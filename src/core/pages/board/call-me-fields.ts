/** The fields of "Bel mij", also where the form is shown once more. */
import { NUMBER_MAX, WHEN_MAX } from '../../board/call-me.ts';
import type { CallMeScreen } from '../../conversation-screens.ts';
import type { TextField } from '../../screen-parts.ts';
import type { NotSavedScreen } from '../../screens.ts';
import type { Words } from '../../words/index.ts';

export function callMeFields({ board: { callMe: words } }: Words): Pick<CallMeScreen, 'field' | 'when' | 'voicemail'> {
  const line = { edition: 0, multiline: false };
  const when: TextField = { ...line, label: words.whenLabel, placeholder: words.whenPlaceholder, maxLength: WHEN_MAX };
  return {
    field: { ...line, label: words.label, placeholder: words.placeholder, maxLength: NUMBER_MAX },
    when,
    voicemail: words.voicemail,
  };
}

export const callMeAgain = (words: Words): Omit<NotSavedScreen['again'], 'choice'> => {
  const { field, when, voicemail } = callMeFields(words);
  return { field, when, ownCopy: voicemail, submit: words.board.callMe.submit };
};
