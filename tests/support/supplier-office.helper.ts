/** An office of an external supplier: its file, organisations that refer to it, and what its advisers hand in. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runSupplierCommand } from '../../src/commands/supplier/index.ts';
import { signQuarter, type QuarterStatement } from '../../src/core/billing/statement.ts';
import { signRelease } from '../../src/core/report/sign.ts';
import type { KeyCard } from '../../src/seal/key-card.ts';
import { signerOf } from './inbox-fixtures.helper.ts';

export const MONEY = `tariffs:
  - { from: 2026-01-01, vat: 21, package: [{ people: 1, cents: 52500 }, { people: 50, cents: 95000 }], pool: { year: 40000, consult: 13000 }, perConsult: { year: 60000, consult: 13000 } }
branding: { colour: "#7a2e1d", address: [Laan 1, Utrecht], iban: NL00 BANK 0000 0000 00, payWithinDays: 14 }
coordinators: [{ issuer: "https://id.example", subject: sub-office }]
`;
export const office = (card: string, organisations: readonly string[], more = MONEY): string => `name: Bureau Wilgenlaan
${more}advisers:
  - id: samira
    organisations: [${organisations.join(', ')}]
    name: Samira el Idrissi
    languages: [nl, en]
    certified: true
    contact: { phone: 030 000 00 01 }
    hours: { mon: ["09:00-17:00"] }
    identity: { issuer: "https://id.example", subject: sub-samira }
    keyCards: ["${card}"]
  - id: tom
    organisations: []
    name: Tom de Wit
    languages: [nl]
    contact: { phone: 030 000 00 02 }
    hours: { tue: ["09:00-17:00"] }
`;
export const clientFile = (id: string, people: number, contract: string, name = `Voorbeeld ${id}`): string => `id: ${id}
name: ${JSON.stringify(name)}
people: ${people}
contract: { supplier: wilgenlaan, from: 2026-01-01, ${contract} }
advisers: [{ id: samira, person: wilgenlaan/samira, topics: [conduct] }]
`;

/** @param now when the office does its work */
export async function openOffice(
  folder: string,
  files: Readonly<Record<string, string>>,
  now = '2026-07-10T10:00:00Z',
) {
  await mkdir(join(folder, 'suppliers'), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const said: string[] = [];
  const target = join(folder, 'papers');
  return {
    said,
    target,
    write: (name: string, text: string) => writeFile(join(folder, name), text),
    run: async (...argv: readonly string[]) => {
      said.length = 0;
      const deps = { env: { ORGANISATIONS_DIR: folder }, target, from: folder, now: () => new Date(now) };
      return runSupplierCommand(argv, { ...deps, out: (line) => void said.push(line) });
    },
  };
}
export type Office = Awaited<ReturnType<typeof openOffice>>;

export const statedBy = (card: KeyCard, about: Partial<QuarterStatement> = {}): Promise<string> =>
  signQuarter(signerOf(card), {
    v: 1,
    kind: 'statement',
    supplier: 'wilgenlaan',
    form: 'pool',
    year: 2026,
    quarter: 2,
    consults: 7,
    organisations: 10,
    day: '2026-07-01',
    maker: { name: 'Samira el Idrissi', card: card.text },
    ...about,
  });
export const settledBy = async (card: KeyCard, id: string, consults: number, year = 2025): Promise<string> =>
  JSON.stringify(
    await signRelease(signerOf(card), {
      v: 1,
      kind: 'settlement',
      organisation: { id, name: `Voorbeeld ${id}` },
      year,
      day: '2026-02-01',
      maker: { name: 'Samira el Idrissi', card: card.text },
      supplier: 'wilgenlaan',
      consults,
      earlier: [],
    }),
  );
