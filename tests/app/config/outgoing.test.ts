/** The proxy and the certificates: understood, or refused by name before anything starts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/app/config/index.ts';
import { readPartialConfig } from '../../../src/commands/doctor/partial-config.ts';
import { faultInCertificates, trustedBeside } from '../../../src/base/outgoing/certificates.ts';
import { certificate } from '../../support/certificate.helper.ts';

const good = {
  INBOX_ORIGIN: 'https://inbox.example.nl',
  REDIS_URL: 'rediss://redis.example.nl:6380',
  KEYRING_DIR: '/var/lib/in-vertrouwen/keyring',
  SLACK_SIGNING_SECRET: 'a-secret-of-thirty-two-characters',
  SLACK_BOT_TOKEN: 'xoxb-1-2-canary',
  OIDC_1_NAME: 'Voorbeeld',
  OIDC_1_ISSUER: 'https://login.example.nl',
  OIDC_1_CLIENT_ID: 'inbox',
};
const { cert, key } = certificate({ from: new Date(0), until: new Date('2100-01-01') });
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outgoing-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (text: string): string => {
  const path = join(folder, `${Math.random()}.pem`);
  writeFileSync(path, text);
  return path;
};
const faultOf = (change: Record<string, string>): string => {
  try {
    loadConfig({ ...good, ...change });
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

describe('the way out', () => {
  it('is direct when nothing is set, and empty counts as absent', () => {
    expect(loadConfig({ ...good, HTTPS_PROXY: '', no_proxy: ' ', CA_CERTIFICATES: '' }).outgoing).toEqual({});
  });

  it('takes either way of writing, and the lower case decides', () => {
    expect(loadConfig({ ...good, HTTPS_PROXY: 'http://upper:1', NO_PROXY: 'a' }).outgoing).toEqual({
      proxy: 'http://upper:1/',
      noProxy: 'a',
    });
    expect(
      loadConfig({ ...good, HTTPS_PROXY: 'http://upper:1', https_proxy: 'http://lower:1', no_proxy: 'b' }).outgoing,
    ).toEqual({ proxy: 'http://lower:1/', noProxy: 'b' });
  });

  it.each(['socks5://proxy.example:1080', 'http://us%zz:canary@proxy.example', 'http://us:can#ary@proxy.example'])(
    'refuses what is no proxy, without showing it: %s',
    (address) => {
      expect(faultOf({ HTTPS_PROXY: address })).toContain('HTTPS_PROXY must be http://host:port');
      expect(faultOf({ https_proxy: address })).not.toMatch(/canary|can#ary|socks/);
    },
  );
});

describe('CA_CERTIFICATES', () => {
  it('is read into the configuration, several certificates and what stands around them included', () => {
    const text = `# ours\r\n${cert.replaceAll('\n', '\r\n')}\r\n${cert}`;
    expect(loadConfig({ ...good, CA_CERTIFICATES: file(text) }).outgoing.caCertificates).toBe(text);
  });

  it.each([
    ['no such file', () => join(folder, 'nobody.pem'), 'names a file that cannot be read'],
    ['a folder', () => folder, 'names a file that cannot be read'],
    ['an empty file', () => file(''), 'holds no certificate'],
    ['a key', () => file(key), 'holds no certificate'],
    ['half a certificate', () => file(cert.slice(0, 200)), 'holds no certificate'],
    ['a damaged one', () => file(cert.replace(/[A-Za-z0-9]{40}/, 'A'.repeat(40))), 'damaged or incomplete'],
    ['a good one and a damaged one', () => file(cert + cert.replace(/\n.{64}/, '')), 'damaged or incomplete'],
  ])('refuses %s with a sentence', (_name, path, said) => {
    const message = faultOf({ CA_CERTIFICATES: path() });
    expect(message).toContain('CA_CERTIFICATES ');
    expect(message).toContain(said);
    expect(message).not.toContain(folder);
    // The doctor goes on without it, and its check of the environment names the fault.
    expect(readPartialConfig({ ...good, CA_CERTIFICATES: path() }).outgoing.caCertificates).toBeUndefined();
  });

  it('adds to those that Node trusts, and takes none of them away', () => {
    const all = trustedBeside(cert);
    expect(all).toContain(cert.split('\n')[1]);
    for (const root of tls.rootCertificates.slice(0, 5)) expect(all).toContain(root);
    expect(faultInCertificates(all)).toBeUndefined();
    expect(() => tls.createSecureContext({ ca: all })).not.toThrow();
  });
});
