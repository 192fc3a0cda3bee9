/** The signature under a release, and the key card in it (requirement 87). */
import { beforeAll, describe, expect, it } from 'vitest';
import { signRelease, verifyRelease } from '../../../src/core/report/sign.ts';
import { isSigned, signStatement } from '../../../src/seal/statement.ts';
import { hospital, newMaker, type Maker } from '../../support/release.helper.ts';

let maker: Maker;
let other: Maker;
beforeAll(async () => {
  [maker, other] = [await newMaker(), await newMaker()];
});

describe('a release', () => {
  it('is signed by the card in it, and its id is that of the card', async () => {
    const release = hospital(maker);
    const found = await verifyRelease(await signRelease(maker.signer, release));
    expect(found).toEqual({ is: 'signed', release, kid: maker.card.kid });
  });

  it('is forged when a letter of it, of the signature or the key is another', async () => {
    const { text, signature } = await signRelease(maker.signer, hospital(maker));
    const changed = text.replace('"people":3000', '"people":3001');
    const foreign = await signRelease(other.signer, hospital(maker));
    for (const one of [
      { text: changed, signature },
      { text, signature: `${signature.slice(0, -2)}${signature.endsWith('AA') ? 'BA' : 'AA'}` },
      { text, signature: '' },
      foreign,
    ])
      expect((await verifyRelease(one)).is).toBe('forged');
    // Not as a release is written: it is none, whoever signed it.
    expect(await verifyRelease({ text: `${text} `, signature })).toEqual({ is: 'unknown' });
  });

  it('is forged when its card is none, so that no id is shown of a key that signed nothing', async () => {
    const release = hospital(maker);
    const broken = `iv1.${'A'.repeat(135)}`;
    const signed = await signRelease(maker.signer, { ...release, maker: { ...release.maker, card: broken } });
    expect((await verifyRelease(signed)).is).toBe('forged');
  });

  it('is no statement, and no statement is a release', async () => {
    const { text, signature } = await signRelease(maker.signer, hospital(maker));
    const statement = { says: 'planning', organisation: 'ziekenhuis', adviser: 'samira', text } as const;
    expect(await isSigned(maker.card.signing, statement, signature)).toBe(false);
    expect((await verifyRelease({ text, signature: await signStatement(maker.signer, statement) })).is).toBe('forged');
  });

  it('of a later version is said to be that, and anything else to be unknown', async () => {
    expect(await verifyRelease({ text: '{"v":2}', signature: '' })).toEqual({ is: 'newer' });
    for (const text of ['', '{}', '[]', 'null', '{"v":1}', JSON.stringify({ ...hospital(maker), extra: 1 })])
      expect(await verifyRelease({ text, signature: '' })).toEqual({ is: 'unknown' });
  });
});
