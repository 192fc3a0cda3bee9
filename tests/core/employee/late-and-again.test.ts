/** What somebody is told when the desk is late, and when the same request comes a second time. */
import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/base/errors.ts';
import { outcomeOf, type Once, type Outcome } from '../../../src/core/employee/outcome.ts';
import type { EmployeeEvent } from '../../../src/core/events.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import type { Store } from '../../../src/core/ports.ts';
import type { Screen } from '../../../src/core/screens.ts';
import { isLate } from '../../../src/core/screen-marks.ts';
import { wordsIn } from '../../../src/core/words/index.ts';
import { screens } from '../../fixtures/screens.ts';
import { desks, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const { organisation } = await testOrganisation();
let d: Desks;
beforeEach(async () => {
  d = await desks(organisation);
});
const storeWith = (store: Store, method: () => Promise<never>): Store => ({
  ...store,
  conversations: new Proxy(store.conversations, { get: () => method }),
});
const never = (): Promise<never> => new Promise(() => undefined);
const writing = async (text: string): Promise<EmployeeEvent> => {
  const screen = await d.employee.handle(d.visit(), { do: 'write', adviser: 'samira', limits: LIMITS_VERSION });
  if (screen.kind !== 'write' || screen.form.form !== 'write') throw new Error('no form');
  return { do: 'submit', submit: { ...screen.form, text } };
};

describe('a desk that is late', () => {
  it('says of a form that it is not known whether it arrived, and knows that it may yet', async () => {
    const event = await writing('Belangrijk');
    const slow = await desks(organisation, { ...d, store: storeWith(d.store, never) });
    const screen = await slow.employee.handle(slow.visit(), event, { withinMs: 5 });
    expect(screen).toMatchObject({
      kind: 'not-saved',
      reason: expect.stringContaining(wordsIn('nl').notSaved.unknown),
    });
    expect(isLate(screen)).toBe(true);
  });

  it.each<EmployeeEvent>([
    { do: 'open' },
    { do: 'conversations' },
    { do: 'submit', submit: { form: 'filters', preferences: {} } },
  ])('says of %j that something went wrong, with numbers to call', async (event) => {
    const slow = await desks(organisation, { ...d, store: storeWith(d.store, never) });
    const screen = await slow.employee.handle(slow.visit(), event, { withinMs: 5 });
    expect(screen.kind).toBe('fault');
    expect(isLate(screen)).toBe(true);
    expect(JSON.stringify(screen)).toContain('030 000 00 01');
  });

  it('is not late for what needs no store, and a fault in time is no late answer', async () => {
    const slow = await desks(organisation, { ...d, store: storeWith(d.store, never) });
    expect((await slow.employee.handle(slow.visit(), { do: 'conduct' }, { withinMs: 5 })).kind).toBe('conduct');
    const away = await desks(organisation, {
      ...d,
      store: storeWith(d.store, () => Promise.reject(new AppError('STORE_AWAY'))),
    });
    expect(isLate(await away.employee.handle(away.visit(), { do: 'open' }, { withinMs: 5000 }))).toBe(false);
  });

  it('also when what remembers requests is late, or fails', async () => {
    const event = await writing('Belangrijk');
    for (const once of [never, () => Promise.reject(new AppError('STORE_AWAY'))]) {
      const screen = await d.employee.handle(d.visit(), event, { withinMs: 5, once });
      expect(screen).toMatchObject({
        kind: 'not-saved',
        reason: expect.stringContaining(wordsIn('nl').notSaved.unknown),
      });
    }
  });
});

describe('the same request again', () => {
  const before =
    (outcome: Outcome | undefined): Once =>
    (_deed, again) =>
      again(outcome);
  const threads = async (): Promise<number> => {
    const screen = await d.employee.handle(d.visit(), { do: 'conversations' });
    return screen.kind === 'conversations' ? screen.items.length : -1;
  };
  const sent = async (event: EmployeeEvent): Promise<Outcome> => {
    const outcome = outcomeOf(await d.employee.handle(d.visit(), event));
    if (outcome?.kind !== 'sent') throw new Error('not sent');
    return outcome;
  };

  it('shows the page of what came of it, made anew, and does nothing', async () => {
    const event = await writing('Een keer');
    const first = await d.employee.handle(d.visit(), event);
    const outcome = outcomeOf(first);
    expect(outcome).toEqual({
      kind: 'sent',
      conversation: first.kind === 'sent' && first.conversation,
      ownCopy: false,
    });
    // As 0.2.0 kept it, which had no copies to be read back.
    const { ownCopy: _unsaid, ...before020 } = { ownCopy: false, ...outcome };
    expect(await d.employee.handle(d.visit(), event, { once: before(before020 as Outcome) })).toEqual(first);
    expect(await d.employee.handle(d.visit(), event, { once: before(outcome) })).toEqual(first);
    expect(await threads()).toBe(1);
  });

  it.each(['withdrawn', 'closed'] as const)('%s: says so once more', async (kind) => {
    const outcome = await sent(await writing('Een keer'));
    const conversation = outcome.kind === 'sent' ? outcome.conversation : undefined;
    const event = { do: kind === 'closed' ? 'close' : 'withdraw', conversation } as EmployeeEvent;
    const first = await d.employee.handle(d.visit(), event);
    expect(await d.employee.handle(d.visit(), event, { once: before(outcomeOf(first)) })).toEqual(first);
    // As 0.2.0 kept it: nothing but the kind.
    expect(await d.employee.handle(d.visit(), event, { once: before({ kind }) })).toMatchObject({ kind });
  });

  it('stores nothing again of what was withdrawn meanwhile', async () => {
    const event = await writing('Teruggetrokken');
    const outcome = await sent(event);
    if (outcome.kind === 'sent')
      await d.employee.handle(d.visit(), { do: 'withdraw', conversation: outcome.conversation });
    expect((await d.employee.handle(d.visit(), event, { once: before(outcome) })).kind).toBe('gone');
    expect(await threads()).toBe(0);
  });

  it('what cannot be read any more is not done again, and not called unsaved', async () => {
    const event = await writing('Een keer');
    expect((await d.employee.handle(d.visit(), event, { once: before(undefined) })).kind).toBe('fault');
    expect(await threads()).toBe(0);
    const away = await desks(organisation, {
      ...d,
      store: storeWith(d.store, () => Promise.reject(new AppError('STORE_AWAY'))),
    });
    const once = before({ kind: 'sent', conversation: screens.sent.conversation });
    expect((await away.employee.handle(away.visit(), event, { once })).kind).toBe('fault');
  });

  it('keeps of a page what came of it and no more, and of what changed nothing', () => {
    const kept = Object.values<Screen>(screens).flatMap((screen) => outcomeOf(screen) ?? []);
    expect(kept).toEqual([
      { kind: 'sent', conversation: screens.sent.conversation, ownCopy: false },
      { kind: 'closed', adviser: screens.closed.adviser },
      { kind: 'withdrawn' },
    ]);
  });

  it('what only asks is asked each time', async () => {
    const once: Once = () => Promise.reject(new Error('asked'));
    expect((await d.employee.handle(d.visit(), { do: 'open' }, { once })).kind).toBe('welcome');
  });
});
