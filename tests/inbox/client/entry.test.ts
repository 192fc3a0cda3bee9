import { describe, expect, it } from 'vitest';
import { readEntry } from '../../../src/inbox/client/entry.ts';

function tab(stored: Record<string, string> = {}) {
  const storage = new Map(Object.entries(stored));
  const addresses: string[] = [];
  const open = (pathname: string, hash = '') =>
    readEntry({
      location: { pathname, hash },
      history: { replaceState: (_state, _unused, url) => void addresses.push(String(url)) },
      sessionStorage: {
        getItem: (key) => storage.get(key) ?? null,
        setItem: (key, value) => void storage.set(key, value),
        removeItem: (key) => void storage.delete(key),
      },
    });
  return { open, storage, addresses };
}

describe('coming in with an invitation', () => {
  it('takes the invitation out of the address at once', () => {
    const { open, addresses } = tab();
    expect(open('/enrol', '#one-time').invitation()).toBe('one-time');
    expect(addresses).toEqual(['/enrol']);
  });

  it('keeps it while the identity provider has the page, and until the server knows', () => {
    const { open, storage } = tab();
    open('/enrol', '#one-time');
    expect(open('/enrol').invitation()).toBe('one-time');
    const back = open('/');
    expect(back.invitation()).toBeUndefined();
    back.forgetInvitation();
    expect(storage.size).toBe(0);
  });

  it('begins again with it after a refusal that says nothing about it', () => {
    const { open } = tab();
    open('/enrol', '#one-time');
    expect(open('/refused/cancelled')).toMatchObject({ refused: 'cancelled', again: '/enrol' });
  });

  it.each(['used', 'invitation'])('drops it after the refusal "%s"', (code) => {
    const { open, storage } = tab();
    open('/enrol', '#one-time');
    expect(open(`/refused/${code}`)).toMatchObject({ refused: code, again: '/' });
    expect(storage.size).toBe(0);
  });
});

describe('coming in plainly', () => {
  it('needs nothing', () => {
    const { open, addresses } = tab();
    const entry = open('/', '#whatever');
    expect([entry.refused, entry.invitation(), entry.again, addresses]).toEqual([undefined, undefined, '/', []]);
  });

  it('takes no refusal that is not a code', () => {
    expect(tab().open('/refused/<b>x</b>').refused).toBeUndefined();
  });
});

describe('coming in with the square code of another device', () => {
  it('takes it out of the address at once, and keeps it while the identity provider has the page', () => {
    const { open, addresses, storage } = tab();
    expect(open('/device', '#7K3M-QX0D').deviceCode()).toBe('7K3M-QX0D');
    expect(addresses).toEqual(['/']);
    const back = open('/');
    expect(back.deviceCode()).toBe('7K3M-QX0D');
    back.forgetDeviceCode();
    expect([back.deviceCode(), storage.size]).toEqual([undefined, 0]);
  });

  it.each(['', '#', '#7k3m-qx0d', '#7K3M-QX0DD', '#IIII-OOOO', '#<script>'])('%j is no code', (hash) => {
    expect(tab().open('/device', hash).deviceCode()).toBeUndefined();
  });
});
