/** Passkeys with PRF as browsers, security keys and password managers really give them: with gaps. */
import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { makePasskey, openWithPasskey, type Authenticators } from '../../../src/inbox/client/crypto/passkey.ts';
import { openWay } from '../../../src/seal/open-ways.ts';
import { DAY, plus, quick, somebody } from '../../support/ways.helper.ts';

interface Behaviour {
  /** What it gives at the making. */
  readonly made?: 'value' | 'enabled' | 'empty' | 'disabled' | 'nothing' | 'another value';
  /** What it gives when asked. */
  readonly asked?: 'value' | 'empty' | 'short';
  /** Thrown at the making, in turn. */
  readonly throws?: readonly string[];
  readonly throwsWhenAsked?: string;
}
type Asked = {
  readonly kind: 'create' | 'get';
  readonly options: PublicKeyCredentialCreationOptions & PublicKeyCredentialRequestOptions;
};

/** An authenticator that keeps one secret for each passkey, as CTAP's hmac-secret does. */
function authenticator({ made = 'value', asked = 'value', throws = [], throwsWhenAsked }: Behaviour = {}) {
  const secrets = new Map<string, Buffer>();
  const log: Asked[] = [];
  const faults = [...throws];
  const output = (id: string, input: unknown): ArrayBuffer => {
    const bytes = createHash('sha256')
      .update(secrets.get(id) ?? '')
      .update(Buffer.from(input as Uint8Array))
      .digest();
    return new Uint8Array(bytes).buffer;
  };
  const credential = (id: string, prf: object | undefined) => ({
    type: 'public-key',
    rawId: new Uint8Array(Buffer.from(id, 'base64url')).buffer,
    getClientExtensionResults: () => (prf === undefined ? {} : { prf }),
  });
  const credentials = {
    async create({ publicKey }: CredentialCreationOptions) {
      log.push({ kind: 'create', options: publicKey as Asked['options'] });
      const fault = faults.shift();
      if (fault !== undefined) throw new DOMException('', fault);
      const id = randomBytes(16).toString('base64url');
      secrets.set(id, randomBytes(32));
      const first = publicKey?.extensions?.prf?.eval?.first;
      const value = { enabled: true, results: { first: output(id, first ?? new Uint8Array()) } };
      const other = { enabled: true, results: { first: output(id, new Uint8Array([1])) } };
      const given = {
        value,
        'another value': other,
        enabled: { enabled: true },
        empty: {},
        disabled: { enabled: false },
        nothing: undefined,
      }[made];
      return credential(id, given);
    },
    async get({ publicKey }: CredentialRequestOptions) {
      log.push({ kind: 'get', options: publicKey as Asked['options'] });
      if (throwsWhenAsked !== undefined) throw new DOMException('', throwsWhenAsked);
      const allowed = (publicKey?.allowCredentials ?? []).map(({ id }) =>
        Buffer.from(id as Uint8Array).toString('base64url'),
      );
      const id = allowed.find((one) => secrets.has(one));
      if (id === undefined) return null;
      const { prf } = publicKey?.extensions ?? {};
      const first = prf?.evalByCredential?.[id]?.first ?? prf?.eval?.first;
      const results = { first: asked === 'short' ? new Uint8Array(16).buffer : output(id, first) };
      return credential(id, asked === 'empty' ? {} : { results });
    },
  };
  const here = { credentials, host: 'inbox.example.nl' } as unknown as Authenticators;
  return { here, log };
}
const make = (behaviour: Behaviour) => makePasskey(authenticator(behaviour).here, []);
const made = { credential: expect.any(String) as string, salt: expect.any(String) as string };

