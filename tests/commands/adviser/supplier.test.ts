/** Of an adviser who is described once, identity and key go into the supplier's file, and count in each organisation. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createLog } from '../../../src/base/log.ts';
import { openOrganisations } from '../../../src/organisation/folder.ts';
import { newCard } from '../../support/inbox-fixtures.helper.ts';
import {
  ACME,
  enrol,
  file,
  folder,
  harness,
  invite,
  issuer,
  lines,
  run,
  signedInWith,
  startFresh,
  wordsOf,
} from '../../support/enrolling.helper.ts';

startFresh();

const SUPPLIER = `# Kept by hand.
name: Bureau Wilgenlaan
advisers:
  - id: halina # in Amersfoort
    organisations: [acme, beta]
    name: Halina Kowalska
    languages: [pl, nl]
    contact: { phone: 030 000 00 03 }
    hours: { tue: ["09:00-17:00"] }
`;
const REFERRING = `${ACME.slice(0, ACME.indexOf('  - id: nora'))}  - id: nora
    person: wilgenlaan/halina
    topics: [conduct]
`;
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const supplier = (): string => readFileSync(join(folder, 'suppliers', 'wilgenlaan.yaml'), 'utf8');
/** What the running server reads there. */
async function read(): Promise<readonly string[]> {
  const opened = await openOrganisations(
    folder,
    createLog(() => undefined),
  );
  opened.close();
  harness.organisations.replace([...opened.all()]);
  return opened.refused().flatMap(({ faults }) => faults);
}

beforeEach(async () => {
  mkdirSync(join(folder, 'suppliers'));
  put('suppliers/wilgenlaan.yaml', SUPPLIER);
  put('acme.yaml', REFERRING);
  put('beta.yaml', `id: beta\nname: Beta\nadvisers:\n  - { id: hk, person: wilgenlaan/halina, topics: [conduct] }\n`);
  expect(await read()).toEqual([]);
});

test('approved in one organisation, the card is in the supplier’s file, its comments stay, and both organisations have it', async () => {
  const keyCard = await newCard();
  await enrol(await signedInWith(await invite()), keyCard);
  expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(keyCard)])).toBe(0);
  expect(file()).toBe(REFERRING);
  expect(supplier().startsWith('# Kept by hand.')).toBe(true);
  expect(supplier()).toContain('# in Amersfoort');
  expect(parse(supplier())).toMatchObject({
    advisers: [{ identity: { issuer: issuer.issuer, subject: 'sub-nora' }, keyCards: [keyCard.text] }],
  });
  expect(lines.join('\n')).toContain('With the same key in: beta');
  expect(lines.join('\n')).not.toContain('older card');
  expect(await read()).toEqual([]);
  expect(harness.organisations.all().map(({ advisers }) => advisers.at(-1)?.keyCards[0]?.text)).toEqual([
    keyCard.text,
    keyCard.text,
  ]);
});

test('a card that would make another organisation’s file wrong is not written', async () => {
  const taken = `    identity: { issuer: "${issuer.issuer}", subject: sub-nora }`;
  put('beta.yaml', `${ACME.replace('id: acme', 'id: beta')}${taken}\n  - { id: hk, person: wilgenlaan/halina }\n`);
  const keyCard = await newCard();
  await enrol(await signedInWith(await invite()), keyCard);
  expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(keyCard)])).toBe(1);
  expect(lines.at(-1)).toMatch(/beta\.yaml:\d+: advisers\[2\]: this is somebody who stands in the file already/);
  expect(supplier()).toBe(SUPPLIER);
});

test('an own entry beside one of a supplier is approved in its own file', async () => {
  const own = `${ACME.slice(ACME.indexOf('  - id: nora'))}    topics: [conduct]\n`;
  put('acme.yaml', REFERRING.replace('- id: nora', '- id: hk') + own);
  expect(await read()).toEqual([]);
  const keyCard = await newCard();
  await enrol(await signedInWith(await invite()), keyCard);
  expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(keyCard)])).toBe(0);
  expect(file()).toContain(keyCard.text);
  expect(supplier()).toBe(SUPPLIER);
});

test('who leaves is told from which file to go', async () => {
  put(
    'suppliers/wilgenlaan.yaml',
    `${SUPPLIER.replace(', beta]', ']')}    identity: { issuer: "https://a.nl", subject: h }\n`,
  );
  put('beta.yaml', ACME.replace('id: acme', 'id: beta'));
  await read();
  expect(await run(['forget', 'nora', '--organisation', 'acme'], 'nora')).toBe(0);
  expect(lines).toContain('Now take their identity out of suppliers/wilgenlaan.yaml.');
});
