/**
 * Whom an adviser may call in the organisation is for advisers: an employee who saw HR or the integrity officer on these
 * screens would think that those hear of it. Nothing an employee, a publisher or a passer-by gets even reads the list.
 */
import { expect, it } from 'vitest';
import type { EmployeeEvent } from '../../src/core/events.ts';
import { home } from '../../src/core/pages/home.ts';
import { everyPost } from '../../src/core/publishing/card.ts';
import { publicPageContent } from '../../src/core/publishing/page.ts';
import type { Action } from '../../src/core/screens.ts';
import { posterContent } from '../../src/commands/poster/content.ts';
import { desks } from '../support/desks.helper.ts';
import { testOrganisation, TUESDAY_10 } from '../support/organisation.helper.ts';

const SECRET = 'Zuster Zeldzaam';
const PUBLIC = { publicOrigin: 'https://vertrouwen.example.nl' };

let reads = 0;
const { organisation: plain } = await testOrganisation({
  partners: [
    {
      id: 'flex',
      name: 'Flexkracht',
      kind: 'agency',
      phones: ['030 000 00 20'],
      languages: ['pl'],
      checked: '2026-11-01',
    },
  ],
});
const organisation = Object.defineProperty({ ...plain }, 'contacts', {
  enumerable: true,
  get() {
    reads += 1;
    return [{ function: 'hr', name: SECRET, phone: '030 999 99 99' }];
  },
});

function actions(value: unknown): Action[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('press' in value && 'label' in value) return [value as Action];
  return Object.values(value).flatMap(actions);
}

it('no screen an employee can press their way to holds them', async () => {
  const d = await desks(organisation);
  reads = 0;
  const seen = new Map<string, string>();
  for (const language of ['nl', 'en'] as const) {
    const waiting: EmployeeEvent[] = [{ do: 'open' }, { do: 'lost-form' }];
    for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
      const key = `${language} ${JSON.stringify(step)}`;
      if (seen.has(key)) continue;
      const screen = await d.employee.handle(d.visit('U0NOOR', { language }), step);
      seen.set(key, JSON.stringify(screen));
      waiting.push(...actions(screen).map(({ press }) => press));
      if (screen.kind === 'limits') waiting.push({ do: 'submit', submit: screen.form as never });
    }
    home(organisation, language);
  }
  expect([...seen.keys()].some((key) => key.includes('hired-in'))).toBe(true);
  expect(seen.size).toBeGreaterThan(20);
  expect([...seen.values()].filter((screen) => screen.includes(SECRET) || screen.includes('030 999 99 99'))).toEqual(
    [],
  );
  expect(reads).toBe(0);
});

it('nor does what is published, printed or public', () => {
  reads = 0;
  const made = (['nl', 'en'] as const).flatMap((language) => [
    publicPageContent(organisation, language, PUBLIC, TUESDAY_10),
    posterContent(organisation, language, PUBLIC.publicOrigin),
  ]);
  expect(JSON.stringify([...made, ...everyPost(organisation, PUBLIC)])).not.toContain(SECRET);
  expect(reads).toBe(0);
});
