/** The page outside any window: whoever looks, talking or not, it is the same page, and the store is asked for nobody. */
import { expect, it } from 'vitest';
import { NOBODY } from '../../../src/core/conversation.ts';
import type { EmployeeEvent } from '../../../src/core/events.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const { organisation } = await testOrganisation();

it('is the same before and after somebody wrote, and so is the door to conversations', async () => {
  const d = await desks(organisation);
  const visit = d.visit();
  const look = async () => {
    const { surface, context } = visit;
    const nobodys = { surface, organisation, context };
    const page = await d.employee.standing(nobodys, { do: 'welcome' }, 1000);
    return [page, await d.employee.standing(nobodys, { do: 'conversations' }, 1000)];
  };
  const before = await look();
  const event = {
    do: 'submit',
    submit: { form: 'write', adviser: 'samira', limits: LIMITS_VERSION, submission: 'A'.repeat(22), text: 'Hallo' },
  } as EmployeeEvent;
  expect((await d.employee.handle(visit, event)).kind).toBe('sent');
  expect(visit.employee).not.toBe(NOBODY);
  expect(await look()).toEqual(before);
  expect(before).toMatchObject([
    { kind: 'welcome', mine: { label: 'Mijn gesprekken', press: { do: 'conversations' } } },
    { kind: 'unavailable', next: { press: { do: 'conversations' } } },
  ]);
});
