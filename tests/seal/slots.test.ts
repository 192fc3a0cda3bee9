import { createDecipheriv, hkdfSync } from 'node:crypto';
import { argon2id } from '@noble/hashes/argon2.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportPrivateKeys } from '../../src/seal/adviser-keys.ts';
import { fromBase64url, toBase64url } from '../../src/seal/bytes.ts';
import { openEnvelope } from '../../src/seal/envelope.ts';
import { normalisePassphrase, stretchPassphrase } from '../../src/seal/passphrase.ts';
import {
  ARGON2_CEILING,
  ARGON2_DEFAULT,
  ARGON2_FLOOR,
  createSlots,
  generateAdviserKeys,
  isPassphraseLongEnough,
  newRecoveryCode,
  openSlots,
  parseKeySlots,
  PASSPHRASE_MIN,
  replacePassphrase,
  type AdviserKeys,
  type KeySlots,
  type SlotKind,
  type Stretch,
} from '../../src/seal/slots.ts';
import { flipped, headerFor, newScene, seal, TEXT, thrownBy } from '../support/seal.helper.ts';
import { quick } from '../support/ways.helper.ts';

const slotRefused = expect.objectContaining({ name: 'AppError', code: 'SLOT_REFUSED' });
const PASSPHRASE = 'zes eenden in de regen';
const recoveryCode = newRecoveryCode();
let keys: AdviserKeys;
let slots: KeySlots;
/** The same, for where it is about what is refused and not about what stretching costs. */
let quickSlots: KeySlots;
beforeAll(async () => {
  keys = await generateAdviserKeys();
  slots = await createSlots(keys, { passphrase: PASSPHRASE, recoveryCode }, ARGON2_FLOOR);
  quickSlots = await createSlots(keys, { passphrase: PASSPHRASE, recoveryCode }, ARGON2_FLOOR, quick);
});
/** Opened with the right secrets, so that what is refused below is refused for its own reason. */
const refused = async (changed: KeySlots, via: SlotKind, secret: string): Promise<void> => {
  expect((await openSlots(quickSlots, via, secretFor(via), quick)).keyCard).toEqual(keys.keyCard);
  await expect(openSlots(changed, via, secret, quick)).rejects.toEqual(slotRefused);
};

const damaged = (text: string, at: number): string =>
  toBase64url(flipped(fromBase64url(text) ?? new Uint8Array(0), at, 1));
const lengthOf = (text: string): number => fromBase64url(text)?.length ?? 0;
const secretFor = (via: SlotKind): string => (via === 'passphrase' ? PASSPHRASE : recoveryCode);

describe.each<SlotKind>(['passphrase', 'recovery'])('the %s slot', (via) => {
  it('gives the adviser the same keys back, after a journey as JSON', async () => {
    const scene = await newScene();
    const mine = { ...scene, adviser: keys };
    const header = headerFor(mine, 'e2a');
    const envelope = await seal(mine, header);
    const opened = await openSlots(parseKeySlots(JSON.parse(JSON.stringify(slots))), via, secretFor(via));
    expect(opened.keyCard).toEqual(keys.keyCard);
    const { body } = await openEnvelope({
      envelope,
      expect: header,
      recipient: opened.encryption,
      sender: scene.bot.publicKey,
    });
    expect(body).toEqual(TEXT);

    const replyHeader = headerFor(mine, 'a2e');
    const reply = await seal({ ...mine, adviser: opened }, replyHeader);
    const read = { envelope: reply, expect: replyHeader, recipient: scene.reply.pair, sender: keys.keyCard.signing };
    expect((await openEnvelope(read)).body).toEqual(TEXT);
  });

  it('gives private keys that no script can take out', async () => {
    const opened = await openSlots(quickSlots, via, secretFor(via), quick);
    const { encryption, signing } = opened;
    for (const { privateKey } of [encryption, signing]) {
      expect(privateKey.extractable).toBe(false);
      for (const format of ['pkcs8', 'jwk'] as const) {
        await expect(crypto.subtle.exportKey(format, privateKey)).rejects.toThrow(/extractable/);
      }
    }
    await expect(createSlots(opened, { passphrase: PASSPHRASE, recoveryCode }, ARGON2_FLOOR, quick)).rejects.toEqual(
      slotRefused,
    );
  });

  it('stays shut for a wrong secret', async () => {
    const wrong =
      via === 'passphrase'
        ? ['zes eenden in de regen.', 'Zes eenden in de regen', '', recoveryCode]
        : [newRecoveryCode(), '', PASSPHRASE, recoveryCode.slice(1), `${recoveryCode}0`];
    for (const secret of wrong) await refused(quickSlots, via, secret);
  });

  it('stays shut when it belongs to another key card', async () => {
    const { keyCard } = await generateAdviserKeys();
    await refused({ ...quickSlots, card: keyCard.text }, via, secretFor(via));
  });

  it('does not open in the place of the other one', async () => {
    const swapped: KeySlots = {
      ...quickSlots,
      passphrase: { ...quickSlots.passphrase, ...quickSlots.recovery },
      recovery: { salt: quickSlots.passphrase.salt, sealed: quickSlots.passphrase.sealed },
    };
    await refused(swapped, via, secretFor(via));
  });
});

