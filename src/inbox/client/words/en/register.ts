/** Counting contacts and the adviser's own work, in English. */
import type { RegisterScreenWords } from '../register.ts';

export const register: RegisterScreenWords = {
  contact: {
    title: 'Separate contact',
    lead: 'For a call or a visit: once for each person. Seven questions, and you are done.',
    organisation: 'At which organisation?',
    organisationNone: 'Choose the organisation',
    another: 'Another contact',
  },
  closing: {
    title: 'Counting',
    lead: 'The conversation is closed. Do you count this person?',
    later: 'Not now',
    laterSaid: 'This conversation waits on this device to be counted, until it disappears. You find it in your list.',
    now: 'Count now',
    never: 'Do not count this conversation',
    neverSaid: 'This conversation is not counted.',
    unknown:
      'This page does not know whether this employee wants to be counted: it has not read everything. You count nothing here now. Fetch earlier messages if there is a button for it.',
    leftOut: 'This employee does not want to be counted. You count nothing here, no consult either.',
  },
  sheet: {
    never:
      'We never ask for: name, department, place, function, salary, origin, belief, health, date, or who is accused.',
    what: 'Each answer is one stroke. Which strokes belonged to the same person is written nowhere.',
    known: 'This person was counted this year already. You need not choose more.',
    missing: (count: number) =>
      count === 1 ? 'One question has no answer yet.' : `${count} questions have no answer yet.`,
    step: (at: number, of: number) => `${at} of ${of}`,
    change: 'Change',
    consult: 'This was a consult',
    consultWhy: {
      'per-consult':
        'For the bill. Each quarter your supplier hears one number of all your organisations with such a contract together, and once a year the number of this organisation, rounded to ten.',
      pool: 'For the bill. Each quarter your supplier hears one number of all organisations in the pool together. Of this organisation alone there is no number.',
    },
    count: 'Count',
    counted: 'Counted.',
    countedHere: 'Counted. This browser remembers nothing: lock your inbox before you close it.',
  },
  minus: {
    title: 'Take a stroke away',
    lead: 'Was it a mistake? Choose the same answers as then. From each answer one stroke goes.',
    take: 'Take it away',
    taken: 'Taken away.',
    lacking: (names: string) => `That cannot be done. There is no stroke here at: ${names}.`,
  },
  mine: {
    title: 'Your counts',
    lead: 'These are your own strokes alone. They are sealed with your key, and nobody else sees them.',
    device: 'What you counted on another device joins them after you locked your inbox there and opened it here.',
    kept: 'A year that is over stays here until figures of it are published, and three years at most.',
    year: 'Year',
    people: (count: number) => (count === 1 ? '1 person' : `${count} people`),
    again: (count: number) => `Counted before: ${count}`,
    none: 'You have counted nobody here yet.',
    released: 'Figures of this year are published. What you counted is wiped.',
    incomplete:
      'Something of this year may be missing. A key was lost, or somebody put something old back at the server. The yearly account then says ‘not complete’.',
  },
  activities: {
    title: 'Your own work',
    lead: 'How often did you do this?',
    plus: (label: string) => `One more: ${label}`,
    minus: (label: string) => `One less: ${label}`,
    now: (label: string, count: number) => `${label}: ${count}`,
    contacts: 'Hours with people',
    activities: 'Hours for your own work',
    save: 'Save hours',
    saved: 'Hours saved.',
    wrong: 'Fill in whole hours, from 0 to 9999.',
  },
  fields: {
    title: 'Extra questions',
    lead: 'Such a question is asked for a whole year, or not.',
    from: (year: number, isNext: boolean) =>
      isNext
        ? `You have counted somebody this year already. What you choose now holds from ${year} on.`
        : `What you choose now holds for the whole of ${year}. After the first that you count it is settled.`,
    personal: 'Sex and age never come into the yearly account. You see them here only from thirty people.',
  },
};
