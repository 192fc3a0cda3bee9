/**
 * The Bicep files without Azure: what a compiler would say first (files, parameters, brackets), and what must be true
 * of them: nothing public but the two apps, no copy of the keyring, no secret of the bot, nothing secret in a file.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText, root } from '../support/infra/closure.helper.ts';

const folder = 'infra/azure';
const names = ['main.bicep', ...readdirSync(join(root, folder, 'modules')).map((name) => `modules/${name}`)];
const texts = new Map(names.map((name) => [name, readText(`${folder}/${name}`)]));
const all = [...texts.values()].join('\n');
const text = (name: string): string => texts.get(name) ?? '';

/** What is inside the brackets that open at or after `from`. */
function inside(source: string, from: number): string {
  const begin = source.indexOf('{', from);
  let depth = 0;
  for (let at = begin; at < source.length; at++) {
    if (source[at] === '{') depth++;
    if (source[at] === '}' && --depth === 0) return source.slice(begin + 1, at);
  }
  throw new Error('brackets do not close');
}
const parameters = (source: string): { name: string; needed: boolean }[] =>
  [...source.matchAll(/^param (\w+) \w+( =)?/gm)].map(([, name = '', has]) => ({ name, needed: has === undefined }));
const given = (block: string): string[] => {
  const indent = /^\n( +)/.exec(block)?.[1] ?? '';
  return [...block.matchAll(new RegExp(`^${indent}(\\w+):`, 'gm'))].map(([, name = '']) => name);
};
const resources = (type: string): string[] =>
  [...all.matchAll(new RegExp(`^resource \\w+ '${type}@[\\d-]+(?:-preview)?' = `, 'gm'))].map(({ index }) =>
    inside(all, index),
  );

describe('the files', () => {
  it('close what they open, and use each parameter', () => {
    for (const [name, source] of texts) {
      const bare = source
        .replaceAll(/(^|\s)\/\/.*$/gm, '')
        .replaceAll(/'(?:\\.|[^'\\])*'/g, (quoted) => (quoted.includes('${') ? quoted : ''));
      for (const [open, close] of [
        ['{', '}'],
        ['[', ']'],
        ['(', ')'],
      ] as const)
        expect(bare.split(open).length, `${name}: ${open}`).toBe(bare.split(close).length);
      for (const { name: parameter } of parameters(source))
        expect(source.match(new RegExp(`\\b${parameter}\\b`, 'g'))?.length, `${name}: ${parameter}`).toBeGreaterThan(1);
    }
  });

  it('give each module what it needs and nothing else, and read from it what it says', () => {
    let seen = 0;
    for (const [name, source] of texts) {
      for (const { index, 1: symbol = '', 2: path = '' } of source.matchAll(/^module (\w+) '([^']+)'/gm)) {
        const target = name.startsWith('modules/') ? `modules/${path}` : path;
        const block = inside(source, index);
        const passed = given(inside(block, block.indexOf('params:')));
        const wanted = parameters(text(target));
        expect(wanted.length, target).toBeGreaterThan(0);
        expect(
          passed.filter((one) => !wanted.some((parameter) => parameter.name === one)),
          `${name}: ${symbol}`,
        ).toEqual([]);
        expect(
          wanted.filter((one) => one.needed && !passed.includes(one.name)),
          `${name}: ${symbol}`,
        ).toEqual([]);
        const outputs = [...text(target).matchAll(/^output (\w+)/gm)].map(([, output]) => output);
        const used = [...source.matchAll(new RegExp(`\\b${symbol}\\.outputs\\.(\\w+)`, 'g'))].map(
          ([, output]) => output,
        );
        expect(
          used.filter((output) => !outputs.includes(output)),
          `${name}: ${symbol}`,
        ).toEqual([]);
        seen++;
      }
    }
    expect(seen).toBe(12);
  });

  it('have an example that gives every parameter without a default, with no secret in it', () => {
    const example = readText(`${folder}/example.bicepparam`);
    const set = [...example.matchAll(/^param (\w+) =/gm)].map(([, name = '']) => name);
    const wanted = parameters(text('main.bicep'));
    expect(wanted.filter(({ name, needed }) => needed && !set.includes(name))).toEqual([]);
    expect(set.filter((name) => !wanted.some((one) => one.name === name))).toEqual([]);
    for (const line of inside(example, example.indexOf('param secrets')).trim().split('\n'))
      expect(line).toMatch(/^ *(\w+): readEnvironmentVariable\('\1', ''\)$/);
    for (const [, path = ''] of example.matchAll(/loadTextContent\('([^']+)'\)/g))
      expect(existsSync(join(root, folder, path)), path).toBe(true);
  });
});

describe('what they make', () => {
  const one = (type: string): string => {
    const found = resources(type);
    expect(found.length, type).toBe(1);
    return found[0] ?? '';
  };

  it('a Redis that evicts nothing, writes to disk, speaks TLS and has no public address', () => {
    expect(one('Microsoft.Cache/redisEnterprise')).toContain("publicNetworkAccess: 'Disabled'");
    expect(one('Microsoft.Cache/redisEnterprise')).toContain("highAvailability: 'Enabled'");
    const database = one('Microsoft.Cache/redisEnterprise/databases');
    for (const line of [
      "evictionPolicy: 'NoEviction'",
      'aofEnabled: true',
      'rdbEnabled: false',
      "clientProtocol: 'Encrypted'",
    ])
      expect(database).toContain(line);
  });

  it('a keyring without copies, under a key that cannot be exported', () => {
    const account = one('Microsoft.Storage/storageAccounts');
    for (const line of [
      "keySource: 'Microsoft.Keyvault'",
      "publicNetworkAccess: 'Disabled'",
      'allowSharedKeyAccess: false',
      "name: 'Premium_ZRS'",
    ])
      expect(account).toContain(line);
    expect(one('Microsoft.Storage/storageAccounts/fileServices')).toMatch(
      /shareDeleteRetentionPolicy: \{\s+enabled: false/,
    );
    expect(one('Microsoft.Storage/storageAccounts/fileServices/shares')).toContain("enabledProtocols: 'NFS'");
    expect(one('Microsoft.KeyVault/vaults/keys')).toContain("kty: 'RSA-HSM'");
    expect(all).not.toMatch(/RecoveryServices|snapshot\w*:/i);
  });

  it('a bot of one tenant, without a secret', () => {
    const bot = one('Microsoft.BotService/botServices');
    expect(bot).toContain("msaAppType: 'SingleTenant'");
    expect(bot).not.toMatch(/password|secret|msi/i);
    expect(readText(`${folder}/example.bicepparam`)).not.toContain('TEAMS_BOT_SECRET');
  });

  it('two replicas of each app, with probes on a port that nobody is let in to', () => {
    const app = one('Microsoft.App/containerApps');
    expect(app).toContain('minReplicas: 2');
    expect(app.match(/port: 9090/g)).toHaveLength(3);
    expect(app).not.toContain('additionalPortMappings');
    expect([...text('main.bicep').matchAll(/targetPort: (\d+)/g)].map(([, port]) => port)).toEqual(['3000', '3001']);
  });

  it('secrets in Key Vault only: no output, no plain value', () => {
    expect(all.match(/^@secure\(\)$/gm)).toHaveLength(2);
    expect(one('Microsoft.App/containerApps')).toContain('keyVaultUrl');
    for (const [, value = ''] of all.matchAll(/^output \w+ \w+ = (.+)$/gm))
      expect(value).not.toMatch(/listKeys|primaryKey|value/);
    expect(resources('Microsoft.KeyVault/vaults')[0]).toContain("publicNetworkAccess: 'Disabled'");
  });
});
