/** What a browser can do about notices, and what is said where it cannot. */
import { describe, expect, it } from 'vitest';
import { abilityOf, digestOf, signUp } from '../../../src/inbox/client/notices/device.ts';
import type { NoticesRequest } from '../../../src/inbox/contract-requests.ts';
import { changeNotices } from '../../../src/inbox/client/notices/change.ts';
import { generateAdviserKeys } from '../../../src/seal/adviser-keys.ts';
import { isSigned } from '../../../src/seal/statement.ts';
import { digestOf as asTheServer } from '../../../src/core/notices/desk.ts';

type Page = Parameters<typeof abilityOf>[0];
interface Parts {
  readonly userAgent?: string;
  readonly platform?: string;
  readonly maxTouchPoints?: number;
  readonly permission?: NotificationPermission;
  readonly answer?: NotificationPermission;
  readonly subscribe?: () => Promise<unknown>;
}
function pageWith({ permission = 'default', answer = 'granted', ...more }: Parts, has = true): Page {
  const { subscribe = () => Promise.reject(new Error('no service')), userAgent = 'Firefox', platform = 'Linux' } = more;
  const pushManager = { getSubscription: () => Promise.resolve(null), subscribe };
  const serviceWorker = { register: () => Promise.resolve(), ready: Promise.resolve({ pushManager }) };
  const navigator = {
    userAgent,
    platform,
    maxTouchPoints: more.maxTouchPoints ?? 0,
    ...(has ? { serviceWorker } : {}),
  };
  const notification = { permission, requestPermission: () => Promise.resolve(answer) };
  return { navigator, ...(has ? { PushManager: {}, Notification: notification } : {}) } as unknown as Page;
}

it('a change is signed by a key that is pinned somewhere, also while a new one is not in force yet', async () => {
  const [old, renewed] = [await generateAdviserKeys(), await generateAdviserKeys()];
  const account = { issuer: 'https://id.example', subject: 'sub-samira' };
  const keys = { ...renewed, older: [old] };
  const signedBy = async (...cards: readonly string[]) => {
    let sent: NoticesRequest | undefined;
    const api = {
      changeNotices: async (body: NoticesRequest) => {
        sent = body;
        return { ok: true, value: undefined } as const;
      },
    };
    await changeNotices(api, { account, keys, cards }, 'challenge', { language: 'nl', rhythm: 'daily' });
    const { signature = '', ...said } = sent ?? {};
    const statement = { says: 'notices', ...account, challenge: '', change: '', ...said } as const;
    return Promise.all([old, renewed].map(({ keyCard }) => isSigned(keyCard.signing, statement, signature)));
  };
  expect(await signedBy(old.keyCard.text)).toEqual([true, false]);
  expect(await signedBy(renewed.keyCard.text, old.keyCard.text)).toEqual([false, true]);
});

describe('what a browser can', () => {
  it.each([
    ['can', pageWith({})],
    ['blocked', pageWith({ permission: 'denied' })],
    ['cannot', pageWith({}, false)],
    ['home-screen', pageWith({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X)' }, false)],
    ['home-screen', pageWith({ platform: 'MacIntel', maxTouchPoints: 5 }, false)],
    ['cannot', pageWith({ platform: 'MacIntel' }, false)],
    ['can', pageWith({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X)' })],
  ] as const)('%s', (ability, page) => expect(abilityOf(page)).toBe(ability));

  it('who says no is told so, and who has no push service too', async () => {
    const key = 'B'.padEnd(87, 'A');
    expect(await signUp(pageWith({ answer: 'denied' }), key)).toBe('blocked');
    expect(await signUp(pageWith({}), key)).toBe('failed');
    expect(await signUp(pageWith({}), 'no key!')).toBe('failed');
  });

  it('names itself as the server does', async () => {
    const endpoint = 'https://fcm.googleapis.com/fcm/send/abc';
    expect(await digestOf({ endpoint })).toBe(asTheServer(endpoint));
  });
});
