/** Which addresses are of the public internet; what is not is refused where the connection is made. */
import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { isPublicAddress, publicLookup } from '../../src/base/public-address.ts';

describe('an address', () => {
  it.each(['142.250.1.95', '17.188.1.1', '2a00:1450:4001::5f', '64:ff9b::8.8.8.8'])('%s is public', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  it.each([
    '10.1.2.3',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.0.1',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '2002:0a00:0001::',
    '64:ff9b::10.0.0.1',
    '64:ff9b::127.0.0.1',
    '2001:db8::1',
    'ff02::1',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));

  const looked = (all: boolean): Promise<string | LookupAddress[]> =>
    new Promise((resolve, reject) => {
      publicLookup('localhost', { all }, (error, found) => (error === null ? resolve(found) : reject(error)));
    });
  it('a name that leads to this machine leads nowhere', async () => {
    await expect(looked(true)).rejects.toMatchObject({ code: 'ENOTFOUND' });
    await expect(looked(false)).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });
});
