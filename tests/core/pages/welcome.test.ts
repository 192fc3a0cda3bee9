/** What the first page says to everybody who comes in. */
import { describe, expect, it } from 'vitest';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { REFERRALS } from '../../../src/core/referrals.ts';
import type { Adviser } from '../../../src/core/organisation.ts';
import { desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const { organisation } = await testOrganisation();
const first = (more: Partial<Adviser>) => ({
  ...organisation,
  advisers: organisation.advisers.map((adviser, index) => (index === 0 ? { ...adviser, ...more } : adviser)),
});

describe.each(['nl', 'en'] as const)('whom to call at once, in %s', (language) => {
  it.each([{}, { contact: { email: 'samira@example.nl' } }])(
    'stands in one line on the first page and after sending: %o',
    async (more) => {
      const d = await desks(first(more));
      const visit = d.visit('U0NOOR', { language });
      const welcome = await d.employee.handle(visit, { do: 'open' });
      const form = { form: 'write', adviser: 'samira', limits: LIMITS_VERSION, submission: 's'.repeat(22) } as const;
      const sent = await d.employee.handle(visit, { do: 'submit', submit: { ...form, text: 'Hoi' } });
      if (welcome.kind !== 'welcome' || sent.kind !== 'sent') throw new Error(sent.kind);
      expect(sent.urgent).toBe(welcome.urgent);
      for (const { phone } of REFERRALS.filter(({ urgent }) => urgent === true))
        expect(welcome.urgent).toContain(phone);
      expect(welcome.urgent).not.toContain('\n');
    },
  );
});