describe('the recovery slot', () => {
  it('keeps its format, as another implementation reads it', async () => {
    const code = recoveryCode.replaceAll('-', '');
    const salt = Buffer.from(slots.recovery.salt, 'base64url');
    const sealed = Buffer.from(slots.recovery.sealed, 'base64url');
    const key = new Uint8Array(hkdfSync('sha256', code, salt, 'in-vertrouwen/1/slot/recovery', 32));
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
    decipher.setAAD(Buffer.from(`in-vertrouwen/1/slot/recovery/${keys.keyCard.kid}`));
    decipher.setAuthTag(sealed.subarray(-16));
    const payload = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    expect(payload).toEqual(Buffer.from(await exportPrivateKeys(keys)));
  });
});

describe('damage to a slot', () => {
  it('in any byte keeps the recovery slot shut', async () => {
    for (const field of ['salt', 'sealed'] as const) {
      for (let at = 0; at < lengthOf(slots.recovery[field]); at++) {
        const broken = { ...slots, recovery: { ...slots.recovery, [field]: damaged(slots.recovery[field], at) } };
        await expect(openSlots(broken, 'recovery', recoveryCode)).rejects.toEqual(slotRefused);
      }
    }
  });

  it('keeps the passphrase slot shut', async () => {
    for (const [field, at] of [
      ['salt', 0],
      ['salt', 15],
      ['sealed', 0],
      ['sealed', 20],
      ['sealed', lengthOf(quickSlots.passphrase.sealed) - 1],
    ] as const) {
      const passphrase = { ...quickSlots.passphrase, [field]: damaged(quickSlots.passphrase[field], at) };
      await refused({ ...quickSlots, passphrase }, 'passphrase', PASSPHRASE);
    }
  });
});

describe('slots from a hostile server', () => {
  it.each([
    ['less memory', { memoryKiB: ARGON2_FLOOR.memoryKiB - 1 }],
    ['almost no memory', { memoryKiB: 8 }],
    ['fewer rounds', { iterations: 2 }],
    ['no rounds', { iterations: 0 }],
    ['no lanes', { parallelism: 0 }],
    ['more memory than a browser has', { memoryKiB: ARGON2_CEILING.memoryKiB + 1 }],
    ['rounds without end', { iterations: 1e9 }],
    ['many lanes', { parallelism: 5 }],
    ['half a round', { iterations: 3.5 }],
    ['a number in words', { iterations: '3' }],
    ['nothing', { memoryKiB: null }],
    ['not a number', { memoryKiB: Number.NaN }],
    ['one more parameter', { version: 16 }],
  ])('cannot make the key cheap to guess, or freeze the browser, with %s', async (_, change) => {
    const argon2id = { ...slots.passphrase.argon2id, ...change };
    const weakened = { ...slots, passphrase: { ...slots.passphrase, argon2id } };
    expect(thrownBy(() => parseKeySlots(weakened))).toEqual(slotRefused);
    await expect(openSlots(weakened as KeySlots, 'passphrase', PASSPHRASE)).rejects.toEqual(slotRefused);
    await expect(openSlots(weakened as KeySlots, 'recovery', recoveryCode)).rejects.toEqual(slotRefused);
  });

  it('pass only in exactly their own shape', () => {
    expect(parseKeySlots(slots)).toEqual(slots);
    const { recovery, ...withoutRecovery } = slots;
    const wrong: readonly unknown[] = [
      undefined,
      null,
      'slots',
      1,
      [],
      {},
      withoutRecovery,
      { ...slots, more: 1 },
      { ...slots, version: 2 },
      { ...slots, version: '1' },
      { ...slots, card: 'iv1.' },
      { ...slots, card: 7 },
      { ...slots, card: damaged(slots.card, 9) },
      { ...slots, recovery: null },
      { ...slots, recovery: [recovery.salt, recovery.sealed] },
      { ...slots, recovery: { ...recovery, more: 1 } },
      { ...slots, recovery: { ...recovery, salt: recovery.salt.slice(0, -2) } },
      { ...slots, recovery: { ...recovery, salt: `${recovery.salt}=` } },
      { ...slots, recovery: { ...recovery, salt: 7 } },
      { ...slots, recovery: { ...recovery, sealed: '' } },
      { ...slots, recovery: { ...recovery, sealed: 'A'.repeat(38) } },
      { ...slots, recovery: { ...recovery, sealed: 'A'.repeat(4000) } },
      { ...slots, passphrase: { ...slots.passphrase, argon2id: undefined } },
      { ...slots, passphrase: recovery },
    ];
    for (const value of wrong) expect(thrownBy(() => parseKeySlots(value))).toEqual(slotRefused);
  });
});

