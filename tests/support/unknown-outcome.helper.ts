/** The same mark, pressed again after an answer that got lost: every case there is, and what must hold in each. */
import { expect } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import type { EmployeeDesk } from '../../src/core/employee/desk.ts';
import type { Visit } from '../../src/core/events.ts';
import { LIMITS_VERSION } from '../../src/core/pages/write.ts';
import type { Screen } from '../../src/core/screens.ts';
import type { Store } from '../../src/core/ports.ts';
import { wordsIn } from '../../src/core/words/index.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { desks, press as pressOwn, readThread, testClock, type Desks } from './desks.helper.ts';
import { adviserOf, testOrganisation } from './organisation.helper.ts';
import { pressing, type Platform } from './two-presses.helper.ts';

const { organisation, keys } = await testOrganisation();
export { organisation };
export const words = wordsIn('nl');
const ADVISERS = ['samira', 'tom'] as const;
const NAMES = { samira: 'Samira', tom: 'Tom' } as const;

/** What happened to a call that writes: it was refused, nothing came of it, or it was done and nobody heard. */
type Fate = 'fine' | 'full' | 'lost before' | 'lost after';
const FATES: readonly Fate[] = ['fine', 'full', 'lost before', 'lost after'];
const WRITES = new Set(['open', 'append']);
export interface Weather {
  fate: Fate;
  /** Whether anything can be asked after a call was lost. */
  canAsk: boolean;
}
export function fated(store: Store, weather: Weather): Store {
  let lost = false;
  const conversations = new Proxy(store.conversations, {
    get:
      (target, name) =>
      async (...args: unknown[]) => {
        const fate = WRITES.has(String(name)) ? weather.fate : 'fine';
        if (fate === 'full') throw new AppError('STORE_FULL');
        if (lost && !weather.canAsk) throw new AppError('STORE_AWAY');
        lost = lost || fate === 'lost before';
        if (fate === 'lost before') throw new AppError('STORE_AWAY');
        const answer: unknown = await (target[name as keyof typeof target] as (...all: unknown[]) => unknown)(...args);
        if (fate !== 'lost after' || answer !== 'stored') return answer;
        lost = true;
        throw new AppError('STORE_AWAY');
      },
  });
  return { ...store, conversations };
}

/** What happened between the two presses. */
type Meanwhile = 'nothing' | 'hours over' | 'adviser gone' | 'limits changed' | 'closed' | 'withdrawn' | 'away';
export const MEANWHILE: readonly Meanwhile[] = [
  'nothing',
  'hours over',
  'adviser gone',
  'limits changed',
  'closed',
  'withdrawn',
  'away',
];

export interface Case {
  readonly platform: Platform;
  /** Somebody who talks with Samira already, from another device. */
  readonly talks: boolean;
  readonly first: Fate;
  readonly meanwhile: Meanwhile;
  readonly adviser: (typeof ADVISERS)[number];
  readonly text: 'same' | 'other';
}
const product = (all: readonly object[], more: readonly object[]): readonly object[] =>
  all.flatMap((one) => more.map((other) => ({ ...one, ...other })));
const CASES = [
  [{ platform: 'slack' }, { platform: 'teams' }],
  [{ talks: false }, { talks: true }],
  FATES.map((first) => ({ first })),
  ADVISERS.map((adviser) => ({ adviser })),
  [{ text: 'same' }, { text: 'other' }],
].reduce<readonly object[]>((all, more) => product(all, more), [{}]) as readonly Omit<Case, 'meanwhile'>[];

export const TEXTS = { same: 'Wat er gebeurde', other: 'Wat er gebeurde, en daarna' } as const;

export async function storedAt(d: Desks): Promise<Record<(typeof ADVISERS)[number], readonly string[]>> {
  const all = { samira: [] as string[], tom: [] as string[] };
  for (const adviser of ADVISERS)
    for (const { id } of await d.adviser.list(d.seat(adviser)))
      all[adviser].push(...(await readThread(d, d.seat(adviser), keys[adviser], id)).map(({ text }) => text));
  return all;
}

/** A conversation with Samira, opened from another form. */
const open = (desk: EmployeeDesk, visit: Visit): Promise<Screen> =>
  desk.handle(visit, {
    do: 'submit',
    submit: {
      form: 'choose-again',
      limits: LIMITS_VERSION,
      submission: 'e'.repeat(22),
      adviser: 'samira',
      text: 'Van eerder',
    },
  });

