/** A supplier with two advisers, and an organisation that refers to the first. */
export const supplierOf = (line = 'photo: https://www.example.nl/samira.jpg'): string => `name: Bureau Wilgenlaan
timeZone: Europe/Brussels
advisers:
  - id: samira
    organisations: [bank, zorg]
    name: Samira el Idrissi
    languages: [nl, en]
    gender: woman
    knowsWork: [nachtdienst]
    certified: true
    contact: { phone: 030 000 00 01 }
    hours: { mon: ["09:00-17:00"] }
    holidays: none
    away: [{ from: 2026-11-30, until: 2026-12-01 }]
    ${line}
  - id: tom
    organisations: [bank, zorg]
    name: Tom de Wit
    languages: [nl]
    contact: { phone: 030 000 00 02 }
    hours: { mon: ["09:00-17:00"] }
`;

export const referring = (id: string, ...lines: readonly string[]): string => `id: ${id}
name: Voorbeeld ${id}
sector: other
slack: { teamIds: [T0${id.toUpperCase()}] }
advisers:
  - id: samira
    person: wilgenlaan/samira
${lines.map((line) => `    ${line}\n`).join('')}`;
