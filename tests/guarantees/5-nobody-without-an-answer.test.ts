/**
 * Promise 5: whatever fails and whenever, a screen comes back with a next step; what was confirmed is
 * there once; what was not confirmed is still in the form.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import type { EmployeeEvent, Press } from '../../src/core/events.ts';
import type { Store } from '../../src/core/ports.ts';
import type { Action, Screen } from '../../src/core/screens.ts';
import { LIMITS_VERSION } from '../../src/core/pages/write.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { desks, readThread, testClock } from '../support/desks.helper.ts';
import { testOrganisation } from '../support/organisation.helper.ts';

const { organisation, keys } = await testOrganisation();

type Weather = 'fine' | 'before' | 'after';
/** A store whose next calls fail: before anything happened, or after it did (the answer got lost). */
function stormy(store: Store, weather: () => Weather): Store {
  const conversations = new Proxy(store.conversations, {
    get:
      (target, name) =>
      async (...args: unknown[]) => {
        const now = weather();
        if (now === 'before') throw new AppError('STORE_AWAY');
        const response: unknown = await (target[name as keyof typeof target] as (...all: unknown[]) => unknown)(
          ...args,
        );
        if (now === 'after') throw new AppError('STORE_AWAY');
        return response;
      },
  });
  return { ...store, conversations };
}

function actions(value: unknown): Action[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('press' in value && 'label' in value) return [value as Action];
  return Object.values(value).flatMap(actions);
}
/** Something to press, or a form to send again, or a number to call. */
const hasNextStep = (screen: Screen): boolean =>
  screen.kind === 'not-saved' || actions(screen).length > 2 || /\d{3} \d{3}/.test(JSON.stringify(screen));