describe('making slots', () => {
  it('writes no private key into them', async () => {
    const payload = Buffer.from(await exportPrivateKeys(keys));
    const jwks = await Promise.all(
      [keys.encryption, keys.signing].map(({ privateKey }) => crypto.subtle.exportKey('jwk', privateKey)),
    );
    const written = JSON.stringify(slots);
    for (const { d } of jwks) {
      expect(d).toHaveLength(43);
      expect(written).not.toContain(d);
      expect(payload.includes(Buffer.from(String(d), 'base64url'))).toBe(true);
    }
    expect(written).not.toContain(recoveryCode);
    expect(written).not.toContain(PASSPHRASE);
  });

  it('refuses a short passphrase, a code that is none and a cost below the floor', async () => {
    const secrets = { passphrase: PASSPHRASE, recoveryCode };
    await expect(createSlots(keys, { ...secrets, passphrase: 'elf tekens.' })).rejects.toEqual(slotRefused);
    await expect(createSlots(keys, { ...secrets, recoveryCode: 'none' })).rejects.toEqual(slotRefused);
    const cheap = { ...ARGON2_FLOOR, memoryKiB: 1024 };
    await expect(createSlots(keys, secrets, cheap)).rejects.toEqual(slotRefused);
  });

  it('costs at least what the browser will demand', () => {
    expect(ARGON2_DEFAULT).toEqual({ memoryKiB: 131_072, iterations: 3, parallelism: 1 });
    expect(ARGON2_FLOOR).toEqual({ memoryKiB: 65_536, iterations: 3, parallelism: 1 });
  });
});

describe('a passphrase', () => {
  it('is judged by its characters, not by what stands around them', () => {
    expect(PASSPHRASE_MIN).toBe(12);
    expect(isPassphraseLongEnough('twaalf teken')).toBe(true);
    expect(isPassphraseLongEnough('elf tekens!')).toBe(false);
    expect(isPassphraseLongEnough(`   ${'a'.repeat(11)}   `)).toBe(false);
    expect(isPassphraseLongEnough('😀'.repeat(6))).toBe(false);
    expect(isPassphraseLongEnough('😀'.repeat(12))).toBe(true);
  });

  it('is the same from every keyboard', async () => {
    expect(normalisePassphrase(' caf\u0065\u0301 \u{ff21}\ufb01\n')).toBe('caf\u00e9 Afi');
    const twice = await createSlots(keys, { passphrase: 'de\u0301ja\u0300 vu, deux fois', recoveryCode }, ARGON2_FLOOR);
    const { keyCard } = await openSlots(twice, 'passphrase', '  d\u00e9j\u00e0 vu, deux fois ');
    expect(keyCard).toEqual(keys.keyCard);
  });

  it('is stretched as another implementation of Argon2id does it', async () => {
    const salt = new Uint8Array(16).fill(9);
    const ours = await stretchPassphrase('een \u00e9\u00e9n', salt, { memoryKiB: 64, iterations: 3, parallelism: 2 });
    const theirs = argon2id(new TextEncoder().encode('een \u00e9\u00e9n'), salt, { m: 64, t: 3, p: 2, dkLen: 32 });
    expect(ours).toEqual(theirs);
  });

  it.each<[SlotKind, () => KeySlots, Stretch]>([
    ['passphrase', () => quickSlots, quick],
    ['recovery', () => slots, stretchPassphrase],
  ])('can be replaced by who opens the %s slot', async (via, before, stretch) => {
    const next = 'een heel andere zin';
    const change = { current: { via, secret: secretFor(via) }, next };
    const replaced = await replacePassphrase(before(), change, ...(stretch === quick ? [quick] : []));
    expect(parseKeySlots(replaced)).toEqual(replaced);
    expect((await openSlots(replaced, 'passphrase', next, stretch)).keyCard).toEqual(keys.keyCard);
    expect((await openSlots(replaced, 'recovery', recoveryCode, stretch)).keyCard).toEqual(keys.keyCard);
    await expect(openSlots(replaced, 'passphrase', PASSPHRASE, stretch)).rejects.toEqual(slotRefused);
    expect(replaced.passphrase.salt).not.toBe(before().passphrase.salt);
    expect(replaced.passphrase.argon2id).toEqual(ARGON2_DEFAULT);
  });

  it('is not replaced by who opens neither, nor by one that is too short', async () => {
    const right = { via: 'recovery', secret: recoveryCode } as const;
    for (const change of [
      { current: { via: 'recovery', secret: newRecoveryCode() }, next: 'een heel andere zin' },
      { current: { via: 'passphrase', secret: 'niet de goede zin' }, next: 'een heel andere zin' },
      { current: right, next: 'kort' },
    ] as const) {
      await expect(replacePassphrase(quickSlots, change, quick)).rejects.toEqual(slotRefused);
    }
  });
});
