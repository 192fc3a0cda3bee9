/** Who wrote, roughly when, and whether there is something new. Nothing of what. */
import { useEnv } from '../env.ts';
import { Notice, Page } from '../parts.tsx';
import type { ClientSeat, ListItem } from '../shapes.ts';
import { dayAndHour, moment, ownTimeZone } from '../time.ts';

interface ListProps {
  readonly seats: readonly ClientSeat[];
  readonly items: readonly ListItem[] | undefined;
  readonly notice: string | undefined;
  /** Text of the card whose key is open here. */
  readonly ownCard: string;
  readonly onOpen: (item: ListItem) => void;
}

export function List({ seats, items, notice, ownCard, onOpen }: ListProps) {
  const { w } = useEnv();
  const otherKey = seats.some(({ keyCards }) => keyCards.length > 0 && !keyCards.includes(ownCard));
  return (
    <Page title={w.listTitle}>
      {notice === undefined ? undefined : <Notice>{notice}</Notice>}
      {otherKey ? <Notice>{w.otherKey}</Notice> : undefined}
      {seats.map((seat) => (
        <PresenceLine key={seat.organisation.id} seat={seat} several={seats.length > 1} />
      ))}
      {items === undefined ? <p role="status">{w.loading}</p> : undefined}
      {items?.length === 0 ? <Empty seats={seats} /> : undefined}
      {items === undefined || items.length === 0 ? undefined : (
        <ul class="conversations">
          {items.map((item) => (
            <li key={`${item.organisation}/${item.id}`}>
              <Row item={item} seats={seats} onOpen={() => onOpen(item)} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

interface RowProps {
  readonly item: ListItem;
  readonly seats: readonly ClientSeat[];
  readonly onOpen: () => void;
}

function Row({ item, seats, onOpen }: RowProps) {
  const { w, locale, now } = useEnv();
  const { day, hour } = dayAndHour(item.hour, now(), locale, ownTimeZone());
  const organisation = seats.length > 1 ? seats.find((seat) => seat.organisation.id === item.organisation) : undefined;
  return (
    <button type="button" class={item.unread ? 'row new' : 'row'} onClick={onOpen}>
      <span class="handle" dir="auto">
        {item.handle}
      </span>
      <span class="when">
        {w.lastMessage(day, hour)}
        {organisation === undefined ? '' : ` · ${organisation.organisation.name}`}
      </span>
      {item.unread ? <span class="mark">{w.isNew}</span> : undefined}
      {item.state === 'closed' ? <span class="mark plain">{w.isClosed}</span> : undefined}
    </button>
  );
}

function PresenceLine({ seat, several }: { readonly seat: ClientSeat; readonly several: boolean }) {
  const { w, locale, now } = useEnv();
  const { state, until, next } = seat.presence.availability;
  const at = (iso: string): string => moment(new Date(iso), now(), locale, seat.timeZone);
  let sentence: string = w.presence[state];
  if (state === 'available' && typeof until === 'string') sentence = w.presence.availableUntil(at(until));
  if (state === 'away' && typeof next === 'string') sentence = w.presence.awayNext(at(next));
  return (
    <p class="presence">
      {several ? w.presenceAt(seat.organisation.name) : ''}
      {sentence}
    </p>
  );
}

function Empty({ seats }: { readonly seats: readonly ClientSeat[] }) {
  const { w } = useEnv();
  return (
    <div class="empty">
      <p class="lead">{w.emptyTitle}</p>
      <p>{w.empty}</p>
      {seats.map((seat) => (
        <section key={seat.organisation.id}>
          <h2>{seats.length > 1 ? w.hoursAt(seat.organisation.name) : w.hoursTitle}</h2>
          {seat.hours.length === 0 ? (
            <p>{w.hoursNone}</p>
          ) : (
            <dl class="hours">
              {seat.hours.map(({ day, from, to }, index) => (
                <div key={index}>
                  <dt>{w.days[day]}</dt>
                  <dd>
                    {from}–{to}
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
