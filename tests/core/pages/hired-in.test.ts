/** Who works here through another company sees both ways, and nobody hears that they looked. */
import { expect, test } from 'vitest';
import type { Store } from '../../../src/core/ports.ts';
import { desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const { organisation } = await testOrganisation({
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
/** Whatever is asked of it is one thing too many. */
const untouched = (what: string): object =>
  new Proxy(
    {},
    {
      get: () => () => {
        throw new Error(`${what} was asked`);
      },
    },
  );

test.each(['nl', 'en'] as const)('in %s the page asks and keeps nothing: no store, no channel', async (language) => {
  const store = { conversations: untouched('the store'), changes: untouched('the channel') } as unknown as Store;
  const d = await desks(organisation, { store });
  const screen = await d.employee.handle(d.visit('U0NOOR', { language }), { do: 'hired-in' });
  expect(d.faults).toEqual([]);
  expect(screen.kind).toBe('hired-in');
  expect('sections' in screen && screen.sections.map(({ lines }) => lines.join(' '))).toEqual([
    expect.stringContaining('030 000 00 01'),
    expect.stringContaining('030 000 00 20'),
  ]);
});
