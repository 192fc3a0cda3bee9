/**
 * Under a conversation that was closed on this device: the lists, until it is counted or not. Whoever does not want to be
 * counted is not; a conversation that is gone never comes here.
 */
import { useEffect, useState } from 'preact/hooks';
import type { AdviserKeys } from '../../../../seal/slots.ts';
import type { ClientSeat } from '../../../contract.ts';
import type { ConversationRef } from '../../drafts.ts';
import { yearAt, type Contact } from '../../register/contact.ts';
import type { mayCount } from '../../register/may-count.ts';
import { fieldsOf } from '../../register/own-counts.ts';
import { isSame, type Waiting } from '../../register/to-count.ts';
import { Notice } from '../components.tsx';
import { CountSheet } from './count-sheet.tsx';
import { countContact, ledgersOf, useKept } from './counting.ts';
import { useRegisterEnv } from './env.ts';

interface ClosedProps {
  readonly conversation: ConversationRef;
  readonly seat: ClientSeat;
  readonly keys: AdviserKeys;
  /** By the employee's own press, as their sealed part of the board says. */
  readonly may: ReturnType<typeof mayCount>;
}

export function ClosedCount({ conversation, seat, keys, may }: ClosedProps) {
  const { w, now, books, toCount, announce } = useRegisterEnv();
  const { closing: words, sheet } = w.register;
  const { kept } = useKept(keys);
  const [waiting, setWaiting] = useState<Waiting>();
  const [said, setSaid] = useState<string>();
  const [isLater, setIsLater] = useState(false);
  useEffect(() => {
    void toCount()
      .then((known) => known.read(keys, now()))
      .then((all) => setWaiting(all.find((one) => isSame(one, conversation))));
  }, [toCount, keys, conversation.organisation, conversation.id]);
  const drop = async (sentence: string): Promise<void> => {
    await (await toCount()).drop(keys, conversation, now());
    setSaid(sentence);
    announce(sentence);
  };
  const isLeftOut = may === 'left-out';
  useEffect(() => {
    if (isLeftOut && waiting !== undefined) void drop(words.leftOut);
  }, [isLeftOut, waiting]);

  if (said !== undefined) return <Notice reveal>{said}</Notice>;
  if (isLeftOut) return <Notice>{words.leftOut}</Notice>;
  if (waiting === undefined || kept === undefined) return null;
  if (may === 'unknown') return <Notice>{words.unknown}</Notice>;
  const count = async (contact: Contact): Promise<string | undefined> => {
    const isKept = await countContact(books, keys, contact, { seat, now: now(), id: waiting.stroke });
    await drop(isKept ? sheet.counted : sheet.countedHere);
    return undefined;
  };
  if (isLater)
    return (
      <section class="closing">
        <Notice>{words.laterSaid}</Notice>
        <button type="button" class="outline" onClick={() => setIsLater(false)}>
          {words.now}
        </button>
      </section>
    );
  return (
    <section class="closing">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <CountSheet
        optional={fieldsOf(ledgersOf(kept), seat, yearAt(seat, now()))}
        billing={seat.billing}
        submit={sheet.count}
        onContact={count}
      />
      <div class="stack">
        <button type="button" class="outline" onClick={() => setIsLater(true)}>
          {words.later}
        </button>
        <button type="button" class="quiet" onClick={() => void drop(words.neverSaid)}>
          {words.never}
        </button>
      </div>
      <p class="fine">
        {sheet.never} {sheet.what}
      </p>
    </section>
  );
}