describe('in any weather', () => {
  it('every press ends in a screen with a next step, and every confirmed message is there exactly once', async () => {
    const weather = fc.constantFrom<Weather>('fine', 'fine', 'fine', 'before', 'after');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), weather, weather, weather), { minLength: 10, maxLength: 40 }),
        async (steps) => {
          const clock = testClock();
          const calm = memoryStore(clock);
          let forecast: Weather[] = [];
          const d = await desks(organisation, { clock, store: stormy(calm, () => forecast.shift() ?? 'fine') });
          const confirmed: string[] = [];
          const unconfirmed = new Set<string>();
          let screen: Screen = await d.employee.handle(d.visit(), { do: 'open' });
          let form: Extract<Screen, { kind: 'write' }>['form'] | undefined;
          let written = 0;
          let pending: string | undefined;
          for (const [choice, ...ahead] of steps) {
            forecast = [...ahead];
            if (form === undefined || form.form !== 'write') {
              screen = await d.employee.handle(d.visit(), {
                do: 'write',
                adviser: choice % 2 === 0 ? 'samira' : 'tom',
                limits: LIMITS_VERSION,
              });
              if (screen.kind === 'write') form = screen.form;
              if (screen.kind === 'conversation' && screen.reply !== undefined) {
                const text = `reply ${(written += 1)}`;
                const reply = screen.reply.form;
                screen = await d.employee.handle(d.visit(), {
                  do: 'submit',
                  submit: { ...reply, text },
                } as EmployeeEvent);
                if (screen.kind === 'sent') confirmed.push(text);
                else unconfirmed.add(text);
              }
            } else {
              pending ??= `story ${(written += 1)}`;
              screen = await d.employee.handle(d.visit(), {
                do: 'submit',
                submit: { ...form, text: pending },
              });
              if (screen.kind === 'sent') {
                confirmed.push(pending);
                [form, pending] = [undefined, undefined];
              }
            }
            expect(hasNextStep(screen), screen.kind).toBe(true);
          }
          if (pending !== undefined) unconfirmed.add(pending);
          const quiet = await desks(organisation, { clock, store: calm, keyring: d.keyring });
          const stored: string[] = [];
          for (const [id, own] of [
            ['samira', keys.samira],
            ['tom', keys.tom],
          ] as const)
            for (const item of await quiet.adviser.list(quiet.seat(id)))
              stored.push(...(await readThread(quiet, quiet.seat(id), own, item.id)).map(({ text }) => text));
          expect(new Set(stored).size).toBe(stored.length);
          for (const text of confirmed) expect(stored).toContain(text);
          // What lies there unconfirmed is only what somebody did press "send" for.
          for (const text of stored) expect(confirmed.includes(text) || unconfirmed.has(text)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('says nothing of the outcome that it does not know: a withdrawal whose answer got lost did happen', async () => {
    const clock = testClock();
    const d = await desks(organisation, { clock, store: memoryStore(clock) });
    const form = await d.employee.handle(d.visit(), { do: 'write', adviser: 'samira', limits: LIMITS_VERSION });
    if (form.kind !== 'write' || form.form.form !== 'write') throw new Error(form.kind);
    const sent = await d.employee.handle(d.visit(), { do: 'submit', submit: { ...form.form, text: 'Hallo' } });
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    // Looking up whose it is goes well; the answer to the withdrawal itself does not come back, nor any after it.
    let calls = 0;
    const lost = stormy(d.store, () => ((calls += 1) >= 2 ? 'after' : 'fine'));
    const unlucky = await desks(organisation, { clock, store: lost, keyring: d.keyring });
    const withdraw = { do: 'withdraw', conversation: sent.conversation } as const;
    const screen = await unlucky.employee.handle(d.visit(), withdraw);
    if (screen.kind !== 'fault') throw new Error(screen.kind);
    expect(JSON.stringify(screen)).not.toMatch(/niets (is )?(verloren|verstuurd|gebeurd)/);
    expect(JSON.stringify(screen)).toMatch(/niet zeker of het gelukt is/);
    // The next step is the same press, which does no harm.
    expect(screen.back?.press).toEqual(withdraw);
    const after = await d.employee.handle(d.visit(), { do: 'conversation', conversation: sent.conversation });
    expect(after.kind).toBe('gone');
  });

  it.each(['withdraw', 'close'] as const)(
    'asks what became of a %s whose answer got lost, and says it',
    async (what) => {
      const d = await desks(organisation);
      const form = await d.employee.handle(d.visit(), { do: 'write', adviser: 'samira', limits: LIMITS_VERSION });
      if (form.kind !== 'write' || form.form.form !== 'write') throw new Error(form.kind);
      const sent = await d.employee.handle(d.visit(), { do: 'submit', submit: { ...form.form, text: 'Hallo' } });
      if (sent.kind !== 'sent') throw new Error(sent.kind);
      for (const weather of ['before', 'after'] as const) {
        let calls = 0;
        const lost = stormy(d.store, () => ((calls += 1) === 2 ? weather : 'fine'));
        const unlucky = await desks(organisation, { ...d, store: lost });
        const screen = await unlucky.employee.handle(d.visit(), { do: what, conversation: sent.conversation });
        const done = what === 'close' ? 'closed' : 'withdrawn';
        expect(screen.kind).toBe(weather === 'after' ? done : 'fault');
      }
    },
  );

  it('hostile ids and presses end in a screen too', async () => {
    const d = await desks(organisation);
    const hostile: Press[] = [
      { do: 'adviser', adviser: '__proto__' },
      { do: 'limits', adviser: 'constructor' },
      { do: 'write', adviser: 'nobody', limits: LIMITS_VERSION },
      { do: 'complaint', adviser: 'nobody' },
      { do: 'conversation', conversation: 'AAAAAAAAAAAAAAAAAAAAAA' as never, before: 4_000_000_000 },
    ];
    for (const press of hostile) expect(hasNextStep(await d.employee.handle(d.visit(), press))).toBe(true);
    expect(d.faults).toEqual([]);
  });
});

describe('nobody there', () => {
  it('shows telephone numbers instead of a door that does not open', async () => {
    const d = await desks({
      ...organisation,
      advisers: organisation.advisers.map((adviser) => ({ ...adviser, keyCards: [] })),
    });
    const screen = await d.employee.handle(d.visit(), { do: 'open' });
    expect(screen.kind).toBe('unavailable');
    expect(JSON.stringify(screen)).toContain('030 000 00 01');
  });

  it('outside hours says who is back first and lets people write already', async () => {
    const d = await desks(organisation);
    d.clock.set(new Date('2026-11-28T12:00:00Z'));
    const screen = await d.employee.handle(d.visit(), { do: 'open' });
    if (screen.kind !== 'welcome') throw new Error(screen.kind);
    expect(screen.nobody).toContain('Samira el Idrissi is er als eerste weer: maandag 9:00');
  });
});
