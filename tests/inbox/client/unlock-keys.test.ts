import { beforeAll, describe, expect, it } from 'vitest';
import { fetchSlots, tryOpen, tryReplace } from '../../../src/inbox/client/crypto/unlock-keys.ts';
import {
  ARGON2_FLOOR,
  createSlots,
  generateAdviserKeys,
  newRecoveryCode,
  type KeySlots,
} from '../../../src/seal/slots.ts';
import { failed, ok } from '../../support/inbox-client.helper.ts';

const PASSPHRASE = 'een zin van een paar woorden';
const recoveryCode = newRecoveryCode();
let slots: KeySlots;
beforeAll(async () => {
  slots = await createSlots(await generateAdviserKeys(), { passphrase: PASSPHRASE, recoveryCode }, ARGON2_FLOOR);
});
const damaged = (): KeySlots => {
  const { sealed } = slots.passphrase;
  const flipped = sealed.startsWith('A') ? 'B' : 'A';
  return { ...slots, passphrase: { ...slots.passphrase, sealed: flipped + sealed.slice(1) } };
};

describe('opening a key', () => {
  it('works with the passphrase and with the recovery code, and the key cannot be taken along', async () => {
    for (const [via, secret] of [
      ['passphrase', PASSPHRASE],
      ['recovery', recoveryCode.toLowerCase().replaceAll('-', ' ')],
    ] as const) {
      const keys = await tryOpen(slots, via, secret);
      expect(keys?.keyCard.text).toBe(slots.card);
      expect(keys?.encryption.privateKey.extractable).toBe(false);
      expect(keys?.signing.privateKey.extractable).toBe(false);
    }
  });

  it('says only "no" to a wrong passphrase, a wrong code and a damaged slot', async () => {
    expect(await tryOpen(slots, 'passphrase', `${PASSPHRASE}.`)).toBeUndefined();
    expect(await tryOpen(slots, 'recovery', newRecoveryCode())).toBeUndefined();
    expect(await tryOpen(slots, 'recovery', 'geen code')).toBeUndefined();
    expect(await tryOpen(damaged(), 'passphrase', PASSPHRASE)).toBeUndefined();
  });

  it('still opens with the recovery code when the passphrase slot is damaged', async () => {
    expect((await tryOpen(damaged(), 'recovery', recoveryCode))?.keyCard.text).toBe(slots.card);
  });
});

describe('a browser that cannot compute', () => {
  const cannot = () => Promise.reject(new RangeError('no memory'));
  const lacks = expect.objectContaining({ name: 'AppError', code: 'BROWSER_LACKS' });

  it('says so, and never that the passphrase was wrong', async () => {
    await expect(tryOpen(slots, 'passphrase', PASSPHRASE, cannot)).rejects.toEqual(lacks);
    await expect(tryReplace(slots, { via: 'recovery', secret: recoveryCode }, PASSPHRASE, cannot)).rejects.toEqual(
      lacks,
    );
    await expect(
      createSlots(await generateAdviserKeys(), { passphrase: PASSPHRASE, recoveryCode }, ARGON2_FLOOR, cannot),
    ).rejects.toEqual(lacks);
  });

  it('opens with the recovery code all the same', async () => {
    expect((await tryOpen(slots, 'recovery', recoveryCode, cannot))?.keyCard.text).toBe(slots.card);
  });
});

describe('changing the passphrase', () => {
  it('leaves the key and the recovery code as they are', async () => {
    const next = 'een heel andere zin';
    const changed = await tryReplace(slots, { via: 'recovery', secret: recoveryCode }, next);
    if (changed === undefined) throw new Error('refused');
    expect((await tryOpen(changed, 'passphrase', next))?.keyCard.text).toBe(slots.card);
    expect(await tryOpen(changed, 'passphrase', PASSPHRASE)).toBeUndefined();
    expect(changed.recovery).toEqual(slots.recovery);
  });

  it('needs the present secret, and a new one that is long enough', async () => {
    expect(await tryReplace(slots, { via: 'passphrase', secret: 'niet de goede zin' }, PASSPHRASE)).toBeUndefined();
    expect(await tryReplace(slots, { via: 'recovery', secret: recoveryCode }, 'te kort')).toBeUndefined();
  });
});

describe('what the server keeps', () => {
  it('is refused when it is no set of slots, or asks for less work than this browser demands', async () => {
    const weak = { ...slots, passphrase: { ...slots.passphrase, argon2id: { ...ARGON2_FLOOR, memoryKiB: 8 } } };
    for (const odd of [undefined, null, {}, { ...slots, extra: 1 }, weak]) {
      expect(await fetchSlots({ keySlots: async () => ok(odd) })).toEqual({ ok: false, why: 'unreadable' });
    }
    expect(await fetchSlots({ keySlots: async () => ok(slots) })).toEqual({ ok: true, slots });
  });

  it('may be nothing at all', async () => {
    expect(await fetchSlots({ keySlots: async () => failed('not-there') })).toEqual({ ok: false, why: 'none' });
    expect(await fetchSlots({ keySlots: async () => failed('try-again') })).toEqual({ ok: false, why: 'try-again' });
  });
});
