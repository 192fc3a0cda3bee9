/** "Los contact": a call or a visit, counted in seven presses. Nothing of it is sent, and nothing of it is kept but strokes. */
import { useRef, useState } from 'preact/hooks';
import type { AdviserKeys } from '../../../../seal/slots.ts';
import type { ClientSeat } from '../../../contract.ts';
import { newStrokeId } from '../../book/counting.ts';
import { yearAt, type Contact } from '../../register/contact.ts';
import { fieldsOf } from '../../register/own-counts.ts';
import { Back, Notice, Page } from '../components.tsx';
import { CountSheet } from './count-sheet.tsx';
import { countContact, ledgersOf, useKept } from './counting.ts';
import { useRegisterEnv } from './env.ts';
import { OrganisationField, seatChosen } from './organisation-field.tsx';

interface ContactProps {
  readonly seats: readonly ClientSeat[];
  readonly keys: AdviserKeys;
  /** To what was counted so far. */
  readonly onOwnCounts: () => void;
  readonly onBack: () => void;
}

export function ContactScreen({ seats, keys, onOwnCounts, onBack }: ContactProps) {
  const { w, now, books, announce } = useRegisterEnv();
  const { contact: words, sheet } = w.register;
  const { kept, again } = useKept(keys);
  const [chosen, setChosen] = useState('');
  const [said, setSaid] = useState<string>();
  const stroke = useRef(newStrokeId());
  const seat = seatChosen(seats, chosen);

  const count = async (contact: Contact): Promise<string | undefined> => {
    if (seat === undefined) return undefined;
    const isKept = await countContact(books, keys, contact, { seat, now: now(), id: stroke.current });
    await again();
    const sentence = isKept ? sheet.counted : sheet.countedHere;
    setSaid(sentence);
    announce(sentence);
    return undefined;
  };
  const another = (): void => {
    stroke.current = newStrokeId();
    setSaid(undefined);
    setChosen('');
  };
  return (
    <Page title={words.title} before={<Back onBack={onBack} />}>
      <button type="button" class="quiet" onClick={onOwnCounts}>
        {w.register.mine.title}
      </button>
      {said === undefined ? (
        <>
          <p class="lead">{words.lead}</p>
          <OrganisationField seats={seats} value={chosen} onValue={setChosen} />
          {seat === undefined || kept === undefined ? undefined : (
            <CountSheet
              key={seat.organisation.id}
              optional={fieldsOf(ledgersOf(kept), seat, yearAt(seat, now()))}
              billing={seat.billing}
              submit={sheet.count}
              onContact={count}
            />
          )}
          <p class="fine">
            {sheet.never} {sheet.what}
          </p>
        </>
      ) : (
        <>
          <Notice reveal>{said}</Notice>
          <button type="button" class="outline" onClick={another}>
            {words.another}
          </button>
        </>
      )}
    </Page>
  );
}
