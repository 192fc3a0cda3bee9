/** The demo's people are there, or not there, whatever day and hour it is started at. */
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { dayIn, weekdayOf, addDays } from '../../src/core/calendar.ts';
import { demoOrganisation, type DemoAdviser } from '../../src/demo/organisation.ts';

const seated = { identity: { issuer: 'https://id.example', subject: 'x' }, keyCard: { text: 'x' } } as DemoAdviser;
const HOUR_MS = 3_600_000;
const moments = Array.from({ length: 21 * 24 }, (_, hour) => new Date(Date.UTC(2026, 9, 12) + hour * HOUR_MS));

it('Tom has hours on two workdays, and never on the day it runs or the one after', () => {
  for (const now of moments) {
    const { advisers } = parse(demoOrganisation(now, seated, seated)) as {
      advisers: { id: string; hours: Record<string, string[]> }[];
    };
    const days = Object.keys(advisers.find(({ id }) => id === 'tom')?.hours ?? {});
    const today = dayIn(now, 'Europe/Amsterdam');
    expect(days).toHaveLength(2);
    for (const day of ['sat', 'sun', weekdayOf(today), weekdayOf(addDays(today, 1))]) expect(days).not.toContain(day);
  }
});
