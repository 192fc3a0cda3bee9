/**
 * How fast somebody answers is known to the two who talk, and to nobody else: six organisations that differ only in what
 * was promised, whether it was kept, declined, referred or paused look the same to all others. And that a message was read is never seen, except in
 * the adviser's own words, together with when they write back.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../src/core/conversation.ts';
import type { EmployeeEvent } from '../../src/core/events.ts';
import { LIMITS_VERSION } from '../../src/core/pages/write.ts';
import { nl } from '../../src/core/words/nl.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { desks, sealReply, signPause, type Desks } from '../support/desks.helper.ts';
import { testOrganisation } from '../support/organisation.helper.ts';

const { organisation, keys } = await testOrganisation();

interface World {
  readonly d: Desks;
  readonly id: ConversationId;
}
const ofNoor = (d: Desks, event: EmployeeEvent) => d.employee.handle(d.visit('U0NOOR'), event);
const keyring = await memoryKeyring();
/** Noor writes to Samira, and a day passes. */
async function world(says?: 'in time' | 'read' | 'declined' | 'referred' | 'paused'): Promise<World> {
  const d = await desks(organisation, { keyring });
  const page = await ofNoor(d, { do: 'write', adviser: 'samira', limits: LIMITS_VERSION });
  if (page.kind !== 'write') throw new Error('no form');
  const form = { ...page.form, text: 'Een verhaal' } as never;
  const sent = await ofNoor(d, { do: 'submit', submit: form });
  if (sent.kind !== 'sent') throw new Error('not sent');
  const id = sent.conversation;
  d.clock.advance(2);
  const by = Math.floor(d.clock.now().getTime() / 3_600_000) + 60;
  if (says === 'paused')
    expect(
      await d.adviser.pause(d.seat(), id, await signPause(d.seat(), keys.samira, id, { before: 0, until: by - 12 })),
    ).toBe('stored');
  else if (says !== undefined) {
    const answer =
      says === 'in time'
        ? 'Dag Noor'
        : says === 'read'
          ? ({ kind: 'read', by } as const)
          : says === 'referred'
            ? ({ kind: 'referral', to: { adviser: 'tom' } } as const)
            : ({ kind: 'declined' } as const);
    expect(await d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, id, answer))).toBe('stored');
  }
  d.clock.advance(22);
  return { d, id };
}

/** Every page that another employee can come to, what hangs at the door, and what another adviser is told. */
async function others({ d }: World): Promise<unknown> {
  const daan = (event: EmployeeEvent) => d.employee.handle(d.visit('U0DAAN'), event);
  const events: EmployeeEvent[] = [
    { do: 'open' },
    { do: 'welcome' },
    { do: 'filters' },
    { do: 'adviser', adviser: 'samira' },
    { do: 'limits', adviser: 'samira' },
    { do: 'conversations' },
    { do: 'complaint', adviser: 'samira' },
    { do: 'employer-view' },
  ];
  const { employee: _who, ...nobody } = d.visit('U0NOOR');
  return {
    daan: await Promise.all(events.map(daan)),
    home: d.employee.home(organisation),
    door: await d.employee.standing(nobody, { do: 'welcome' }, 1000),
    mine: await d.employee.standing(nobody, { do: 'conversations' }, 1000),
    tom: [await d.adviser.list(d.seat('tom')), await d.adviser.presence(d.seat('tom'))],
    faults: d.faults,
  };
}

/** What is sealed differs by chance; that it is there, and how long it is, does not. */
const asSeen = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (part instanceof Uint8Array ? part.length : part));

