/** Releases as an adviser would make them, signed with keys of their own. */
import type { Advice, Report, Settlement, SignedRelease } from '../../src/core/report/release.ts';
import { signRelease } from '../../src/core/report/sign.ts';
import { makeKeyCard, type KeyCard } from '../../src/seal/key-card.ts';

export interface Maker {
  readonly card: KeyCard;
  readonly signer: CryptoKey;
}
export async function newMaker(): Promise<Maker> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const signing = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const encryption = crypto.getRandomValues(new Uint8Array(32));
  return { card: makeKeyCard(encryption, signing), signer: pair.privateKey };
}

const common = (maker: Maker, year: number) => ({
  v: 1 as const,
  organisation: { id: 'ziekenhuis', name: 'Ziekenhuis De Linde' },
  year,
  day: `${year + 1}-02-10`,
  maker: { name: 'Samira el Idrissi', card: maker.card.text },
});
const between = (name: string, least: number) => ({ name, range: { least, most: least + 4 } });

/** A hospital of 3,000 people and about sixty contacts: on paper in the registration's own words. */
export const hospital = (maker: Maker, year = 2026, more: Partial<Report> = {}): Report => ({
  ...common(maker, year),
  kind: 'report',
  printed: {
    years: [year],
    people: 3000,
    managers: 140,
    total: { least: 60, most: 69 },
    tables: [
      {
        field: 'about',
        rows: [
          between('bullying', 15),
          between('sexual', 5),
          between('aggression', 10),
          between('improper', 10),
          between('integrity', 5),
          between('not-here', 10),
          between('other', 5),
        ],
      },
      {
        field: 'by',
        rows: [between('colleague', 20), between('manager', 25), between('outside', 5), between('other', 5)],
      },
      {
        field: 'outcome',
        rows: [between('enough', 20), between('own', 15), between('via-manager', 5), between('other', 20)],
      },
    ],
    withheld: ['often', 'did'],
  },
  team: { internal: 3, external: 1, began: 1, stopped: 0 },
  activities: { outreach: 6, managers: 3, board: 2, council: 4, unasked: 1, peer: 5, training: 2 },
  hours: { of: 'all', total: 640 },
  budget: 'Voor opleiding was genoeg geld. Voor een spreekkamer buiten het gebouw niet.',
  analysis:
    'Mensen kwamen vooral over hoe er met elkaar gesproken wordt als het druk is.\n\nWat opvalt:\n\n- wie lang wacht, is vaker ziek;\n- wie eerder komt, lost het vaker zelf op.',
  recommendations:
    'Bespreek elk jaar in elk team hoe je iets tegen elkaar zegt. De directie begint daarmee, vóór de zomer.',
  earlier: [],
  ...more,
});

/** A bakery: fourteen people, and so no figure ever. */
export const bakery = (maker: Maker, year = 2026, more: Partial<Report> = {}): Report => ({
  ...common(maker, year),
  organisation: { id: 'bakkerij', name: 'Bakkerij Van Dam' },
  kind: 'report',
  printed: { years: [year], people: 14, tables: [], withheld: [] },
  team: { internal: 0, external: 1, began: 0, stopped: 0 },
  activities: { outreach: 1, board: 1 },
  hours: { of: 'activities', total: 10 },
  analysis: 'De vertrouwenspersoon stelde zich voor aan alle nieuwe mensen.',
  recommendations: '',
  earlier: [],
  ...more,
});

export const advice = (maker: Maker, year = 2026, text = 'Zorg dat er altijd een kamer vrij is.'): Advice => ({
  ...common(maker, year),
  kind: 'advice',
  advice: text,
  earlier: [],
});
export const settlement = (maker: Maker, year = 2026, consults = 60): Settlement => ({
  ...common(maker, year),
  kind: 'settlement',
  supplier: 'wilgenlaan',
  consults,
  earlier: [],
});

export const signed = (maker: Maker, release: Report | Advice | Settlement): Promise<SignedRelease> =>
  signRelease(maker.signer, release);
