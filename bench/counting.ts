/**
 * What it costs an adviser of sixty organisations that their counters are written anew at each unlocking: the work of their
 * browser (inbox/client/book/books.ts), and the round trips. `npm run bench -- counting`: only this.
 */
import { randomBytes } from 'node:crypto';
import { createBookVault } from '../src/core/adviser/book.ts';
import { COUNTERS, type Ledger } from '../src/core/register/ledger.ts';
import { gather, pack, unpack, withoutOldYears, withStrokes } from '../src/inbox/client/book/ledgers.ts';
import { parseBook } from '../src/inbox/client/book/lines.ts';
import { toBase64url } from '../src/seal/bytes.ts';
import { hashBook, NO_BOOK, openBook, sealBook } from '../src/seal/book.ts';
import { memoryStore } from '../src/store/memory/index.ts';
import { median } from './load.ts';
import { ms, type Section } from './table.ts';
import type { Workplace } from './workplace.ts';

const TIMES = 30;
const ORGANISATIONS = 60;
const CONTACTS_A_YEAR = 1200;
const newId = (): string => randomBytes(12).toString('base64url');

/** Each counter in use, at each organisation. */
function lived(): Ledger {
  const counts = Object.fromEntries(COUNTERS.map((counter, at) => [counter, 1 + (at % 30)]));
  const each = Array.from({ length: ORGANISATIONS }, (_, at) => [`organisation-${at}`, { counts }]);
  return {
    organisations: Object.fromEntries(each),
    applied: Array.from({ length: CONTACTS_A_YEAR }, newId).toSorted(),
  };
}

export async function countingSection({ keyring, keys }: Workplace): Promise<Section> {
  const clock = { now: () => new Date() };
  const year = clock.now().getUTCFullYear();
  const vault = createBookVault({ records: memoryStore(clock).records, keyring, clock });
  const ledgers = pack(new Map([year - 3, year - 2, year - 1, year].map((one) => [one, lived()])));
  const first = JSON.stringify({ v: 1, lines: [], ledgers });
  let seen = await sealBook(keys, { year, number: 0, previous: NO_BOOK }, first);
  const put = (bytes: Uint8Array) => vault.put('adviser', [{ year, blob: toBase64url(bytes) }]);
  await put(seen);

  const took: number[] = [];
  let trips = 0;
  for (let number = 1; number <= TIMES; number += 1) {
    const startedAt = performance.now();
    const book = parseBook(await openBook(keys, seen));
    const known = book === undefined || book === 'newer' ? 'newer' : unpack(book.ledgers);
    if (known === 'newer') throw new Error('the counters were not read');
    const add = [{ to: 'organisation-0', counter: 'about.work', by: 1 }];
    const next = withStrokes(gather([known]), [{ kind: 'stroke', id: newId(), year, add }]);
    const text = JSON.stringify({ v: 1, lines: [], ledgers: pack(withoutOldYears(next, year)) });
    seen = await sealBook(keys, { year, number, previous: hashBook(seen) }, text);
    took.push(performance.now() - startedAt);
    let stored = false;
    while (!stored) {
      trips += 1;
      stored = (await put(seen)).result === 'stored';
    }
  }
  return {
    title: 'Counting',
    rows: [
      {
        figure: `unlocking: counters of ${ORGANISATIONS} organisations and four years, opened and sealed anew`,
        measured: ms(median(took)),
      },
      {
        figure: 'the same, round trips of a device that saw the newest book',
        measured: String(trips / TIMES),
        target: '1',
        met: trips === TIMES,
      },
    ],
  };
}
