/** What an employee presses beside writing: items of the board, and a number to be called on. */
import type { Mark } from '../board/parts.ts';
import { everyPseudonym, type ConversationHead, type ConversationId } from '../conversation.ts';
import type { Press, Visit } from '../events.ts';
import type { PageContext } from '../pages/context.ts';
import { callMeDone } from '../pages/board/call-me.ts';
import { ended } from '../pages/endings.ts';
import type { Plannings } from '../plannings.ts';
import type { ConversationStore, Keyring } from '../ports.ts';
import type { ConversationScreen, Screen } from '../screens.ts';
import { createAnswering } from './answering.ts';
import { createCalling, type Calling } from './calling.ts';
import type { Reading } from './read.ts';
import { createStepping } from './step.ts';

type BoardPress = Extract<Press, { do: 'board' | 'answer' | 'ask-slip' | 'count-me' | 'no-call' }>;

export interface OnBoard {
  readonly press: (visit: Visit, here: PageContext, press: BoardPress) => Promise<Screen>;
  readonly give: Calling['give'];
  /** The page of a number that was given before; the conversation may be gone meanwhile. */
  readonly given: (visit: Visit, here: PageContext, of: { readonly conversation: ConversationId }) => Promise<Screen>;
}

interface Parts {
  readonly conversations: ConversationStore;
  readonly keyring: Keyring;
  readonly plannings: Plannings;
  readonly replies: Pick<Reading, 'item'>;
  readonly changed: (organisation: string, adviser: string) => void;
  readonly newFormId: () => string;
  readonly ownHead: (visit: Visit, here: PageContext, id: ConversationId) => Promise<ConversationHead | undefined>;
  readonly open: (
    visit: Visit,
    here: PageContext,
    id: ConversationId,
    how: { readonly notice?: string; readonly pressed?: Mark },
  ) => Promise<ConversationScreen | undefined>;
}

export function createOnBoard(parts: Parts): OnBoard {
  const { conversations, keyring, plannings, replies, changed, newFormId, ownHead, open } = parts;
  const step = createStepping({ conversations, keyring });
  const answering = createAnswering({ step, changed });
  const calling = createCalling({ step, plannings, changed });
  const shown = async (
    visit: Visit,
    here: PageContext,
    id: ConversationId,
    notice?: string,
    pressed?: Mark,
  ): Promise<Screen> => {
    const how = { ...(notice === undefined ? {} : { notice }), ...(pressed === undefined ? {} : { pressed }) };
    return (await open(visit, here, id, how)) ?? ended(here, 'gone');
  };
  return {
    give: calling.give,
    async given(visit, here, { conversation }) {
      const head = await ownHead(visit, here, conversation);
      return head === undefined ? ended(here, 'gone') : callMeDone(here, head);
    },
    async press(visit, here, press) {
      const { conversation } = press;
      switch (press.do) {
        case 'board': {
          const look = { submission: newFormId(), item: press.item };
          const page = await replies.item(here, everyPseudonym(visit), conversation, look);
          return page ?? shown(visit, here, conversation, here.words.board.changed);
        }
        case 'answer':
          return shown(visit, here, conversation, await answering(visit, here, press), press.item);
        case 'ask-slip':
        case 'count-me':
          return shown(visit, here, conversation, await answering(visit, here, press));
        case 'no-call':
          return shown(visit, here, conversation, await calling.takeBack(visit, here, press));
      }
    },
  };
}