async function play({ platform, talks, first, meanwhile, adviser, text }: Case) {
  const clock = testClock();
  const calm = await desks(organisation, { clock, store: memoryStore(clock) });
  const press = pressing[platform];
  const weather: Weather = { fate: 'fine', canAsk: true };
  const under = (changed = organisation) => desks(changed, { ...calm, store: fated(calm.store, weather) });
  const here = await under();
  const visit = here.visit();
  if (talks) await open(here.employee, visit);
  Object.assign(weather, { fate: first, canAsk: false });
  const one = await press(here.employee, visit, { adviser: 'samira', text: TEXTS.same });
  Object.assign(weather, { fate: 'fine', canAsk: true });
  const before = await storedAt(calm);

  if (meanwhile === 'hours over') clock.advance(8);
  if (meanwhile === 'away') await pressOwn(calm, keys.samira, 'awayUntil', new Date(clock.now().getTime() + 7_200_000));
  for (const { id } of await calm.adviser.list(calm.seat())) {
    if (meanwhile === 'closed') await here.employee.handle(visit, { do: 'close', conversation: id });
    if (meanwhile === 'withdrawn') await here.employee.handle(visit, { do: 'withdraw', conversation: id });
  }
  const there =
    meanwhile === 'adviser gone'
      ? await under({ ...organisation, advisers: [adviserOf('tom', 'Tom de Wit', keys.tom)] })
      : here;
  const limits = meanwhile === 'limits changed' ? { limits: '2020-01.1' } : {};
  const second = { adviser, text: TEXTS[text], ...limits };
  const two = await press(there.employee, there.visit(), second);
  return { one, before, two, after: await storedAt(calm), second };
}

// What was not stored leaves nothing that could happen to it meanwhile; who talks already differs where it was.
const isTelling = ({ first, talks, meanwhile }: Case): boolean =>
  first === 'lost after' || (!talks && (first === 'fine' || meanwhile === 'nothing' || meanwhile === 'hours over'));
export const ALL = (
  product(
    CASES,
    MEANWHILE.map((meanwhile) => ({ meanwhile })),
  ) as readonly Case[]
).filter(isTelling);

export async function check(given: Case): Promise<void> {
  const { one, before, two, after, second } = await play(given);
  const isStored = (all: typeof after, text: string): boolean => [...all.samira, ...all.tom].includes(text);

  // The first press.
  const first = isStored(before, TEXTS.same);
  expect(first).toBe(given.first === 'fine' || given.first === 'lost after');
  if (given.first === 'fine') expect(one.words).toContain(words.sent.sealed('Samira'));
  else expect(one.typed).toBe(TEXTS.same);
  if (given.first === 'full') expect(one.words).toContain(words.notSaved.fault);
  if (given.first.startsWith('lost')) expect(one.words).toContain(words.notSaved.unknown);

  // Nothing twice, and the words are somewhere.
  for (const adviser of ADVISERS) expect(new Set(after[adviser]).size).toBe(after[adviser].length);
  const isGone = given.meanwhile === 'withdrawn' && second.text === TEXTS.same && first;
  if (!isGone) expect(isStored(after, second.text) || two.typed === second.text).toBe(true);

  // Whoever is named as the one who can read it has it, and nobody else.
  for (const adviser of ADVISERS) {
    const other = adviser === 'samira' ? 'tom' : 'samira';
    const name = NAMES[adviser];
    // Nothing was ticked: a press that is found again says so too.
    expect(two.words).not.toContain(words.sent.sealedAndKept(name));
    if (!two.words.includes(words.sent.sealed(name))) continue;
    expect(after[adviser]).toContain(second.text);
    expect(after[other]).not.toContain(second.text);
  }
  if (/niet opgeslagen|is niet verstuurd/.test(two.words)) expect(isStored(after, second.text)).toBe(false);
  const arrived = two.words.includes('Je eerste druk kwam toch aan, bij ');
  if (arrived) expect(two.typed).toBe(second.text);
  // The first lies with Samira: Tom gets nothing from this form without being asked.
  const isThere = first && given.meanwhile !== 'withdrawn';
  if (isThere && second.adviser === 'tom') {
    expect(arrived).toBe(true);
    expect(two.words).toContain(
      given.meanwhile === 'adviser gone' ? words.conversations.formerAdviser : 'aan, bij Samira: bekijk het, wis het',
    );
    expect(after.tom).toEqual([]);
  }
  if (isThere && second.adviser === 'samira' && second.text === TEXTS.same)
    expect(two.words).toContain(words.sent.heading);
}
