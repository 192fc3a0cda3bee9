/** "Bel mij": a number that an employee gives, changes or takes back. A step on the board, and an answer is awaited after it. */
import { telephoneLink } from '../../base/phone.ts';
import { callMeFrom, WHEN_MAX } from '../board/call-me.ts';
import type { EmployeePart } from '../board/parts.ts';
import type { ConversationHead } from '../conversation.ts';
import type { Press, Visit } from '../events.ts';
import { callMeDone } from '../pages/board/call-me.ts';
import type { PageContext } from '../pages/context.ts';
import { notSaved } from '../pages/write.ts';
import { firstNameOf } from '../pages/labels.ts';
import { promiseFor } from '../promised-hour.ts';
import type { Plannings } from '../plannings.ts';
import type { Screen } from '../screens.ts';
import { noticeOf } from './answering.ts';
import type { Stepping } from './step.ts';
import type { NumberForm } from './typed.ts';

export interface Calling {
  readonly give: (visit: Visit, here: PageContext, form: NumberForm) => Promise<Screen>;
  /** A sentence for the top of the conversation where it could not be done, as for an answer. */
  readonly takeBack: (
    visit: Visit,
    here: PageContext,
    press: Extract<Press, { do: 'no-call' }>,
  ) => Promise<string | undefined>;
}

interface Parts {
  readonly step: Stepping;
  readonly plannings: Plannings;
  readonly changed: (organisation: string, adviser: string) => void;
}

export function createCalling({ step, plannings, changed }: Parts): Calling {
  return {
    async give(visit, here, form) {
      const words = here.words.board.callMe;
      const { text, when, voicemail = false } = form;
      const callMe = callMeFrom({ number: text, when, voicemail }, telephoneLink);
      if (callMe === 'number') return notSaved(here, form, words.wrongNumber);
      if (callMe === 'long') return notSaved(here, form, words.wrongWhen(WHEN_MAX));
      let to: Pick<ConversationHead, 'id' | 'adviser'> = { id: form.conversation, adviser: '' };
      /** It stands there already: this very press came before. */
      let isThere = false;
      const result = await step(visit, here, form, async (board, { head, adviser, sealTyped }) => {
        to = head;
        isThere = board.own.callMe?.form === form.submission;
        if (isThere) return undefined;
        const { load } = plannings.known(here.organisation, adviser);
        return {
          did: { is: 'call-me', act: board.own.callMe === undefined ? 'given' : 'changed' },
          part: { ...board.own, callMe: { form: form.submission, sealed: await sealTyped(JSON.stringify(callMe)) } },
          awaits: promiseFor({ organisation: here.organisation, adviser, load, now: here.now }),
        };
      });
      if (result === 'gone' || result === 'closed') return notSaved(here, form, here.words.notSaved[result]);
      if (result === 'done' || isThere) {
        changed(here.organisation.id, to.adviser);
        return callMeDone(here, to);
      }
      const name = firstNameOf(here, to.adviser);
      return notSaved(here, form, noticeOf(here, result, to.adviser) ?? here.words.conversation.adviserGone(name));
    },
    async takeBack(visit, here, press) {
      let adviserId = '';
      const result = await step(visit, here, press, (board, { adviser }) => {
        adviserId = adviser.id;
        if (board.own.callMe === undefined) return undefined;
        const { callMe: _gone, ...part } = board.own;
        return { did: { is: 'call-me', act: 'taken-back' }, part: part satisfies EmployeePart, takesBack: true };
      });
      if (result === 'done') changed(here.organisation.id, adviserId);
      // What somebody takes back twice is gone.
      return result === 'stale' ? undefined : noticeOf(here, result, adviserId);
    },
  };
}
