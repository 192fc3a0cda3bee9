/** An operator with a command line and a folder, an adviser with a browser, and everything real between them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { runAdviserCommand } from '../../src/commands/adviser/index.ts';
import { fingerprint } from '../../src/seal/fingerprint.ts';
import type { Account } from '../../src/inbox/contract.ts';
import type { KeyCard } from '../../src/seal/key-card.ts';
import { startOidcIssuer, type OidcIssuer } from './oidc-issuer.helper.ts';
import type { Browser, Visit } from './inbox-browser.helper.ts';
import { signStatement, type EnrolmentStatement } from '../../src/seal/statement.ts';
import type { WayKind } from '../../src/seal/ways.ts';
import { adviser, organisation, signerOf, slotsFor } from './inbox-fixtures.helper.ts';
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

/** `answers`: to each question in turn, the last one to all further ones. */
export async function run(argv: readonly string[], ...answers: string[]): Promise<number> {
  const { organisations, store, keyring, clock, origin } = harness;
  return runAdviserCommand(argv, {
    organisations,
    organisationsDir: folder,
    records: store.records,
    notices: store.notices,
    conversations: store.conversations,
    keyring,
    clock,
    origin,
    out: (line) => void lines.push(line),
    ask: () => Promise.resolve((answers.length > 1 ? answers.shift() : answers[0]) ?? ''),
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
/** What a browser that has the key of `card` hands in; `change`: what it says instead, or whose key says it. */
export async function enrolment(
  browser: Browser,
  card: KeyCard,
  {
    by = card,
    ...change
  }: Omit<Partial<EnrolmentStatement>, 'proven'> & {
    readonly by?: KeyCard;
    readonly proven?: readonly WayKind[] | undefined;
  } = {},
) {
  const told = (await me(browser)) as { account: Account; invitation?: string };
  const place = { organisation: 'acme', adviser: 'nora', invitation: told.invitation ?? '' };
  const proven: readonly WayKind[] = ['passphrase', 'recovery'];
  const says = { says: 'enrol', ...place, ...told.account, proven, ...change } as EnrolmentStatement;
  const signature = await signStatement(signerOf(by), says);
  return { card: card.text, slots: slotsFor(card), signature, proven: says.proven };
}
export async function enrol(browser: Browser, card: KeyCard): Promise<Visit> {
  return browser.api('POST', '/api/enrolment', await enrolment(browser, card));
}
export const me = async (browser: Browser): Promise<unknown> =>
  JSON.parse((await browser.api('GET', '/api/me')).text) as unknown;
export const file = (): string => readFileSync(join(folder, 'acme.yaml'), 'utf8');
/** Stretched on purpose, so computed once per card and account. */
const known = new Map<string, string>();
export async function wordsOf(card: KeyCard, subject = 'sub-nora'): Promise<string> {
  const name = `${issuer.issuer} ${subject} ${card.text}`;
  const words = known.get(name) ?? (await fingerprint(card, { issuer: issuer.issuer, subject })).join(' ');
  known.set(name, words);
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
