/** An organisation's file of the tests' own, so that none has to be made of the example that is shipped. */
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** One adviser, `samira`, who is there at any time; with a card she can be written to. */
export function organisationFile(about: {
  readonly id: string;
  readonly teamIds: readonly string[];
  readonly keyCard?: string;
}): string {
  const letIn =
    about.keyCard === undefined
      ? ''
      : `    identity: { issuer: "https://login.example.nl", subject: samira }\n    keyCards: ["${about.keyCard}"]\n`;
  return `id: ${about.id}
name: Voorbeeld ${about.id}
sector: other
slack: { teamIds: [${about.teamIds.join(', ')}] }
advisers:
  - id: samira
    name: Samira el Idrissi
    kind: internal
    topics: [conduct]
    languages: [nl, en]
    gender: woman
    locations: [Utrecht]
    certified: true
    contact: { phone: 030 000 00 01 }
    holidays: none
    capacity: 100000
    hours: { ${DAYS.map((day) => `${day}: ["00:00-00:00"]`).join(', ')} }
${letIn}`;
}
