/** The demo has a year that was lived: its account can be made, and nobody is to be got out of it (requirements 76 and 87). */
import { expect, it } from 'vitest';
import { createBookVault } from '../../src/core/adviser/book.ts';
import { attack } from '../../src/core/report/attack/index.ts';
import type { Report } from '../../src/core/report/release.ts';
import { decide } from '../../src/core/report/decide.ts';
import { DEMO_ORGANISATION, demoOrganisation } from '../../src/demo/organisation.ts';
import { liveYear } from '../../src/demo/lived-year.ts';
import { unpack } from '../../src/inbox/client/book/ledgers.ts';
import { EMPTY, parseBook } from '../../src/inbox/client/book/lines.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { readOrganisation } from '../../src/organisation/read.ts';
import { NO_BOOK, openBook, sealBook } from '../../src/seal/book.ts';
import { fromBase64url, toBase64url } from '../../src/seal/bytes.ts';
import { generateAdviserKeys } from '../../src/seal/slots.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { testClock } from '../support/desks.helper.ts';

it('each adviser’s book has last year, and of the sum an account with tables in which the attack finds nobody', async () => {
  const clock = testClock();
  const store = memoryStore(clock);
  const keyring = await memoryKeyring();
  const keysOf = [await generateAdviserKeys(), await generateAdviserKeys()];
  const [samira, tom] = keysOf.map(({ keyCard }, at) => ({
    identity: { issuer: 'https://login.example.nl', subject: `a${at}` },
    keyCard,
  }));
  const read = readOrganisation('werkplek.yaml', demoOrganisation(clock.now(), samira!, tom!));
  if ('faults' in read) throw new Error(read.faults.join());
  const { organisation } = read;
  await liveYear(organisation, keysOf, { store, keyring, clock });

  const vault = createBookVault({ records: store.records, keyring, clock });
  const counts: Record<string, number> = {};
  for (const [at, keys] of keysOf.entries()) {
    // Another first book is refused, and hands over the one that lies there.
    const first = await sealBook(keys, { year: 2026, number: 0, previous: NO_BOOK }, JSON.stringify(EMPTY));
    const identity = keyring.derive('identity', 'https://login.example.nl', `a${at}`);
    const there = await vault.put(identity, [{ year: 2026, blob: toBase64url(first) }]);
    if (there.result !== 'moved') throw new Error(there.result);
    const [book] = there.books;
    const opened = parseBook(await openBook(keys, fromBase64url(book?.blob ?? '') ?? new Uint8Array()));
    const ledgers = unpack(typeof opened === 'object' ? opened.ledgers : undefined);
    if (ledgers === 'newer') throw new Error('newer');
    for (const [name, n] of Object.entries(ledgers.get(2025)?.organisations[DEMO_ORGANISATION]?.counts ?? {}))
      counts[name] = (counts[name] ?? 0) + n;
  }
  expect(counts['counted.no']).toBe(34);
  const { people = 0, managers = 0 } = organisation;
  const printed = decide({ years: [2025], counts }, { people, managers }, []);
  expect(printed.total).toEqual({ least: 30, most: 39 });
  expect(printed.tables.map(({ field }) => field)).toEqual(expect.arrayContaining(['about', 'by', 'outcome']));
  const account: Report = {
    v: 1,
    kind: 'report',
    organisation: { id: organisation.id, name: organisation.name },
    year: 2025,
    day: '2026-02-10',
    maker: { name: 'Samira el Idrissi', card: keysOf[0]!.keyCard.text },
    printed,
    team: { internal: 1, external: 2, began: 0, stopped: 0 },
    activities: {},
    analysis: 'x',
    recommendations: 'y',
    earlier: [],
  };
  expect(attack([account])).toEqual([]);
  // The same attack on the same year, were the number itself printed.
  expect(attack([{ ...account, printed: { ...printed, total: { least: 34, most: 34 } } }])).not.toEqual([]);
});
