/** What a real installation has on disk: organisation files, a keyring, and secrets in the environment. */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Keyring } from '../src/core/ports.ts';
import type { Organisation } from '../src/core/organisation.ts';
import { openKeyring } from '../src/keyring/files.ts';
import { createLog } from '../src/base/log.ts';
import { openOrganisations } from '../src/organisation/folder.ts';
import { generateAdviserKeys, type AdviserKeys } from '../src/seal/slots.ts';

export const TEAM = 'T0BENCH';
export const TENANT = '33333333-aaaa-4bbb-8ccc-444444444444';
export const SECRET = randomBytes(24).toString('base64url');
export const TOKEN = `xoxb-${randomBytes(24).toString('base64url')}`;
export const ISSUER = 'https://id.example';
export const INBOX_ORIGIN = 'http://localhost:3999';

/** Those who can be written to in `slack`, and so share the open conversations between them. */
export const WRITABLE = ['samira', 'noor', 'tom', 'lotte'] as const;

export interface Workplace {
  readonly folder: string;
  readonly keyringDir: string;
  readonly organisationsDir: string;
  readonly keyring: Keyring;
  /** One that employees write to, from Slack and from Teams. */
  readonly slack: Organisation;
  /** One whose adviser's private keys are at hand: `vera`, who signs in as subject `vera`. */
  readonly inbox: Organisation;
  readonly keys: AdviserKeys;
  /** Six that `mira` advises, with the same keys as `vera`. */
  readonly offices: readonly Organisation[];
  remove(): Promise<void>;
}

const OFFICES = Array.from({ length: 6 }, (_, index) => `office-${index + 1}`);
export const ALWAYS = `\n${['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  .map((day) => `      ${day}: ["00:00-00:00"]`)
  .join('\n')}`;
/** As a file lists one; signs in as the subject `id`. */
export const adviser = (id: string, name: string, hours: string, keyCard: string): string => `  - id: ${id}
    name: ${name}
    kind: internal
    topics: [conduct, integrity]
    languages: [nl, en]
    gender: woman
    locations: [Utrecht, Amersfoort]
    background: { nl: Twaalf jaar vertrouwenspersoon in zorg en onderwijs., en: Twelve years an adviser. }
    certified: true
    contact: { phone: 030 000 00 01, email: ${id}@bench.example, video: true }
    holidays: none
    capacity: 1000000
    identity: { issuer: "${ISSUER}", subject: ${id} }
    hours: ${hours}
    keyCards: ["${keyCard}"]
`;

async function writeOrganisations(folder: string, own: AdviserKeys): Promise<void> {
  const keyCard = async (): Promise<string> => (await generateAdviserKeys()).keyCard.text;
  const all = [...WRITABLE.map((id) => adviser(id, `Adviser ${id}`, ALWAYS, '@')), adviser('pia', 'Pia', '{}', '@')];
  const cards = await Promise.all(all.map(keyCard));
  const listed = all.map((text, index) => text.replace('"@"', `"${cards[index] ?? ''}"`));
  await writeFile(
    join(folder, 'bench.yaml'),
    `id: bench\nname: Bench BV\nslack: { teamIds: [${TEAM}] }\nteams: { tenantIds: [${TENANT}] }\nadvisers:\n${listed.join('')}`,
  );
  await writeFile(
    join(folder, 'inbox.yaml'),
    `id: inbox\nname: Inbox BV\nadvisers:\n${adviser('vera', 'Vera', ALWAYS, own.keyCard.text)}`,
  );
  for (const id of OFFICES)
    await writeFile(
      join(folder, `${id}.yaml`),
      `id: ${id}\nname: Organisation ${id}\nadvisers:\n${adviser('mira', 'Mira', ALWAYS, own.keyCard.text)}`,
    );
}

export async function makeWorkplace(): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), 'in-vertrouwen-bench-'));
  const organisationsDir = join(folder, 'organisations');
  const keyringDir = join(folder, 'keyring');
  await mkdir(organisationsDir);
  const keys = await generateAdviserKeys();
  await writeOrganisations(organisationsDir, keys);
  const loaded = await openOrganisations(
    organisationsDir,
    createLog(() => undefined),
    (faults) => process.stderr.write(`${faults.join('\n')}\n`),
  );
  loaded.close();
  const [slack, inbox] = [loaded.byId('bench'), loaded.byId('inbox')];
  const offices = OFFICES.flatMap((id) => loaded.byId(id) ?? []);
  if (slack === undefined || inbox === undefined || offices.length < OFFICES.length)
    throw new Error('the organisation files were not read');
  return {
    folder,
    keyringDir,
    organisationsDir,
    keyring: await openKeyring(keyringDir),
    slack,
    inbox,
    keys,
    offices,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
