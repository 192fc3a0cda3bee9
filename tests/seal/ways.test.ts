/** Key slots, version 2: as many ways as somebody wants, each by itself, and version 1 that opens for ever. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { exportPrivateKeys } from '../../src/seal/adviser-keys.ts';
import { openWay, removalOf, usedOn, withoutWay } from '../../src/seal/open-ways.ts';
import { newRecoveryCode } from '../../src/seal/slots.ts';
import { changeOf } from '../../src/seal/way-changes.ts';
import { asWays, MOST_WAYS, parseStoredSlots, type Way, type WaySlots } from '../../src/seal/ways.ts';
import { DAY, PASSPHRASE, plus, quick, somebody, type Somebody } from '../support/ways.helper.ts';
import { thrownBy } from '../support/seal.helper.ts';

const refused = expect.objectContaining({ name: 'AppError', code: 'SLOT_REFUSED' });
const PRF = new Uint8Array(32).fill(7);
const TOMORROW = '2026-11-28';
let samira: Somebody;
let four: WaySlots;
beforeAll(async () => {
  samira = await somebody();
  const device = await plus(samira.first, samira, { name: 'Telefoon' });
  four = await plus(device, samira, { kind: 'passkey', secret: PRF, credential: 'AAAA' });
});
const ofKind = (slots: WaySlots, kind: Way['kind']): Way => {
  const way = slots.ways.find((one) => one.kind === kind);
  if (way === undefined) throw new Error(kind);
  return way;
};
const secretOf = (kind: Way['kind']): string | Uint8Array =>
  ({ passphrase: PASSPHRASE, recovery: samira.code, device: 'een zin voor mijn telefoon', passkey: PRF })[kind];

test('every way opens the same keys by itself, also after a journey as JSON', async () => {
  const travelled = parseStoredSlots(JSON.parse(JSON.stringify(four)));
  for (const { id, kind } of four.ways) {
    const keys = await openWay(travelled, { id, secret: secretOf(kind) }, quick);
    expect([keys.keyCard.text, keys.signing.privateKey.extractable]).toEqual([samira.keys.keyCard.text, false]);
  }
});

test('no secret opens another way than its own', async () => {
  for (const { id, kind } of four.ways)
    for (const other of four.ways.filter((way) => way.id !== id))
      await expect(
        openWay(four, { id, secret: secretOf(other.kind) }, quick),
        `${kind} by ${other.kind}`,
      ).rejects.toEqual(refused);
});

test('no way opens in the place of another, or for another card', async () => {
  const { keys } = await somebody();
  for (const { id, kind } of four.ways) {
    await expect(openWay({ ...four, card: keys.keyCard.text }, { id, secret: secretOf(kind) }, quick)).rejects.toEqual(
      refused,
    );
  }
  const { salt, sealed } = ofKind(four, 'device');
  const swapped = four.ways.map((way) => (way.kind === 'passphrase' ? { ...way, salt, sealed } : way));
  const secret = secretOf('device');
  await expect(openWay({ ...four, ways: swapped }, { id: 'passphrase', secret }, quick)).rejects.toEqual(refused);
});

test('what 0.2.0 stored is the same list, and opens by both of its ways', async () => {
  expect(samira.first.version).toBe(1);
  expect(asWays(samira.first).ways.map(({ id, kind }) => [id, kind])).toEqual([
    ['passphrase', 'passphrase'],
    ['recovery', 'recovery'],
  ]);
  for (const id of ['passphrase', 'recovery'] as const)
    expect((await openWay(samira.first, { id, secret: secretOf(id) }, quick)).keyCard).toEqual(samira.keys.keyCard);
});

test('a new recovery code takes the place of the old one', async () => {
  const code = newRecoveryCode();
  const renewed = await plus(four, samira, { kind: 'recovery', secret: code });
  expect(renewed.ways).toHaveLength(four.ways.length);
  expect((await openWay(renewed, { id: 'recovery', secret: code }, quick)).keyCard).toEqual(samira.keys.keyCard);
  await expect(openWay(renewed, { id: 'recovery', secret: samira.code }, quick)).rejects.toEqual(refused);
});

test('there are eight ways at most', async () => {
  let slots = four;
  while (slots.ways.length < MOST_WAYS) slots = await plus(slots, samira, {});
  await expect(plus(slots, samira, {})).rejects.toEqual(refused);
});

test('nothing of the private keys and no secret stands in them', async () => {
  const text = JSON.stringify(four);
  const payload = Buffer.from(await exportPrivateKeys(samira.keys));
  for (const secret of [PASSPHRASE, samira.code, 'een zin voor mijn telefoon', Buffer.from(PRF).toString('base64url')])
    expect(text).not.toContain(secret);
  for (const { sealed } of four.ways)
    expect(Buffer.from(sealed, 'base64url').includes(payload.subarray(20, 60))).toBe(false);
});

describe('taking a way out', () => {
  it('warns at the last but one, and refuses the last; a passkey is never the only one', () => {
    const [passphrase, recovery, device, passkey] = ['passphrase', 'recovery', 'device', 'passkey'].map((kind) =>
      ofKind(four, kind as Way['kind']),
    );
    if (passphrase === undefined || recovery === undefined || device === undefined || passkey === undefined) return;
    const having = (...ways: Way[]): WaySlots => ({ ...four, ways });
    expect(removalOf(four, device.id)).toBe('fine');
    expect(removalOf(having(passphrase, recovery), 'recovery')).toBe('only-one');
    expect(removalOf(having(passphrase), 'passphrase')).toBe('last');
    expect(removalOf(having(passphrase, passkey), 'passphrase')).toBe('last');
    expect(removalOf(having(passphrase, passkey), passkey.id)).toBe('only-one');
    expect(thrownBy(() => withoutWay(having(passphrase, passkey), 'passphrase'))).toEqual(refused);
    expect(withoutWay(four, device.id).ways).toEqual([passphrase, recovery, passkey]);
  });
});

describe('what may become of them in one go', () => {
  it('is one change that has a name', async () => {
    const passphrase = await plus(four, samira, { kind: 'passphrase', secret: 'een heel andere zin' });
    const recovery = await plus(four, samira, { kind: 'recovery', secret: newRecoveryCode() });
    const device = ofKind(four, 'device');
    expect(changeOf(four, passphrase, TOMORROW)).toBe('new passphrase slot');
    expect(changeOf(four, recovery, TOMORROW)).toBe('new recovery slot');
    expect(changeOf(samira.first, await plus(samira.first, samira, {}), TOMORROW)).toBe('add a way');
    expect(changeOf(four, withoutWay(four, device.id), TOMORROW)).toBe('remove a way');
    expect(changeOf(four, usedOn(four, device.id, DAY) ?? four, TOMORROW)).toBe('use a way');
    expect(changeOf(samira.first, usedOn(samira.first, 'recovery', DAY) ?? four, TOMORROW)).toBe('use a way');
  });

  it('is nothing else', async () => {
    const other = await somebody();
    const device = ofKind(four, 'device');
    const used = usedOn(four, device.id, DAY) ?? four;
    const second = await plus(four, samira, {});
    const change = (what: Partial<Way>): WaySlots => ({
      ...four,
      ways: four.ways.map((way) => (way.id === device.id ? { ...way, ...what } : way)),
    });
    const only = { ...four, ways: four.ways.filter(({ kind }) => kind === 'passkey' || kind === 'passphrase') };
    for (const [before, after] of [
      [four, four],
      [four, samira.first],
      [four, asWays(other.first)],
      [used, four],
      [four, change({ salt: ofKind(second, 'recovery').salt })],
      [four, change({ name: 'Laptop' })],
      [four, change({ used: '2026-11-29' })],
      [four, { ...second, ways: second.ways.filter(({ id }) => id !== device.id) }],
      [only, { ...only, ways: only.ways.filter(({ kind }) => kind === 'passkey') }],
      [four, { ...four, older: [{ card: other.keys.keyCard.text, sealed: device.sealed }] }],
      [four, await plus(four, samira, { day: '2026-12-24' })],
    ] as const)
      expect(changeOf(before, after, TOMORROW)).toBeUndefined();
  });

  it('tells of a day once, and of no earlier one', () => {
    const used = usedOn(four, 'passphrase', DAY) ?? four;
    expect(usedOn(used, 'passphrase', DAY)).toBeUndefined();
    expect(usedOn(used, 'passphrase', '2026-11-26')).toBeUndefined();
    expect(usedOn(used, 'passphrase', TOMORROW)?.ways[0]?.used).toBe(TOMORROW);
  });
});

describe('from a hostile server', () => {
  it('they pass in exactly their own shape only', () => {
    const [first, ...rest] = four.ways;
    const device = ofKind(four, 'device');
    const passkey = ofKind(four, 'passkey');
    const having = (way: unknown): unknown => ({ ...four, ways: [way] });
    const cheap = { ...device.argon2id, memoryKiB: 8 };
    for (const value of [
      { ...four, version: 3 },
      { ...four, more: 1 },
      { ...four, ways: [] },
      { ...four, ways: {} },
      { ...four, ways: [first, first, ...rest] },
      {
        ...four,
        ways: Array.from({ length: MOST_WAYS + 1 }, (_, at) => ({ ...device, id: `A${at}`.padEnd(11, 'A') })),
      },
      { ...four, older: undefined },
      { ...four, older: [{ card: four.card, sealed: device.sealed }] },
      { ...four, older: [{ card: 'iv1.', sealed: device.sealed }] },
      having({ ...device, id: 'passphrase' }),
      having({ ...first, id: device.id }),
      having({ ...first, kind: 'recovery' }),
      having({ ...device, kind: 'face' }),
      having({ ...device, argon2id: undefined }),
      having({ ...device, argon2id: cheap }),
      having({ ...passkey, argon2id: device.argon2id }),
      having({ ...device, credential: 'AAAA' }),
      having({ ...passkey, credential: undefined }),
      having({ ...passkey, credential: 'A'.repeat(1000) }),
      having({ ...device, name: 'een\nregel' }),
      having({ ...device, name: '\u202eom' }),
      having({ ...device, name: ' ' }),
      having({ ...device, name: 'x'.repeat(41) }),
      having({ ...device, used: '2026-13-01' }),
      having({ ...device, used: 20_261_127 }),
      having({ ...device, salt: 'AA' }),
      having({ ...device, more: 1 }),
      having(null),
    ])
      expect(
        thrownBy(() => parseStoredSlots(value)),
        JSON.stringify(value),
      ).toEqual(refused);
    expect(parseStoredSlots(four)).toEqual(four);
  });

  it('anything at all is refused with one code, or is what it says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 3 }), (value, at) => {
        const [key = 'card'] = [['card', 'ways', 'older', 'version'][at]].flat();
        try {
          expect(parseStoredSlots({ ...four, [key]: value })).toEqual({ ...four, [key]: value });
        } catch (error) {
          expect(error).toEqual(refused);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('one flipped bit of any way keeps that way shut, and leaves the others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3), fc.nat(2000), async (which, at) => {
        const way = four.ways[which % four.ways.length];
        if (way === undefined) return;
        const bytes = Buffer.from(way.sealed, 'base64url');
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 1;
        const damaged = { ...way, sealed: bytes.toString('base64url') };
        const slots = { ...four, ways: four.ways.map((one) => (one === way ? damaged : one)) };
        await expect(openWay(slots, { id: way.id, secret: secretOf(way.kind) }, quick)).rejects.toEqual(refused);
        const other = way.kind === 'recovery' ? 'passphrase' : 'recovery';
        expect((await openWay(slots, { id: other, secret: secretOf(other) }, quick)).keyCard.text).toBe(four.card);
      }),
      { numRuns: 40 },
    );
  });
});
