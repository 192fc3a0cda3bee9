/** The demo's own organisation file: two advisers with keys, reachable around now, and one by phone only. */
import { addDays, dayIn, weekdayOf } from '../core/calendar.ts';
import { momentsIn } from '../core/words/moments.ts';
import type { Identity } from '../core/organisation.ts';
import type { KeyCard } from '../seal/key-card.ts';

export interface DemoAdviser {
  readonly identity: Identity;
  readonly keyCard: KeyCard;
}

export const DEMO_ORGANISATION = 'werkplek';
export const DEMO_TEAM = 'T0WERKPLEK';
export const DEMO_TENANT = '5f1d8a3e-6c0b-4c57-9d35-2f2e0f6c7a10';
/** May publish the public card: one person, known to Slack and to Teams by an id each. */
export const DEMO_HR = {
  name: 'Marije (HR)',
  slack: 'U0MARIJE',
  teams: '6d0f3a97-2e5b-4c18-bb64-4a8e1f7c9d03',
} as const;

const HOURS_BEFORE = 3;
const HOURS_AFTER = 6;

/** Hours for every day, from a little before now until some hours after it, so that somebody is there whenever the demo runs. */
function hoursAround(now: Date): string {
  const hour = Number.parseInt(momentsIn('en', 'Europe/Amsterdam', now).time(now), 10);
  const clock = (value: number): string => `${String((value + 24) % 24).padStart(2, '0')}:00`;
  const span = `["${clock(hour - HOURS_BEFORE)}-${clock(hour + HOURS_AFTER)}"]`;
  return ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => `      ${day}: ${span}`).join('\n');
}

/** Hours on two workdays, neither today nor tomorrow, so that somebody is *not* there whenever the demo runs. */
function hoursLater(now: Date): string {
  const today = dayIn(now, 'Europe/Amsterdam');
  const days = [2, 3, 4, 5, 6].map((later) => weekdayOf(addDays(today, later)));
  const workdays = days.filter((day) => day !== 'sat' && day !== 'sun');
  return workdays
    .slice(0, 2)
    .map((day) => `      ${day}: ["10:00-16:00"]`)
    .join('\n');
}

const keysOf = ({
  identity,
  keyCard,
}: DemoAdviser): string => `    identity: { issuer: "${identity.issuer}", subject: "${identity.subject}" }
    keyCards: ["${keyCard.text}"]`;

export function demoOrganisation(now: Date, samira: DemoAdviser, tom: DemoAdviser): string {
  return `id: ${DEMO_ORGANISATION}
name: Werkplek (demo)
sector: other
people: 420
managers: 24
introduction:
  name: Marit Bos
  function: { nl: directeur, en: director }
  text:
    nl: Ik wil dat iedereen hier veilig werkt. Praat met iemand als iets niet goed voelt. Je hoeft het mij niet te vragen.
    en: I want everybody to work here safely. Talk to somebody when something feels wrong. You need not ask me.
linksChecked: 2026-11-21
slack:
  teamIds: [${DEMO_TEAM}]
  publishers: [${DEMO_HR.slack}]
teams:
  tenantIds: [${DEMO_TENANT}]
  publishers: [${DEMO_HR.teams}]
links:
  complaintsProcedure: https://example.nl/klachtenregeling
  conductComplaint: https://example.nl/klachtencommissie
  integrityReport: https://example.nl/meldregeling
  codeOfConduct: https://example.nl/gedragscode
  confidentialityRules: https://example.nl/vertrouwelijkheid
  mediator: https://example.nl/mediation
  association: https://example.nl/lvv-commissie-van-toezicht
  supplierComplaints: https://example.nl/wilgenlaan-klachten
referrals:
  - id: bedrijfsarts
    name: { nl: Onze bedrijfsarts, en: Our company doctor }
    what:
      nl: "Zelf een afspraak maken kan: 030 000 00 10. Je leidinggevende hoort niet waarover het gaat."
      en: "You can make an appointment yourself: 030 000 00 10. Your manager does not hear what it is about."
    phone: 030 000 00 10
    checked: 2026-11-21
volunteers: yes
partners:
  - id: flexkracht
    name: Uitzendbureau Flexkracht
    kind: agency
    adviser: Ria Bakker
    phones: ["030 000 00 20"]
    languages: [nl, pl]
    checked: 2026-11-21
contacts:
  - { function: company-doctor, name: Arbodienst Voorbeeld, phone: 030 000 00 10 }
  - { function: complaints-committee, name: Sanne Bos, email: klachten@werkplek.example }
advisers:
  - id: samira
    name: Samira el Idrissi
    kind: external
    supplier: Bureau Wilgenlaan
    topics: [conduct, integrity]
    languages: [nl, en, ar]
    gender: woman
    locations: [Utrecht, Amersfoort]
    knowsWork: [{ nl: nachtdienst, en: night shift }, { nl: in uniform, en: in uniform }]
    background: { nl: Twaalf jaar vertrouwenspersoon in zorg en onderwijs., en: Twelve years an adviser in care and education. }
    certified: true
    rehabilitation: true
    contact: { phone: 030 000 00 01, email: samira@wilgenlaan.example, video: true, inPerson: "Bibliotheek Neude, Utrecht" }
    hours:
${hoursAround(now)}
    holidays: none
    capacity: 12
    answersWithinHours: 2
${keysOf(samira)}
  - id: tom
    name: Tom de Wit
    kind: internal
    topics: [conduct]
    languages: [nl, en]
    gender: man
    locations: [Utrecht]
    knowsWork: [{ nl: werkplaats, en: workshop }]
    background: { nl: Werkt op de afdeling Logistiek. Vijf jaar vertrouwenspersoon., en: Works in Logistics. Five years an adviser. }
    contact: { phone: 030 000 00 02, email: vertrouwenspersoon@werkplek.example }
    hours:
${hoursLater(now)}
    capacity: 4
${keysOf(tom)}
  - id: halina
    name: Halina Kowalska
    kind: external
    supplier: Bureau Wilgenlaan
    topics: [conduct]
    languages: [pl, nl]
    gender: woman
    locations: [Amersfoort]
    certified: true
    contact: { phone: 030 000 00 03, email: halina@wilgenlaan.example }
    hours: {}
`;
}
