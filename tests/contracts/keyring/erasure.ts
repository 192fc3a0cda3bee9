/** What every keyring keeps of erasure keys: one for each thing, never given twice, and gone is gone. */
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ErasureKeyId } from '../../../src/core/conversation.ts';
import type { Keyring } from '../../../src/core/ports.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const secret = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32));
const refusal = (code: string): unknown => expect.objectContaining({ name: 'AppError', code });
const REFUSED = refusal('ENVELOPE_REFUSED');
const DESTROYED = refusal('KEY_DESTROYED');

const give = async (keyring: Keyring, count: number): Promise<ErasureKeyId[]> => {
  const given: ErasureKeyId[] = [];
  for (let index = 0; index < count; index += 1) given.push(await keyring.erasure.give());
  return given;
};

export function erasureContract(make: () => Promise<Keyring>): void {
  describe('erasure keys', () => {
    let keyring: Keyring;
    beforeEach(async () => {
      keyring = await make();
    });

    it('are named by twelve characters, no two the same, in no order', async () => {
      const given = await give(keyring, 300);
      expect(new Set(given).size).toBe(300);
      for (const id of given) expect(id).toMatch(/^[A-Za-z0-9_-]{12}$/);
      const numbers = given.slice(0, 128).map((id) => Buffer.from(id, 'base64url')[8]);
      expect(numbers).not.toEqual(numbers.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
      expect(numbers).not.toEqual(numbers.toSorted((a, b) => (b ?? 0) - (a ?? 0)));
    });

    it('are given once each to callers at the same moment', async () => {
      const given = await Promise.all(Array.from({ length: 300 }, () => keyring.erasure.give()));
      expect(new Set(given).size).toBe(300);
    });

    it('come back to be given only when they were handed back', async () => {
      const given = await give(keyring, 128);
      const [one] = given;
      if (one !== undefined) keyring.erasure.takeBack(one);
      expect(await keyring.erasure.give()).toBe(one);
      expect(given).not.toContain(await keyring.erasure.give());
    });

    it('open what was wrapped under them together with the key of the day, and nothing else does', async () => {
      const [own, other] = await give(keyring, 2);
      const value = secret();
      const { dayKey, wrapped } = await keyring.wrap(value, 'c', NOW, own);
      expect(await keyring.unwrap(dayKey, wrapped, 'c', own)).toEqual(value);
      await expect(keyring.unwrap(dayKey, wrapped, 'c', other)).rejects.toEqual(REFUSED);
      await expect(keyring.unwrap(dayKey, wrapped, 'c')).rejects.toEqual(REFUSED);
      await expect(keyring.unwrap(dayKey, wrapped, 'd', own)).rejects.toEqual(REFUSED);
      const old = await keyring.wrap(value, 'c', NOW);
      await expect(keyring.unwrap(old.dayKey, old.wrapped, 'c', own)).rejects.toEqual(REFUSED);
      await keyring.destroy([dayKey]);
      await expect(keyring.unwrap(dayKey, wrapped, 'c', own)).rejects.toEqual(refusal('DAY_KEY_DESTROYED'));
    });

    it('open many things together as each alone, what was destroyed excepted, and none that is destroyed later', async () => {
      const days = [NOW, new Date(NOW.getTime() - 86_400_000)];
      const all = await Promise.all(
        (await give(keyring, 140)).map(async (id, index) => {
          const value = secret();
          return { id, value, ...(await keyring.wrap(value, 'c', days[index % 2] ?? NOW, id)) };
        }),
      );
      const open = () =>
        keyring.unwrapTogether((unwrap) =>
          Promise.allSettled(all.map(({ id, dayKey, wrapped }) => unwrap(dayKey, wrapped, 'c', id))),
        );
      const wanted = all.map(({ value }) => ({ status: 'fulfilled', value }));
      expect(await open()).toEqual(wanted);
      await keyring.erasure.destroy(all.slice(3, 5).map(({ id }) => id));
      const without = wanted.with(3, { status: 'rejected', reason: DESTROYED } as never);
      expect(await open()).toEqual(without.with(4, { status: 'rejected', reason: DESTROYED } as never));
    });

    it('destroyed, end every wrap of every day, and nobody else’s', async () => {
      const [own, other] = await give(keyring, 2);
      const days = [0, 1, 30].map((ago) => new Date(NOW.getTime() - ago * 86_400_000));
      const wraps = await Promise.all(days.map((day) => keyring.wrap(secret(), 'c', day, own)));
      const kept = await keyring.wrap(secret(), 'd', NOW, other);
      if (own !== undefined) await keyring.erasure.destroy([own, own]);
      for (const { dayKey, wrapped } of wraps)
        await expect(keyring.unwrap(dayKey, wrapped, 'c', own)).rejects.toEqual(DESTROYED);
      await expect(keyring.wrap(secret(), 'c', NOW, own)).rejects.toEqual(DESTROYED);
      expect(await keyring.unwrap(kept.dayKey, kept.wrapped, 'd', other)).toHaveLength(32);
      if (own !== undefined) await expect(keyring.erasure.destroy([own])).resolves.toBeUndefined();
    });

    it('seal records that open in their place only, until they are destroyed', async () => {
      const [own, other] = await give(keyring, 2);
      if (own === undefined || other === undefined) throw new Error('none was given');
      const value = secret();
      const sealed = await keyring.sealErasable(value, 'r', own);
      expect(await keyring.openErasable(sealed, 'r', own)).toEqual(value);
      expect(await keyring.openErasable(sealed, 's', own)).toBeUndefined();
      expect(await keyring.openErasable(sealed, 'r', other)).toBeUndefined();
      expect(keyring.openRecord(sealed, 'r')).toBeUndefined();
      await keyring.erasure.destroy([own]);
      await expect(keyring.openErasable(sealed, 'r', own)).rejects.toEqual(DESTROYED);
      await expect(keyring.sealErasable(value, 'r', own)).rejects.toEqual(DESTROYED);
    });

    it('of another keyring look destroyed here, and open nothing', async () => {
      const other = await make();
      const id = await other.erasure.give();
      await expect(keyring.wrap(secret(), 'c', NOW, id)).rejects.toEqual(DESTROYED);
      await expect(keyring.erasure.destroy([id])).resolves.toBeUndefined();
      const { dayKey, wrapped } = await other.wrap(secret(), 'c', NOW, id);
      expect(await other.unwrap(dayKey, wrapped, 'c', id)).toHaveLength(32);
    });

    it.each([
      '',
      'pepper',
      '../../pepper',
      'AAAAAAAAAAC',
      'AAAAAAAAAAAAA',
      'AAAAAAAAAACA',
      'AAAAAAAA AAA',
      'AAAAAAAAAAA/',
    ])('are refused for a name that is none: %j', async (text) => {
      const id = text as ErasureKeyId;
      await expect(keyring.wrap(secret(), 'c', NOW, id)).rejects.toEqual(REFUSED);
      await expect(keyring.openErasable(secret(), 'c', id)).rejects.toEqual(REFUSED);
      await expect(keyring.erasure.destroy([id])).rejects.toEqual(REFUSED);
    });

    it('once closed are not given any more', async () => {
      await keyring.erasure.give();
      await keyring.erasure.close();
      await expect(keyring.erasure.give()).rejects.toEqual(refusal('KEYRING_UNREADABLE'));
    });

    it('live and die one by one, whatever the order of giving, handing back, destroying and tending', async () => {
      const step = fc.record({ do: fc.constantFrom('give', 'give', 'give', 'destroy', 'back', 'tend'), at: fc.nat() });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
          const subject = await make();
          const held = new Map<ErasureKeyId, { wrapped: Uint8Array; dayKey: string; alive: boolean }>();
          for (const { do: what, at } of steps) {
            const [id] = [...held.keys()].slice(at % Math.max(1, held.size));
            if (what === 'give') {
              const given = await subject.erasure.give();
              expect(held.has(given)).toBe(false);
              held.set(given, { ...(await subject.wrap(secret(), 'c', NOW, given)), alive: true });
            } else if (what === 'tend') await subject.erasure.tend(NOW);
            else if (what === 'back') subject.erasure.takeBack(await subject.erasure.give());
            else if (id !== undefined) {
              await subject.erasure.destroy([id]);
              held.set(id, { ...(held.get(id) ?? { wrapped: secret(), dayKey: '' }), alive: false });
            }
          }
          for (const [id, { dayKey, wrapped, alive }] of held) {
            const opened = await subject.unwrap(dayKey, wrapped, 'c', id).then(
              () => true,
              () => false,
            );
            expect(opened).toBe(alive);
          }
        }),
        { numRuns: 15 },
      );
    });
  });
}