describe('making one', () => {
  it.each([
    ['gives its value at the making', {}],
    ['says only that it can, as a security key does', { made: 'enabled' }],
    ['answers with an empty prf', { made: 'empty' }],
    ['says nothing at all at the making, and can when it is asked', { made: 'nothing' }],
  ] satisfies readonly [string, Behaviour][])(
    'works with one that %s, once it was seen to open',
    async (_name, behaviour) => {
      const { here, log } = authenticator(behaviour);
      expect(await makePasskey(here, [])).toMatchObject(made);
      expect(log.map(({ kind }) => kind)).toEqual(['create', 'get']);
    },
  );

  it.each([
    ['says that it cannot', { made: 'disabled' }],
    ['keeps no secret, as several managers do', { made: 'value', asked: 'empty' }],
    ['gives another value the second time', { made: 'another value' }],
    ['gives less than a secret', { made: 'enabled', asked: 'short' }],
  ] satisfies readonly [string, Behaviour][])('is no way with one that %s', async (_name, behaviour) => {
    expect(await make(behaviour)).toBe('no-prf');
  });

  it('is tried once more without a value where the making fails for an unknown reason, and not a third time', async () => {
    const once = authenticator({ made: 'enabled', throws: ['UnknownError'] });
    expect(await makePasskey(once.here, [])).toMatchObject(made);
    expect(once.log.map(({ options }) => Object.keys(options.extensions?.prf ?? {}))).toEqual([['eval'], [], ['eval']]);
    const twice = authenticator({ throws: ['UnknownError', 'UnknownError', 'UnknownError'] });
    expect(await makePasskey(twice.here, [])).toBe('cannot');
    expect(twice.log).toHaveLength(2);
  });

  it.each([
    ['NotAllowedError', 'cancelled'],
    ['AbortError', 'cancelled'],
    ['InvalidStateError', 'there-already'],
    ['SecurityError', 'cannot'],
  ])('%s is said as it is: %s', async (name, fault) => {
    expect(await make({ throws: [name] })).toBe(fault);
  });

  it('that was broken off at the second question is none', async () => {
    expect(await make({ throwsWhenAsked: 'NotAllowedError' })).toBe('cancelled');
  });

  it('tells the authenticator nothing of who it is, and excludes what is there', async () => {
    const { here, log } = authenticator();
    await makePasskey(here, ['AAAA']);
    await makePasskey(here, []);
    const [first, , second] = log.map(({ options }) => options);
    expect(first?.user).toMatchObject({ name: 'In vertrouwen', displayName: 'In vertrouwen' });
    expect(Buffer.from(first?.user.id as Uint8Array)).not.toEqual(Buffer.from(second?.user.id as Uint8Array));
    expect(first?.excludeCredentials).toHaveLength(1);
    expect(first?.authenticatorSelection?.userVerification).toBe('required');
  });

  it('needs a browser that knows passkeys', async () => {
    expect(await makePasskey({ credentials: undefined, host: 'x' }, [])).toBe('cannot');
  });
});

test('what it gave opens the keys, of two passkeys each its own way', async () => {
  const samira = await somebody();
  const { here, log } = authenticator();
  let slots = samira.slots;
  for (const name of ['Laptop', 'Telefoon']) {
    const passkey = await makePasskey(here, []);
    if (typeof passkey === 'string') throw new Error(passkey);
    slots = await plus(slots, samira, { kind: 'passkey', name, ...passkey });
  }
  const ways = slots.ways.filter(({ kind }) => kind === 'passkey');
  for (const only of [[ways[0]], [ways[1]], ways].map((some) => some.filter((way) => way !== undefined))) {
    const used = await openWithPasskey(here, only);
    if (typeof used === 'string') throw new Error(used);
    expect((await openWay(slots, { id: used.way, secret: used.secret }, quick)).keyCard.text).toBe(slots.card);
  }
  expect(Object.keys(log.at(-1)?.options.extensions?.prf ?? {})).toEqual(['evalByCredential']);
  expect(JSON.stringify(slots)).toContain(DAY);
});

test('one that was deleted, or gives nothing any more, is said so and opens nothing', async () => {
  const samira = await somebody();
  const { here } = authenticator();
  const passkey = await makePasskey(here, []);
  if (typeof passkey === 'string') throw new Error(passkey);
  const { ways } = await plus(samira.slots, samira, { kind: 'passkey', ...passkey });
  expect(await openWithPasskey(authenticator().here, ways)).toBe('cancelled');
  expect(await openWithPasskey(authenticator({ throwsWhenAsked: 'NotAllowedError' }).here, ways)).toBe('cancelled');
});
