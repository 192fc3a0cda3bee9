/** Promise 4: the screens say what cannot be protected, before the first free text, on every way there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EmployeeEvent } from '../../src/core/events.ts';
import type { Action, Screen } from '../../src/core/screens.ts';
import { LIMITS_VERSION } from '../../src/core/pages/write.ts';
import { desks } from '../support/desks.helper.ts';
import { testOrganisation } from '../support/organisation.helper.ts';

const { organisation } = await testOrganisation();

/** Every button on a screen, wherever it stands. */
function actions(value: unknown): Action[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('press' in value && 'label' in value) return [value as Action];
  return Object.values(value).flatMap(actions);
}
const words = (screen: Screen): string => JSON.stringify(screen);

describe('however somebody finds their way', () => {
  it('a field for their story comes only right after the limits, and every screen leads to "what your employer sees"', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(), { minLength: 5, maxLength: 25 }),
        fc.constantFrom('nl' as const, 'en' as const),
        async (choices, language) => {
          const d = await desks(organisation);
          let screen = await d.employee.handle(d.visit('U0NOOR', { language }), { do: 'open' });
          let previous: Screen = screen;
          for (const choice of choices) {
            const steps: EmployeeEvent[] = actions(screen).map(({ press }) => press);
            if (screen.kind === 'limits' && screen.form.form === 'accept')
              steps.push({ do: 'submit', submit: screen.form });
            const step = steps[choice % steps.length];
            if (step === undefined) break;
            previous = screen;
            screen = await d.employee.handle(d.visit('U0NOOR', screen.context), step);
            if (screen.kind === 'write') expect(['limits', 'write']).toContain(previous.kind);
            if (screen.kind === 'write' && 'limits' in screen.form) expect(screen.form.limits).toBe(LIMITS_VERSION);
            if (screen.kind !== 'employer-view')
              expect(actions(screen).some(({ press }) => press.do === 'employer-view')).toBe(true);
            if (screen.kind !== 'elsewhere')
              expect(actions(screen).some(({ press }) => press.do === 'elsewhere')).toBe(true);
            expect(words(screen)).not.toMatch(/end-to-end/i);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the limits say', () => {
  it.each([
    [
      'nl',
      [
        /schriftelijk toestemming/,
        /rechter/,
        /geen beroepsgeheim/,
        /ernstig gevaar/,
        /vooraf, als dat kan/,
        /Slack/,
        /onze server/,
        /30 dagen/,
        /schuilnaam/,
        /HR/,
      ],
    ],
    [
      'en',
      [
        /written permission/,
        /judge/,
        /no professional secrecy/,
        /serious danger/,
        /beforehand, if that is possible/,
        /Slack/,
        /our server/,
        /30 days/,
        /made-up name/,
        /HR/,
      ],
    ],
  ] as const)(
    'in %s: consent, the judge, danger, that you hear it first, who carries the text, how long',
    async (language, needed) => {
      const d = await desks(organisation);
      const text = words(await d.employee.handle(d.visit('U0NOOR', { language }), { do: 'limits', adviser: 'samira' }));
      for (const need of needed) expect(text).toMatch(need);
    },
  );

  it('the days that this organisation set, not those of another', async () => {
    const d = await desks({ ...organisation, retention: { conversationDays: 12, closedDays: 3, readReplyHours: 5 } });
    const text = words(await d.employee.handle(d.visit(), { do: 'limits', adviser: 'samira' }));
    expect(text).toMatch(/12 dagen/);
    expect(text).toMatch(/3 dagen/);
    expect(text).toMatch(/5 uur/);
  });
});

it('"What your employer sees" names what cannot be ruled out, and the way around', async () => {
  const d = await desks(organisation);
  const text = words(await d.employee.handle(d.visit(), { do: 'employer-view' }));
  for (const need of [
    /Dit kunnen we niet uitsluiten/,
    /vervoert je tekst/,
    /voor jou uitgeven/,
    /server beheert/,
    /eigen telefoon/,
  ])
    expect(text).toMatch(need);
});

it('in Teams it says that the chat with the app is a message like any other', async () => {
  const d = await desks(organisation);
  const inTeams = words(await d.employee.handle({ ...d.visit(), surface: 'teams' }, { do: 'employer-view' }));
  expect(inTeams).toMatch(/chat met de app.*dat Teams bewaart/);
  expect(words(await d.employee.handle(d.visit(), { do: 'employer-view' }))).not.toMatch(/chat met de app/);
});
