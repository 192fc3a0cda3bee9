/** What every keyring must keep, whatever it keeps its keys in. */
import { KeyObject } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Keyring } from '../../src/core/ports.ts';
import { erasureContract } from './keyring/erasure.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const DAY_MS = 86_400_000;
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * DAY_MS);
const secret = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32));
const refusal = (code: string): unknown => expect.objectContaining({ name: 'AppError', code });
const part = fc.string({ maxLength: 12 });

/** @param make a new keyring, empty and unrelated to the ones before. */
export function keyringContract(name: string, make: () => Promise<Keyring>): void {
  describe(`keyring contract: ${name}`, () => {
    let keyring: Keyring;
    beforeEach(async () => {
      keyring = await make();
    });

    describe('pseudonyms', () => {
      it('are the same for the same person, every time', () => {
        expect(keyring.pseudonym('acme', 'slack', 'T1', 'U1')).toBe(keyring.pseudonym('acme', 'slack', 'T1', 'U1'));
      });

      it('differ as soon as one part differs, wherever the border between two parts lies', () => {
        const four = fc.tuple(part, part, part, part);
        fc.assert(
          fc.property(four, four, (a, b) => {
            const isSame = a.every((value, i) => value === b[i]);
            expect(keyring.pseudonym(...a) === keyring.pseudonym(...b)).toBe(isSame);
          }),
        );
        expect(keyring.pseudonym('a', 'bc', '', 'd')).not.toBe(keyring.pseudonym('ab', 'c', '', 'd'));
      });

      it('are URL-safe and do not show the user id', () => {
        expect(keyring.pseudonym('acme', 'slack', 'T1', 'U0FAKE')).toMatch(/^(?!.*U0FAKE)[A-Za-z0-9_-]{22}$/);
      });

      it('cannot be linked between two keyrings', async () => {
        const other = await make();
        expect(other.pseudonym('acme', 'slack', 'T1', 'U1')).not.toBe(keyring.pseudonym('acme', 'slack', 'T1', 'U1'));
      });
    });

    describe('derived ids', () => {
      it('are 22 characters of base64url and the same every time', () => {
        expect(keyring.derive('conversation', 'a', 'b')).toMatch(/^[A-Za-z0-9_-]{22}$/);
        expect(keyring.derive('conversation', 'a', 'b')).toBe(keyring.derive('conversation', 'a', 'b'));
      });

      it('of one purpose say nothing about those of another, nor about a pseudonym', () => {
        const parts = ['acme', 'slack', 'T1', 'U1'] as const;
        const all = [
          keyring.pseudonym(...parts),
          keyring.derive('conversation', ...parts),
          keyring.derive('submission', ...parts),
          keyring.derive('identity', ...parts),
          keyring.derive('view', ...parts),
          keyring.derive('installation', ...parts),
        ];
        expect(new Set(all).size).toBe(all.length);
      });

      it('never meet for different parts', () => {
        const parts = fc.array(part, { maxLength: 4 });
        fc.assert(
          fc.property(parts, parts, (a, b) => {
            const isSame = a.length === b.length && a.every((value, i) => value === b[i]);
            expect(keyring.derive('submission', ...a) === keyring.derive('submission', ...b)).toBe(isSame);
          }),
        );
      });
    });

    describe('wrapped secrets', () => {
      it('come back as they went in, on the same day and later', async () => {
        await fc.assert(
          fc.asyncProperty(fc.uint8Array({ maxLength: 64 }), part, fc.nat(40), async (value, bound, days) => {
            const { dayKey, wrapped } = await keyring.wrap(value, bound, daysAgo(days));
            expect(await keyring.unwrap(dayKey, wrapped, bound)).toEqual(value);
          }),
          { numRuns: 50 },
        );
      });

      it('name the UTC day of the given time, and share one key per day', async () => {
        const late = await keyring.wrap(secret(), 'c', new Date('2026-11-21T23:59:59.999Z'));
        const early = await keyring.wrap(secret(), 'c', new Date('2026-11-22T00:00:00Z'));
        expect([late.dayKey, early.dayKey]).toEqual(['2026-11-21', '2026-11-22']);
        await expect(keyring.unwrap(early.dayKey, late.wrapped, 'c')).rejects.toEqual(refusal('ENVELOPE_REFUSED'));
      });

      it('never look the same twice', async () => {
        const value = secret();
        const [a, b] = [await keyring.wrap(value, 'c', NOW), await keyring.wrap(value, 'c', NOW)];
        expect(a.wrapped).not.toEqual(b.wrapped);
      });

      it('open only with what they were bound to', async () => {
        const { dayKey, wrapped } = await keyring.wrap(secret(), 'conversation-a', NOW);
        await expect(keyring.unwrap(dayKey, wrapped, 'conversation-b')).rejects.toEqual(refusal('ENVELOPE_REFUSED'));
      });

      it('are refused when any byte was changed or cut off', async () => {
        const { dayKey, wrapped } = await keyring.wrap(secret(), 'c', NOW);
        for (let i = 0; i < wrapped.length; i++) {
          const changed = wrapped.slice();
          changed[i] = (changed[i] ?? 0) ^ 1;
          await expect(keyring.unwrap(dayKey, changed, 'c')).rejects.toEqual(refusal('ENVELOPE_REFUSED'));
          await expect(keyring.unwrap(dayKey, wrapped.slice(0, i), 'c')).rejects.toEqual(refusal('ENVELOPE_REFUSED'));
        }
      });

      it.each(['../pepper', 'pepper', '', '2026-11-2', '2026-11-21/../record', '2026-11-21\n'])(
        'are refused for a day key that is none: %j',
        async (dayKey) => {
          const { wrapped } = await keyring.wrap(secret(), 'c', NOW);
          await expect(keyring.unwrap(dayKey, wrapped, 'c')).rejects.toEqual(refusal('ENVELOPE_REFUSED'));
        },
      );

      it('do not open with another keyring', async () => {
        const { dayKey, wrapped } = await keyring.wrap(secret(), 'c', NOW);
        const other = await make();
        await other.wrap(secret(), 'c', NOW);
        await expect(other.unwrap(dayKey, wrapped, 'c')).rejects.toEqual(refusal('ENVELOPE_REFUSED'));
      });
    });

    describe('destruction', () => {
      it('takes the days older than asked for, keeps the rest, and counts', async () => {
        const kept = await keyring.wrap(secret(), 'c', daysAgo(30));
        const today = await keyring.wrap(secret(), 'c', NOW);
        const gone = await keyring.wrap(secret(), 'c', daysAgo(31));
        const longGone = await keyring.wrap(secret(), 'c', daysAgo(400));
        expect(await keyring.destroy([gone.dayKey, longGone.dayKey])).toBe(2);
        await expect(keyring.unwrap(kept.dayKey, kept.wrapped, 'c')).resolves.toHaveLength(32);
        await expect(keyring.unwrap(today.dayKey, today.wrapped, 'c')).resolves.toHaveLength(32);
        for (const { dayKey, wrapped } of [gone, longGone]) {
          await expect(keyring.unwrap(dayKey, wrapped, 'c')).rejects.toEqual(refusal('DAY_KEY_DESTROYED'));
        }
        expect(await keyring.destroy([gone.dayKey, '2020-01-01', '../pepper'])).toBe(0);
        expect(await keyring.dayKeys()).toEqual([{ day: kept.dayKey }, { day: today.dayKey }]);
      });

      it('are made for today and tomorrow before any message, with the day until which they are promised', async () => {
        await keyring.prepare(30, NOW);
        const made = [
          { day: '2026-11-21', until: '2026-12-22' },
          { day: '2026-11-22', until: '2026-12-23' },
        ];
        expect(await keyring.dayKeys()).toEqual(made);
        await keyring.wrap(secret(), 'c', NOW);
        await keyring.wrap(secret(), 'c', new Date('2026-11-22T00:00:00Z'));
        expect(await keyring.dayKeys()).toEqual(made);
      });

      it('keep the latest day they were ever promised for, whoever promises what, in any order', async () => {
        await keyring.prepare(30, NOW);
        const days = fc.integer({ min: 0, max: 400 });
        await fc.assert(
          fc.asyncProperty(fc.array(days, { minLength: 1, maxLength: 6 }), async (all) => {
            const before = (await keyring.dayKeys())[0]?.until ?? '';
            const wanted = all.map((more) => new Date(NOW.getTime() + more * DAY_MS).toISOString().slice(0, 10));
            await Promise.all(wanted.map((until) => keyring.promise('2026-11-21', until)));
            const after = (await keyring.dayKeys())[0]?.until;
            expect(after).toBe([before, ...wanted].sort().at(-1));
          }),
          { numRuns: 30 },
        );
        await keyring.prepare(1, NOW);
        expect((await keyring.dayKeys())[1]?.until).toBe('2026-12-23');
      });

      it('a retention that became longer reaches the key of yesterday too, and one that became shorter reaches none', async () => {
        await keyring.prepare(30, daysAgo(1));
        await keyring.prepare(90, NOW);
        expect((await keyring.dayKeys()).map(({ until }) => until)).toEqual(['2027-02-19', '2027-02-20', '2027-02-21']);
        await keyring.prepare(1, NOW);
        expect((await keyring.dayKeys()).map(({ until }) => until)).toEqual(['2027-02-19', '2027-02-20', '2027-02-21']);
      });

      it('cannot be undone: a new key for the same day opens nothing of the old one', async () => {
        const { dayKey, wrapped } = await keyring.wrap(secret(), 'c', daysAgo(31));
        await keyring.destroy([dayKey]);
        await keyring.wrap(secret(), 'c', daysAgo(31));
        await expect(keyring.unwrap(dayKey, wrapped, 'c')).rejects.toEqual(refusal('ENVELOPE_REFUSED'));
      });

      it('leaves pseudonyms, ids, records and the signing key as they were', async () => {
        const before = keyring.pseudonym('acme', 'slack', 'T1', 'U1');
        const record = keyring.sealRecord(secret(), 'r');
        await keyring.wrap(secret(), 'c', NOW);
        const mark = keyring.mark;
        await keyring.destroy((await keyring.dayKeys()).map(({ day }) => day));
        expect(keyring.mark).toBe(mark);
        expect(keyring.pseudonym('acme', 'slack', 'T1', 'U1')).toBe(before);
        expect(keyring.openRecord(record, 'r')).toHaveLength(32);
      });
    });

    erasureContract(make);

    it('is named by a mark that is its own, and tells nothing', async () => {
      expect(keyring.mark).toMatch(/^[A-Za-z0-9_-]{22}$/);
      expect((await make()).mark).not.toBe(keyring.mark);
    });

    describe('records', () => {
      it('come back as they went in, for the same purpose only', () => {
        fc.assert(
          fc.property(fc.uint8Array({ maxLength: 200 }), part, part, (value, bound, other) => {
            const sealed = keyring.sealRecord(value, bound);
            expect(keyring.openRecord(sealed, bound)).toEqual(value);
            expect(keyring.openRecord(sealed, other)).toEqual(other === bound ? value : undefined);
          }),
        );
      });

      it('do not open when any byte was changed or cut off', () => {
        const sealed = keyring.sealRecord(secret(), 'r');
        for (let i = 0; i < sealed.length; i++) {
          const changed = sealed.slice();
          changed[i] = (changed[i] ?? 0) ^ 1;
          expect(keyring.openRecord(changed, 'r')).toBeUndefined();
          expect(keyring.openRecord(sealed.slice(0, i), 'r')).toBeUndefined();
        }
      });

      it('are not wrapped secrets, and the other way round', async () => {
        const { dayKey, wrapped } = await keyring.wrap(secret(), 'x', NOW);
        expect(keyring.openRecord(wrapped, 'x')).toBeUndefined();
        const record = keyring.sealRecord(secret(), 'x');
        await expect(keyring.unwrap(dayKey, record, 'x')).rejects.toEqual(refusal('ENVELOPE_REFUSED'));
      });
    });

    it('signs with a key that fits its public half, and that nobody gets', async () => {
      const ecdsa = { name: 'ECDSA', hash: 'SHA-256' };
      const data = new TextEncoder().encode('data');
      const signature = Uint8Array.from(await keyring.sign(data));
      expect(signature).toHaveLength(64);
      const raw = Uint8Array.from(keyring.signingPublicKey);
      const publicKey = await crypto.subtle.importKey('raw', raw, { name: 'ECDSA', namedCurve: 'P-256' }, true, [
        'verify',
      ]);
      expect(await crypto.subtle.verify(ecdsa, publicKey, signature, data)).toBe(true);
      const held = Object.values(keyring);
      expect(held.filter((value) => value instanceof CryptoKey || value instanceof KeyObject)).toEqual([]);
    });
  });
}
