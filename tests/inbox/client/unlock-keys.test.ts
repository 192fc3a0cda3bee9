import { beforeAll, describe, expect, it } from 'vitest';
import { saveSlots } from '../../../src/inbox/client/crypto/save-slots.ts';
import { fetchSlots, tryOpen, tryRenewCode, tryReplace } from '../../../src/inbox/client/crypto/unlock-keys.ts';
import { createApi } from '../../../src/inbox/client/api.ts';
import { sentenceForNew } from '../../../src/inbox/client/sentences.ts';
import { en } from '../../../src/inbox/client/words/en.ts';
import { nl } from '../../../src/inbox/client/words/nl.ts';
import type { KeySlotsRequest } from '../../../src/inbox/contract-requests.ts';
import { isSigned } from '../../../src/seal/statement.ts';
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

describe('renewing the recovery code', () => {
  it('leaves the key and the passphrase as they are, and the old code opens nothing of it', async () => {
    const code = newRecoveryCode();
    const renewed = await tryRenewCode(slots, { via: 'passphrase', secret: PASSPHRASE }, code);
    if (renewed === undefined) throw new Error('refused');
    expect((await tryOpen(renewed, 'recovery', code))?.keyCard.text).toBe(slots.card);
    expect(await tryOpen(renewed, 'recovery', recoveryCode)).toBeUndefined();
    expect(renewed.passphrase).toEqual(slots.passphrase);
  });

  it('needs the passphrase, and a code that is one', async () => {
    const code = newRecoveryCode();
    expect(await tryRenewCode(slots, { via: 'passphrase', secret: 'niet de goede zin' }, code)).toBeUndefined();
    expect(await tryRenewCode(slots, { via: 'passphrase', secret: PASSPHRASE }, 'geen code')).toBeUndefined();
  });
});

describe('handing in new slots', () => {
  it.each([
    ['passphrase', 'new passphrase slot'],
    ['recovery', 'new recovery slot'],
  ] as const)('the %s slot goes by its own call, signed by the key inside', async (kind, says) => {
    const keys = await tryOpen(slots, 'recovery', recoveryCode);
    if (keys === undefined) throw new Error('refused');
    const account = { issuer: 'https://id.example', subject: 'sub' };
    const after = { ...slots, [kind]: { ...slots[kind], salt: 'A'.repeat(22) } };
    const taken: [string, KeySlotsRequest][] = [];
    const api = {
      keySlots: async () => failed('try-again'),
      saveKeySlots: async (body: KeySlotsRequest) => ok(taken.push(['passphrase', body])),
      saveRecoverySlot: async (body: KeySlotsRequest) => ok(taken.push(['recovery', body])),
      saveWays: async () => failed('refused'),
    };
    await saveSlots(api, kind, { keys, account, before: slots, after });
    const [call, { slots: sent, signature } = { slots: undefined, signature: '' }] = taken[0] ?? [];
    expect([call, sent, taken.length]).toEqual([kind, after, 1]);
    expect(await isSigned(keys.keyCard.signing, { says, ...account, before: slots, after }, signature)).toBe(true);
  });
});

describe('new slots of which the old ones could not be erased yet', () => {
  it.each([
    ['passphrase', 204, nl, [nl.passphraseChanged]],
    ['passphrase', 202, nl, [nl.passphraseChanged, nl.oldNotErased]],
    ['recovery', 202, nl, [nl.codeRenewed, nl.oldNotErased]],
    ['recovery', 204, en, [en.codeRenewed]],
    ['recovery', 202, en, [en.codeRenewed, en.oldNotErased]],
  ] as const)('a new %s slot, answered with %i', async (kind, status, words, said) => {
    const keys = await tryOpen(slots, 'recovery', recoveryCode);
    if (keys === undefined) throw new Error('refused');
    const api = createApi(async () => new Response(null, { status }));
    const account = { issuer: 'https://id.example', subject: 'sub' };
    const saved = await saveSlots(api, kind, { keys, account, before: slots, after: slots });
    if (!saved.ok) throw new Error(saved.why);
    expect(sentenceForNew(words, kind, saved)).toBe(said.join(' '));
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

  it.each([
    ['what was sent is kept', (after: KeySlots) => ok(after), true],
    ['what was before is kept', () => ok(slots), false],
    ['nothing can be asked', () => failed('try-again'), false],
  ] as const)('no answer, and %s', async (_name, kept, isSaved) => {
    const keys = await tryOpen(slots, 'recovery', recoveryCode);
    if (keys === undefined) throw new Error('refused');
    const after = { ...slots, passphrase: { ...slots.passphrase, salt: 'A'.repeat(22) } };
    const lost = async () => failed('try-again');
    const api = { keySlots: async () => kept(after), saveKeySlots: lost, saveRecoverySlot: lost, saveWays: lost };
    const account = { issuer: 'https://id.example', subject: 'sub' };
    expect((await saveSlots(api, 'passphrase', { keys, account, before: slots, after })).ok).toBe(isSaved);
  });
});
