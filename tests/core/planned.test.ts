/** What advisers planned reaches pages that are the same for everybody: within a second, and never by making them wait for the store. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { createPlanned } from '../../src/core/planned.ts';
import { createPlannings } from '../../src/core/plannings.ts';
import { publicPageContent } from '../../src/core/publishing/page.ts';
import { desks, plan, type Desks } from '../support/desks.helper.ts';
import { testOrganisation } from '../support/organisation.helper.ts';

const { organisation, keys } = await testOrganisation();
const EVENING = { tue: [{ from: '18:00', to: '22:00' }] };

let d: Desks;
let planned: ReturnType<typeof createPlanned>;
beforeEach(async () => {
  d = await desks(organisation);
  planned = createPlanned({
    conversations: d.store.conversations,
    plannings: createPlannings(),
    clock: d.clock,
    waitMs: 60_000,
  });
});
const hours = async (): Promise<string | undefined> => {
  const by = await planned(organisation);
  const page = publicPageContent(organisation, 'nl', {}, d.clock.now(), by);
  return page.advisers.find(({ id }) => id === 'samira')?.facts.find(({ label }) => label === 'Uren')?.value;
};
const OF_THE_FILE = 'maandag t/m vrijdag 9:00–17:00';

describe('the hours on the public page', () => {
  it('are the file’s, and a second later those that the adviser signed', async () => {
    expect(await hours()).toBe(OF_THE_FILE);
    await plan(d, d.seat(), keys.samira, { weekly: EVENING });
    expect(await hours()).toBe(OF_THE_FILE);
    d.clock.advance(1 / 3600);
    expect(await hours()).toBe('dinsdag 18:00–22:00');
  });

  it('are asked once for however many readers, and are the same object until somebody plans anew', async () => {
    const asked = vi.spyOn(d.store.conversations, 'overview');
    const [one, other] = await Promise.all([planned(organisation), planned(organisation)]);
    expect([other === one, asked.mock.calls.length]).toEqual([true, 1]);
    d.clock.advance(1);
    expect(await planned(organisation)).toBe(one);
  });

  it('stay those of before while the store does not answer', async () => {
    await plan(d, d.seat(), keys.samira, { weekly: EVENING });
    await planned(organisation);
    vi.spyOn(d.store.conversations, 'overview').mockRejectedValue(new AppError('STORE_AWAY'));
    d.clock.advance(1);
    expect(await hours()).toBe('dinsdag 18:00–22:00');
  });

  it('and the adviser’s own inbox says the same', async () => {
    await plan(d, d.seat(), keys.samira, { weekly: EVENING });
    expect((await d.adviser.presence(d.seat())).week).toEqual(EVENING);
  });
});
