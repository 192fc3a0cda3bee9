/** Who wrote, roughly when, and whether there is something new. Nothing of what. */
import { useEnv } from '../env.ts';
import { SecondStep } from '../later.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { ConversationRef } from '../drafts.ts';
import { Notice, Page } from './components.tsx';
import { Presences } from './presence.tsx';
import { Contacts } from './contacts.tsx';
import { Rows } from './rows.tsx';
import { Sheet } from './sheet.tsx';
import { Tour } from './tour.tsx';
import type { Languages } from '../languages.ts';
import { Proof } from './proof.tsx';
import type { ClientSeat, ListItem } from '../../contract.ts';
import { timesFor, type SeatTime } from '../time.ts';

interface ListProps {
  readonly seats: readonly ClientSeat[];
  readonly items: readonly ListItem[] | undefined;
  readonly languages: Languages;
  /** Nothing is missing at the end. */
  readonly whole: boolean;
  /** Read since this came on screen; until then it is what was known before. */
  readonly isRead: boolean;
  readonly notice: string | undefined;
  readonly keys: AdviserKeys;
  /** Closed on this device, and yet to be counted. */
  readonly waiting: readonly ConversationRef[];
  readonly onGo: (at: 'planning' | 'contact' | 'report') => void;
  readonly onOpen: (item: ListItem) => void;
  readonly onSettings: () => void;
  readonly onChanged: () => Promise<void>;
}

export function List(props: ListProps) {
  const { seats, items, languages, whole, isRead, notice, keys, waiting, onGo, onOpen, onSettings, onChanged } = props;
  const { w, language, now } = useEnv();
  const timeOf = timesFor(seats, { language, now: now() });
  const held = [keys, ...(keys.older ?? [])].map(({ keyCard }) => keyCard.text);
  const otherKey = seats.some(({ keyCards: [inForce] }) => inForce !== undefined && !held.includes(inForce));
  return (
    <Page title={w.listTitle}>
      <SecondStep>
        <Tour onSettings={onSettings} />
        {notice === undefined ? undefined : <Notice>{notice}</Notice>}
        {otherKey ? <Notice>{w.otherKey}</Notice> : undefined}
        {seats
          .filter(({ topicsAssumed }) => topicsAssumed === true)
          .map(({ organisation }) => (
            <Notice key={organisation.id}>{w.topicsAsked(organisation.name)}</Notice>
          ))}
        <Proof seats={seats} timeOf={timeOf} />
        <div class="own-time">
          <Presences seats={seats} timeOf={timeOf} keys={keys} onChanged={onChanged} />
          <button type="button" class="outline" onClick={() => onGo('planning')}>
            {w.planning.title}
          </button>
          <button type="button" class="outline" onClick={() => onGo('contact')}>
            {w.counting.contact}
          </button>
          <button type="button" class="outline" onClick={() => onGo('report')}>
            {w.reportTitle}
          </button>
        </div>
        <ToCount waiting={waiting} items={items} onOpen={onOpen} />
        <Sheet />
        {items === undefined ? <p role="status">{w.loading}</p> : undefined}
        {items?.length === 0 ? <Empty seats={seats} timeOf={timeOf} /> : undefined}
        {items === undefined || items.length === 0 ? undefined : (
          <Rows items={items} isRead={isRead} seats={seats} languages={languages} timeOf={timeOf} onOpen={onOpen} />
        )}
        {items === undefined || items.length === 0 || whole ? undefined : <p role="status">{w.listGoesOn}</p>}
        <Contacts seats={seats} />
      </SecondStep>
    </Page>
  );
}

interface ToCountProps extends Pick<ListProps, 'waiting' | 'items' | 'onOpen'> {}

/** What waits to be counted, with the way to the first. Nothing when it is not in the list any more. */
function ToCount({ waiting, items, onOpen }: ToCountProps) {
  const { w } = useEnv();
  const closed = (items ?? []).filter(({ state }) => state === 'closed');
  const there = closed.filter((item) =>
    waiting.some(({ organisation, id }) => item.organisation === organisation && item.id === id),
  );
  const [first] = there;
  if (first === undefined) return null;
  return (
    <Notice>
      {w.counting.waiting(there.length)}{' '}
      <button type="button" class="quiet" onClick={() => onOpen(first)}>
        {w.counting.open}
      </button>
    </Notice>
  );
}

interface EmptyProps {
  readonly seats: readonly ClientSeat[];
  readonly timeOf: (seat: ClientSeat | undefined) => SeatTime;
}

function Empty({ seats, timeOf }: EmptyProps) {
  const { w } = useEnv();
  return (
    <div class="empty">
      <p class="lead">{w.emptyTitle}</p>
      <p>{w.empty}</p>
      {seats.map((seat) => (
        <section key={seat.organisation.id}>
          <h2>{timeOf(seat).heading(seats.length > 1 ? w.hoursAt(seat.organisation.name) : w.hoursTitle)}</h2>
          {seat.hours.length === 0 ? (
            <p>{w.hoursNone}</p>
          ) : (
            <dl class="hours">
              {seat.hours.map(({ day, from, to }, index) => (
                <div key={index}>
                  <dt>{w.days[day]}</dt>
                  <dd>
                    {from.replace(/^0/, '')}–{to.replace(/^0/, '')}
                  </dd>
                </div>
              ))}
            </dl>
          )}
          <p>{w.hoursExpect(seat.answersWithinHours)}</p>
        </section>
      ))}
    </div>
  );
}
