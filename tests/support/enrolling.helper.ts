/** An operator with a command line and a folder, an adviser with a browser, and everything real between them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { runAdviserCommand } from '../../src/commands/adviser/index.ts';
import { fingerprint } from '../../src/seal/fingerprint.ts';
import type { KeyCard } from '../../src/seal/key-card.ts';
import { startOidcIssuer, type OidcIssuer } from './oidc-issuer.helper.ts';
import type { Browser, Visit } from './inbox-browser.helper.ts';
import { adviser, organisation, slotsFor } from './inbox-fixtures.helper.ts';
import { listen, startInbox, type Harness } from './inbox.helper.ts';

export const ACME = `# Acme, kept by hand.
id: acme
name: Acme bv
advisers:
  - id: samira # internal
    name: Samira
    kind: internal
    languages: [nl]
    contact: { phone: "030 1234567" }
    hours: { mon: ["09:00-17:00"] }
    keyCards: []
  - id: nora
    name: Nora   # joined in May
    kind: internal
    contact:
      email: nora@acme.example
    # her hours are below
    languages: [nl, en]
    hours: { tue: ["09:00-17:00"] }
`;

export let issuer: OidcIssuer;
export let harness: Harness;
export let folder: string;
export let lines: string[];
/** A fresh app, provider and folder for each test of the file that calls this. */
export function startFresh(): void {
  beforeEach(async () => {
    const listener = await listen();
    issuer = await startOidcIssuer([{ id: 'inbox', redirectUri: `${listener.origin}/auth/callback` }]);
    harness = await startInbox(listener, {
      issuer: issuer.issuer,
      providers: [{ id: 'main', name: 'Acme', issuer: issuer.issuer, clientId: 'inbox' }],
    });
    folder = mkdtempSync(join(tmpdir(), 'organisations-'));
    writeFileSync(join(folder, 'acme.yaml'), ACME, { mode: 0o640 });
    lines = [];
    issuer.loginAs('sub-nora');
  });
  afterEach(async () => {
    await harness.close();
    await issuer.close();
    rmSync(folder, { recursive: true, force: true });
  });
}

export async function run(argv: readonly string[], typed = ''): Promise<number> {
  const { organisations, store, keyring, clock, origin } = harness;
  return runAdviserCommand(argv, {
    organisations,
    organisationsDir: folder,
    records: store.records,
    keyring,
    clock,
    origin,
    out: (line) => void lines.push(line),
    ask: () => Promise.resolve(typed),
  });
}
export async function invite(who = 'nora'): Promise<string> {
  expect(await run(['invite', who])).toBe(0);
  const link = new URL(lines.find((line) => line.includes('/enrol#')) ?? '');
  expect([link.origin, link.pathname]).toEqual([harness.origin, '/enrol']);
  lines.length = 0;
  return link.hash.slice(1);
}
export async function signedInWith(token: string | undefined): Promise<Browser> {
  const browser = harness.browser();
  expect((await harness.signIn(browser, 'main', token)).status).toBe(200);
  return browser;
}
export async function enrol(browser: Browser, keyCard: KeyCard): Promise<Visit> {
  return browser.api('POST', '/api/enrolment', { card: keyCard.text, slots: slotsFor(keyCard) });
}
export const me = async (browser: Browser): Promise<unknown> =>
  JSON.parse((await browser.api('GET', '/api/me')).text) as unknown;
export const file = (): string => readFileSync(join(folder, 'acme.yaml'), 'utf8');
/** Stretched on purpose, so computed once per card. */
const known = new Map<string, string>();
export async function wordsOf(keyCard: KeyCard): Promise<string> {
  const words = known.get(keyCard.text) ?? (await fingerprint(keyCard)).join(' ');
  known.set(keyCard.text, words);
  return words;
}

/** What re-reading the changed file does to the organisations in force. */
export function reload(keyCard: KeyCard): void {
  const [acme, ...others] = harness.organisations.all();
  if (acme === undefined) throw new Error('no organisation');
  const nora = adviser('nora', 'Nora', { issuer: issuer.issuer, subject: 'sub-nora' }, [keyCard]);
  harness.organisations.replace([
    organisation('acme', [...acme.advisers.filter(({ id }) => id !== 'nora'), nora]),
    ...others,
  ]);
}
