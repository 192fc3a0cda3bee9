/** Who wrote, roughly when, and whether there is something new. Nothing of what. */
import { fromHour } from '../../../core/conversation.ts';
import { useEnv } from '../env.ts';
import { Notice, Page } from './components.tsx';
import { Presences } from './presence.tsx';
import { Contacts } from './contacts.tsx';
import type { ClientSeat, ListItem } from '../../contract.ts';
import { timeFor, type SeatTime } from '../time.ts';

interface ListProps {
  readonly seats: readonly ClientSeat[];
  readonly items: readonly ListItem[] | undefined;
  /** Nothing is missing at the end. */
  readonly whole: boolean;
  readonly notice: string | undefined;
  /** Texts of the cards whose keys are open here. */
  readonly held: readonly string[];
  readonly onOpen: (item: ListItem) => void;
  readonly onChanged: () => Promise<void>;
}

export function List({ seats, items, whole, notice, held, onOpen, onChanged }: ListProps) {
  const { w, language, now } = useEnv();
  const timeOf = (seat: ClientSeat | undefined): SeatTime => timeFor(seat, seats, { language, now: now() });
  const otherKey = seats.some(({ keyCards: [inForce] }) => inForce !== undefined && !held.includes(inForce));
  return (
    <Page title={w.listTitle}>
      {notice === undefined ? undefined : <Notice>{notice}</Notice>}
      {otherKey ? <Notice>{w.otherKey}</Notice> : undefined}
      {seats
        .filter(({ topicsAssumed }) => topicsAssumed === true)
        .map(({ organisation }) => (
          <Notice key={organisation.id}>{w.topicsAsked(organisation.name)}</Notice>
        ))}
      <Presences seats={seats} timeOf={timeOf} onChanged={onChanged} />
      {items === undefined ? <p role="status">{w.loading}</p> : undefined}
      {items?.length === 0 ? <Empty seats={seats} timeOf={timeOf} /> : undefined}
      {items === undefined || items.length === 0 ? undefined : (
        <ul class="conversations">
          {items.map((item) => (
            <li key={`${item.organisation}/${item.id}`}>
              <Row item={item} seats={seats} timeOf={timeOf} onOpen={() => onOpen(item)} />
            </li>
          ))}
        </ul>
      )}
      {items === undefined || items.length === 0 || whole ? undefined : <p role="status">{w.listGoesOn}</p>}
      <Contacts seats={seats} />
    </Page>
  );
}

interface RowProps {
  readonly item: ListItem;
  readonly seats: readonly ClientSeat[];
  readonly timeOf: (seat: ClientSeat | undefined) => SeatTime;
  readonly onOpen: () => void;
}

function Row({ item, seats, timeOf, onOpen }: RowProps) {
  const { w, now } = useEnv();
  const { promised } = item;
  const seat = seats.find(({ organisation }) => organisation.id === item.organisation);
  return (
    <button type="button" class={item.unread ? 'row new' : 'row'} onClick={onOpen}>
      <span class="handle" dir="auto" translate={false}>
        {item.handle}
      </span>
      <span class="when">
        {timeOf(seat).moments.hour(item.hour)}
        {seat === undefined ? '' : ` · ${seat.organisation.name}`}
      </span>
      {promised === undefined ? undefined : (
        <span class="when">
          {w.promised(timeOf(seat).moments.before(fromHour(promised)), fromHour(promised) <= now())}
        </span>
      )}
      {item.unread ? <span class="mark">{w.isNew}</span> : undefined}
      {item.state === 'closed' ? <span class="mark plain">{w.isClosed}</span> : undefined}
    </button>
  );
}

function Empty({ seats, timeOf }: Pick<RowProps, 'seats' | 'timeOf'>) {
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
