import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { concat } from '../../src/seal/bytes.ts';
import { generateAdviserKeys } from '../../src/seal/adviser-keys.ts';
import { hashEnvelope, openEnvelope, readHeader, sealEnvelope, verifyEnvelope } from '../../src/seal/envelope.ts';
import { encodeHeader, type Direction, type Header } from '../../src/seal/header.ts';
import { BUCKETS, decodeBody } from '../../src/seal/padding.ts';
import {
  headerFor,
  isToReplyKey,
  headerLength,
  LOW_ORDER_POINTS,
  newScene,
  newSigner,
  refused,
  resign,
  seal,
  sidesOf,
  sign,
  TEXT,
  toHex,
  unlessRefused,
  type Scene,
} from '../support/seal.helper.ts';

const DIRECTIONS: readonly Direction[] = ['e2a', 'a2e', 'a2a', 'e2s', 'note', 'typed'];
let scene: Scene;
beforeAll(async () => {
  scene = await newScene();
});

describe.each(DIRECTIONS)('an envelope (%s)', (direction) => {
  it('opens for its reader as it was written', async () => {
    const header = headerFor(scene, direction);
    const { pair, sender } = sidesOf(scene, direction);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('text' as const, 'name' as const),
        fc.string({ unit: 'binary', maxLength: 400 }),
        async (kind, text) => {
          const envelope = await seal(scene, header, { kind, text });
          const opened = await openEnvelope({ envelope, expect: header, recipient: pair, sender });
          expect(opened).toEqual({ header, body: { kind, text } });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('can be verified and placed by who cannot read it', async () => {
    const header = headerFor(scene, direction);
    const envelope = await seal(scene, header);
    const { sender } = sidesOf(scene, direction);
    expect(await verifyEnvelope({ envelope, expect: header, sender })).toEqual(header);
    expect(readHeader(envelope)).toEqual(header);
    expect(toHex(await hashEnvelope(envelope))).toBe(createHash('sha256').update(envelope).digest('hex'));
  });

  it('does not open for anybody else', async () => {
    const envelope = await seal(scene, headerFor(scene, direction));
    const { sender } = sidesOf(scene, direction);
    const stranger = await generateAdviserKeys();
    const others = [stranger.encryption, isToReplyKey(direction) ? scene.adviser.encryption : scene.reply.pair];
    for (const recipient of others) {
      await expect(openEnvelope({ envelope, expect: {}, recipient, sender })).rejects.toEqual(refused);
    }
  });

  it('is refused when somebody else signed it', async () => {
    const header = headerFor(scene, direction);
    const { recipient, pair, sender } = sidesOf(scene, direction);
    const forger = await newSigner();
    const envelope = await sealEnvelope({ header, body: TEXT, recipient, signer: forger.key });
    await expect(openEnvelope({ envelope, expect: header, recipient: pair, sender })).rejects.toEqual(refused);
    await expect(verifyEnvelope({ envelope, expect: header, sender })).rejects.toEqual(refused);
  });

  it('is refused in any other place than its own, field by field', async () => {
    const header = headerFor(scene, direction);
    const envelope = await seal(scene, header);
    const { pair, sender } = sidesOf(scene, direction);
    const elsewhere: { [Field in keyof Header]: unknown } = {
      version: 2,
      suite: 2,
      organisation: 'other',
      conversation: 'BAAAAAAAAAAAAAAAAAAAAA',
      direction: direction === 'e2a' ? 'a2a' : 'e2a',
      sequence: 4,
      previous: new Uint8Array(32).fill(8),
      recipient: 'abcdefghijklmnop',
      sender: 'abcdefghijklmnop',
      hour: 498_001,
      replyKey: new Uint8Array(32).fill(8),
    };
    for (const field of Object.keys(elsewhere) as (keyof Header)[]) {
      const right = { [field]: header[field] };
      const wrong = { [field]: elsewhere[field] } as Partial<Header>;
      expect(await verifyEnvelope({ envelope, expect: right, sender })).toEqual(header);
      await expect(verifyEnvelope({ envelope, expect: wrong, sender })).rejects.toEqual(refused);
      await expect(openEnvelope({ envelope, expect: wrong, recipient: pair, sender })).rejects.toEqual(refused);
    }
  });

  it('has one length for all texts of a size: 272, 1,040, 4,112 or 16,400 bytes of ciphertext', async () => {
    const header = headerFor(scene, direction);
    const lengths = async (sizes: readonly number[]) => {
      const envelopes = await Promise.all(
        sizes.map((size) => seal(scene, header, { kind: 'text', text: 'a'.repeat(size) })),
      );
      const overhead = 2 + headerLength(envelopes[0] ?? new Uint8Array(2)) + 32 + 64;
      return new Set(envelopes.map((envelope) => envelope.length - overhead));
    };
    expect(await lengths([0, 1, 2, 50, 100, 200, 250, 251])).toEqual(new Set([272]));
    expect(await lengths([252, 600, 1019])).toEqual(new Set([1040]));
    expect(await lengths([1020, 3000, 4091])).toEqual(new Set([4112]));
    expect(await lengths([4092, 9000, 16_379])).toEqual(new Set([16_400]));
    expect(BUCKETS.map((bucket) => bucket + 16)).toEqual([272, 1040, 4112, 16_400]);
  });

  it('keeps its format, as another implementation of HPKE opens it', async () => {
    const { CipherSuite, DhkemX25519HkdfSha256, HkdfSha256, Aes256Gcm } = await import('@hpke/core');
    const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
    const header = headerFor(scene, direction);
    const envelope = await seal(scene, header);
    const end = 2 + headerLength(envelope);
    const given = {
      recipientKey: sidesOf(scene, direction).pair,
      enc: envelope.slice(end, end + 32),
      info: new TextEncoder().encode(`in-vertrouwen/1/${direction}`),
    };
    const padded = new Uint8Array(await suite.open(given, envelope.slice(end + 32, -64), encodeHeader(header).slice()));
    expect(decodeBody(padded)).toEqual(TEXT);
  });

  it('of another size than the four is refused, even when it is rightly signed', async () => {
    const envelope = await seal(scene, headerFor(scene, direction));
    const { signer, sender } = sidesOf(scene, direction);
    for (const cut of [1, 16, 100, 272]) {
      const signed = envelope.slice(0, -64 - cut);
      const shorter = concat(signed, await sign(signed, signer));
      await expect(verifyEnvelope({ envelope: shorter, expect: {}, sender })).rejects.toEqual(refused);
    }
  });

  it('never looks the same twice', async () => {
    const header = headerFor(scene, direction);
    const [a, b] = [await seal(scene, header), await seal(scene, header)];
    const sealedPart = (envelope: Uint8Array) => toHex(envelope.slice(2 + headerLength(envelope)));
    const keys = [a, b].map((envelope) => sealedPart(envelope).slice(0, 64));
    const ciphertexts = [a, b].map((envelope) => sealedPart(envelope).slice(64, 128));
    expect(keys[0]).not.toBe(keys[1]);
    expect(ciphertexts[0]).not.toBe(ciphertexts[1]);
  });

  it('that is genuine but of another direction does not pass for this one', async () => {
    const others = DIRECTIONS.filter((other) => other !== direction);
    const { pair, sender } = sidesOf(scene, direction);
    for (const other of others) {
      const envelope = await seal(scene, headerFor(scene, other));
      await expect(openEnvelope({ envelope, expect: { direction }, recipient: pair, sender })).rejects.toEqual(refused);
    }
  });
});

describe('sealing', () => {
  it('refuses a text that does not fit', async () => {
    const body = { kind: 'text', text: 'a'.repeat(16_380) } as const;
    const tooLong = expect.objectContaining({ name: 'AppError', code: 'TEXT_TOO_LONG' });
    await expect(seal(scene, headerFor(scene, 'e2a'), body)).rejects.toEqual(tooLong);
  });

  it('refuses a recipient of small order, of another length, and a signer that cannot sign', async () => {
    const header = headerFor(scene, 'e2a');
    for (const recipient of [...LOW_ORDER_POINTS, new Uint8Array(0), new Uint8Array(31), new Uint8Array(33)]) {
      const sealing = sealEnvelope({ header, body: TEXT, recipient, signer: scene.bot.key });
      await expect(sealing).rejects.toEqual(refused);
    }
    const signer = scene.adviser.signing.publicKey;
    const sealing = sealEnvelope({ header, body: TEXT, recipient: scene.adviser.keyCard.encryption, signer });
    await expect(sealing).rejects.toEqual(refused);
  });
});

describe('hostile input to a reader', () => {
  it('of any bytes is refused, with one code and no other error', async () => {
    const { pair, sender } = sidesOf(scene, 'e2a');
    const genuine = await seal(scene, headerFor(scene, 'e2a'));
    const anything = fc.uint8Array({ maxLength: 600 }).map((bytes) => Uint8Array.from(bytes));
    const pieces = fc.tuple(fc.nat(600), fc.nat(600), anything).map(([from, to, more]) => {
      return new Uint8Array([...genuine.slice(0, from), ...more, ...genuine.slice(to)]);
    });
    const hostile = fc.oneof(anything, pieces).filter((bytes) => Buffer.compare(bytes, genuine) !== 0);
    await fc.assert(
      fc.asyncProperty(hostile, async (envelope) => {
        await expect(openEnvelope({ envelope, expect: {}, recipient: pair, sender })).rejects.toEqual(refused);
        await expect(verifyEnvelope({ envelope, expect: {}, sender })).rejects.toEqual(refused);
        const header = unlessRefused(() => readHeader(envelope));
        expect(header === undefined || header.version === 1).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('of a sender key that is none is refused', async () => {
    const envelope = await seal(scene, headerFor(scene, 'e2a'));
    for (const sender of [new Uint8Array(0), new Uint8Array(65), scene.bot.publicKey.slice(1)]) {
      await expect(verifyEnvelope({ envelope, expect: {}, sender })).rejects.toEqual(refused);
    }
  });

  it('of a genuinely signed encapsulated key of small order is refused', async () => {
    const genuine = await seal(scene, headerFor(scene, 'e2a'));
    const { pair, signer, sender } = sidesOf(scene, 'e2a');
    for (const point of LOW_ORDER_POINTS) {
      const envelope = await resign(genuine, signer, (signed) => signed.set(point, 2 + headerLength(genuine)));
      await expect(openEnvelope({ envelope, expect: {}, recipient: pair, sender })).rejects.toEqual(refused);
    }
  });
});
