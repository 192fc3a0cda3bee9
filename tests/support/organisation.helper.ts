/** A small organisation to test with: one adviser who can be written to for each set of keys, one who cannot. */
import { generateAdviserKeys, type AdviserKeys } from '../../src/seal/slots.ts';
import type { Adviser, Organisation } from '../../src/core/organisation.ts';

/** A Tuesday, 10:00 in Amsterdam, outside holidays and changes of the clock. */
export const TUESDAY_10 = new Date('2026-11-24T09:00:00Z');

const weekdays = { mon: [], tue: [], wed: [], thu: [], fri: [] };
const office = Object.fromEntries(Object.keys(weekdays).map((day) => [day, [{ from: '09:00', to: '17:00' }]]));

export function adviserOf(
  id: string,
  name: string,
  keys: AdviserKeys | undefined,
  more: Partial<Adviser> = {},
): Adviser {
  return {
    id,
    name,
    kind: 'external',
    supplier: 'Bureau Wilgenlaan',
    topics: ['conduct'],
    languages: ['nl', 'en'],
    gender: 'woman',
    locations: ['Utrecht'],
    certified: true,
    contact: { phone: '030 000 00 01', email: `${id}@example.nl` },
    schedule: { timeZone: 'Europe/Amsterdam', weekly: office, holidays: 'nl', away: [] },
    capacity: 10,
    answersWithinHours: 8,
    identity: { issuer: 'https://login.example.nl', subject: `subject-${id}` },
    keyCards: keys === undefined ? [] : [keys.keyCard],
    ...more,
  };
}

export interface TestOrganisation {
  readonly organisation: Organisation;
  readonly keys: { readonly samira: AdviserKeys; readonly tom: AdviserKeys };
}

export async function testOrganisation(more: Partial<Organisation> = {}): Promise<TestOrganisation> {
  const [samira, tom] = await Promise.all([generateAdviserKeys(), generateAdviserKeys()]);
  const organisation: Organisation = {
    id: 'zorg',
    name: 'Voorbeeld Zorg',
    sector: 'other',
    languages: ['nl', 'en'],
    timeZone: 'Europe/Amsterdam',
    slack: { teamIds: ['T0ZORG'], publishers: [] },
    advisers: [
      adviserOf('samira', 'Samira el Idrissi', samira),
      adviserOf('tom', 'Tom de Wit', tom, {
        kind: 'internal',
        gender: 'man',
        languages: ['nl'],
        locations: ['Amersfoort'],
        contact: { phone: '030 000 00 02' },
      }),
      adviserOf('halina', 'Halina Kowalska', undefined, { languages: ['pl'] }),
    ],
    links: { complaintsProcedure: 'https://example.nl/klachten' },
    retention: { conversationDays: 30, closedDays: 7, readReplyHours: 24 },
    referrals: [],
    ...more,
  };
  return { organisation, keys: { samira, tom } };
}
