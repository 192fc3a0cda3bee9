/** Folders of organisation files like the shipped example, each with five advisers and a key card for every one of them. */
import { createECDH, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeKeyCard } from '../src/seal/key-card.ts';
import { ISSUER } from './workplace.ts';

const EXAMPLE = new URL('../../organisations/example.yaml', import.meta.url);
/** Beside those of the example. */
const MORE = `
  - id: noor
    name: Noor Bakker
    kind: internal
    topics: [conduct, integrity]
    languages: [nl, en]
    gender: woman
    locations: [Utrecht, Amersfoort]
    background: { nl: Werkt in de thuiszorg. Drie jaar vertrouwenspersoon., en: Works in home care. Three years an adviser. }
    certified: true
    contact: { phone: 030 000 00 04, email: noor@voorbeeldzorg.example, video: true }
    hours: { mon: ["09:00-12:00"], wed: ["13:00-17:00"], thu: ["09:00-17:00"] }
    capacity: 6

  - id: joris
    name: Joris Vink
    kind: external
    supplier: Bureau Wilgenlaan
    topics: [integrity]
    languages: [nl, de]
    gender: man
    locations: [Utrecht]
    certified: true
    contact: { phone: 030 000 00 05, email: joris@wilgenlaan.example }
    hours: { tue: ["09:00-17:00"], wed: ["09:00-17:00"] }
    away: [{ from: 2027-02-15, until: 2027-02-19 }]
    capacity: 8
`;

export const fileOf = (number: number): string => `organisation-${number}`;
const teamOf = (number: number): string => `T0B${String(number).padStart(5, '0')}`;

/** Any 32 bytes are an X25519 key; a point on P-256 has to be made. */
const newKeyCard = (): string => makeKeyCard(randomBytes(32), createECDH('prime256v1').generateKeys()).text;

/** The text of one file; `name` is what it calls the organisation. */
export function organisationText(example: string, number: number, name = `Voorbeeld Zorg ${number}`): string {
  const own = (id: string): string =>
    `  - id: ${id}\n    identity: { issuer: "${ISSUER}", subject: ${id}-${number} }\n    keyCards: ["${newKeyCard()}"]\n`;
  return `${example}${MORE}`
    .replace('id: example\n', `id: ${fileOf(number)}\n`)
    .replace('name: Voorbeeld Zorg\n', `name: ${name}\n`)
    .replace('T0EXAMPLE01', teamOf(number))
    .replaceAll(/^ {2}- id: (samira|tom|halina|noor|joris)\n/gm, (_, id: string) => own(id));
}

export const readExample = (): Promise<string> => readFile(EXAMPLE, 'utf8');

/** Adds files up to `count`, with one from `from` on. */
export async function writeOrganisationFiles(folder: string, from: number, count: number): Promise<void> {
  const example = await readExample();
  await mkdir(folder, { recursive: true });
  for (let number = from; number < count; number += 1)
    await writeFile(join(folder, `${fileOf(number)}.yaml`), organisationText(example, number));
}