describe('a promise kept, broken, or given anew', () => {
  let worlds: readonly World[];
  beforeAll(async () => {
    worlds = [
      await world(),
      await world('in time'),
      await world('read'),
      await world('declined'),
      await world('referred'),
      await world('paused'),
    ];
  });

  it('looks the same to everybody but the two who talk', async () => {
    const [broken, ...rest] = await Promise.all(worlds.map(others));
    for (const one of rest) expect(asSeen(one)).toBe(asSeen(broken));
  });

  it('and not the same to those two: what is compared does differ', async () => {
    const own = await Promise.all(
      worlds.map(async ({ d, id }) => [
        asSeen(await ofNoor(d, { do: 'conversation', conversation: id })),
        asSeen((await d.adviser.list(d.seat()))[0]?.awaited),
      ]),
    );
    expect(new Set(own.map(([noor]) => noor)).size).toBe(6);
    expect(new Set(own.map(([, samira]) => samira)).size).toBe(3);
  });

  it('choosing somebody else tells the first nothing, and leaves the old conversation as it is', async () => {
    const { d, id } = await world();
    const before = asSeen([await d.adviser.list(d.seat()), await d.adviser.presence(d.seat())]);
    await ofNoor(d, { do: 'wait', conversation: id });
    await ofNoor(d, { do: 'welcome' });
    const page = await ofNoor(d, { do: 'write', adviser: 'tom', limits: LIMITS_VERSION });
    if (page.kind !== 'write') throw new Error('no form');
    const sent = await ofNoor(d, { do: 'submit', submit: { ...page.form, text: 'Opnieuw' } as never });
    expect(sent.kind).toBe('sent');
    expect(asSeen([await d.adviser.list(d.seat()), await d.adviser.presence(d.seat())])).toBe(before);
    const [toms] = await d.adviser.list(d.seat('tom'));
    expect((await d.adviser.read(d.seat('tom'), toms?.id as ConversationId))?.length).toBe(1);
    expect(await ofNoor(d, { do: 'conversation', conversation: id })).toMatchObject({ kind: 'conversation' });
  });

  it('is named by nothing of the operator, HR, the supplier or the public', () => {
    const ROOMS = ['app', 'base', 'commands', 'core/publishing', 'keyring', 'operations', 'organisation', 'public'];
    const files = ROOMS.flatMap((room) =>
      readdirSync(`src/${room}`, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => `src/${room}/${name}`),
    );
    const naming = (text: string): boolean => /[.{,]\s*awaited\b|core\/promised-hour\.ts'/.test(text);
    expect(naming(readFileSync('src/core/adviser/desk.ts', 'utf8'))).toBe(true);
    expect(files.filter((file) => naming(readFileSync(file, 'utf8')))).toEqual([]);
  });
});

describe('that it was read', () => {
  it('is seen on no page of the employee when the adviser opens it', async () => {
    const { d, id } = await world();
    const pages = async (): Promise<string> => {
      const page = await ofNoor(d, { do: 'conversation', conversation: id });
      if (page.kind !== 'conversation') throw new Error('no conversation');
      const { counting } = page;
      expect(counting?.action?.press).toMatchObject({ do: 'count-me', conversation: id, act: 'out' });
      return asSeen([
        await ofNoor(d, { do: 'open' }),
        await ofNoor(d, { do: 'conversations' }),
        // The form on it, and the press beside it, have a mark of their own each time.
        { ...page, reply: undefined, counting: { ...counting, action: counting?.action?.label } },
      ]);
    };
    const before = await pages();
    await d.adviser.read(d.seat(), id);
    await d.adviser.markRead(d.seat(), id);
    expect(await pages()).toBe(before);
  });

  it('is in one sentence of ours, and that one says until when', () => {
    const said = JSON.stringify(nl, (_key, value: unknown) =>
      typeof value === 'function'
        ? String((value as (...all: unknown[]) => unknown)('vrijdag 12:00', 'Samira', '3'))
        : value,
    );
    const sentences = said.match(/[^".]*(?:heb je gelezen|gelezen door|heeft (?:het|je bericht) gelezen)[^".]*/g) ?? [];
    expect(sentences).toEqual(['Ik heb je gelezen']);
    expect(nl.setAnswers.read('vóór vrijdag 12:00')).toBe('Ik heb je gelezen. Vóór vrijdag 12:00 schrijf ik terug.');
  });
});
