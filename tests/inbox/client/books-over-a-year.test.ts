/** A line of one year that is changed in the next. */
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { ConsentLine } from '../../../src/inbox/client/book/lines.ts';
import { generateAdviserKeys, type AdviserKeys } from '../../../src/seal/slots.ts';
import { bookServer, type BookServer } from '../../support/books.helper.ts';

let keys: AdviserKeys;
let server: BookServer;
beforeAll(async () => {
  keys = await generateAdviserKeys();
});
beforeEach(async () => {
  server = await bookServer();
});
const consent = (change: Partial<ConsentLine> = {}): ConsentLine => ({
  kind: 'consent',
  id: 'a',
  day: '2026-12-30',
  to: 'leidinggevende',
  named: false,
  withdrawn: false,
  ...change,
});

it('a yes of before the turn of the year, taken back after it, is one line that says so', async () => {
  server.clock.set('2026-12-30T10:00:00Z');
  const [one, other] = [server.device(), server.device()];
  await one.note(keys, consent());
  await one.rewrite(keys);
  server.clock.set('2027-01-02T10:00:00Z');
  await other.rewrite(keys);
  await other.note(keys, consent({ day: '2027-01-02', withdrawn: true }));
  await other.rewrite(keys);
  await one.rewrite(keys);
  for (const device of [one, other]) expect((await device.look(keys)).lines).toEqual([consent({ withdrawn: true })]);
});

it('a yes that was taken back keeps the day of the yes, whichever device knew first', async () => {
  const [one, other] = [server.device(), server.device()];
  await one.note(keys, consent({ day: '2026-11-20' }));
  await one.rewrite(keys);
  await one.note(keys, consent({ day: '2026-11-27', withdrawn: true }));
  await one.rewrite(keys);
  await other.note(keys, consent({ day: '2026-11-27', withdrawn: true }));
  await other.rewrite(keys);
  await one.rewrite(keys);
  for (const device of [one, other])
    expect((await device.look(keys)).lines).toEqual([consent({ day: '2026-11-20', withdrawn: true })]);
});
