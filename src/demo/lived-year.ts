/**
 * Last year was lived: each adviser of the demo has a book with its counters, as their own pages would have written it. From it
 * the reader makes the yearly account, and sees that the attack gets nobody out of it.
 */
import { dayIn } from '../core/calendar.ts';
import { createBookVault } from '../core/adviser/book.ts';
import type { Organisation } from '../core/organisation.ts';
import type { Clock, Keyring, Store } from '../core/ports.ts';
import { ACTIVITIES } from '../core/register/fields.ts';
import { contactCounters, type Answers, type Stroke } from '../core/register/ledger.ts';
import { pack, withStrokes } from '../inbox/client/book/ledgers.ts';
import { EMPTY } from '../inbox/client/book/lines.ts';
import { NO_BOOK, sealBook } from '../seal/book.ts';
import { toBase64url } from '../seal/bytes.ts';
import type { AdviserKeys } from '../seal/adviser-keys.ts';

/** How often each of these talks was had: about, from whom, what was done, how it ended. Together thirty-four people. */
const SAMIRA = [
  [7, 'bullying', 'colleague', 'listen', 'enough'],
  [6, 'sexual', 'manager', 'prepare', 'via-manager'],
  [5, 'improper', 'colleague', 'listen', 'own'],
  [3, 'work', 'organisation', 'refer', 'helped-elsewhere'],
] as const;
const TOM = [
  [5, 'bullying', 'manager', 'prepare', 'own'],
  [5, 'discrimination', 'outside', 'listen', 'enough'],
  [3, 'integrity-organisation', 'manager', 'raise', 'raised'],
] as const;
type Talks = readonly (readonly [number, string, string, string, string])[];
const TALKS: Readonly<Record<string, Talks>> = { samira: SAMIRA, tom: TOM };

interface Year {
  readonly year: number;
  readonly organisation: string;
}

function strokesOf(talks: Talks, { year, organisation: to }: Year): readonly Stroke[] {
  const stroke = (name: string, add: Omit<Stroke['add'][number], 'to'>[]): Stroke => ({
    kind: 'stroke',
    id: name.padEnd(16, '-'),
    year,
    add: add.map((one) => ({ to, ...one })),
  });
  const contacts = talks.flatMap(([times, about, by, did, outcome], row) =>
    Array.from({ length: times }, (_, at) => {
      const often = at % 2 === 0 ? 'repeated' : 'once';
      const answers: Answers = { who: 'self', about, by, often, did, outcome, counted: 'no' };
      return stroke(`contact-${row}-${at}`, [...contactCounters(answers)]);
    }),
  );
  const work = ACTIVITIES.map((activity, at) =>
    stroke(`work-${activity}`, [{ counter: `activity.${activity}`, by: 1 + (at % 4) }]),
  );
  return [
    ...contacts,
    ...work,
    stroke('hours', [
      { counter: 'hours.contacts', by: 64 },
      { counter: 'hours.activities', by: 38 },
    ]),
  ];
}

/** @param keysOf of those who have some */
export async function liveYear(
  organisation: Organisation,
  keysOf: readonly AdviserKeys[],
  {
    store,
    keyring,
    clock,
  }: { readonly store: Pick<Store, 'records'>; readonly keyring: Keyring; readonly clock: Clock },
): Promise<void> {
  const books = createBookVault({ records: store.records, keyring, clock });
  const thisYear = Number(dayIn(clock.now(), organisation.timeZone).slice(0, 4));
  for (const { id, identity, keyCards } of organisation.advisers) {
    const keys = keysOf.find(({ keyCard }) => keyCard.kid === keyCards[0]?.kid);
    const talks = TALKS[id];
    if (keys === undefined || identity === undefined || talks === undefined) continue;
    const ledgers = withStrokes(new Map(), strokesOf(talks, { year: thisYear - 1, organisation: organisation.id }));
    const text = JSON.stringify({ ...EMPTY, ledgers: pack(ledgers) });
    const sealed = await sealBook(keys, { year: thisYear, number: 0, previous: NO_BOOK }, text);
    const kept = await books.put(keyring.derive('identity', identity.issuer, identity.subject), [
      { year: thisYear, blob: toBase64url(sealed) },
    ]);
    if (kept.result === 'refused') throw new RangeError('a book of the demo was refused');
  }
}
