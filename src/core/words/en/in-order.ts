import type { Words } from '../nl.ts';

export const inOrder: Words['inOrder'] = {
  open: 'Is everything in order?',
  title: 'All in order?',
  heading: 'Is everything in order?',
  intro: [
    'This looks only at what your organisation and the confidential advisers filled in themselves.',
    'It knows nothing about conversations. You do not see whether anybody came, how many people came or who is busy.',
  ],
  todo: 'This still asks for something',
  fine: 'This is in order',
  missing: {
    keys: (names) => `No key yet: ${names}. They can be called, not written to. Ask IT to send an invitation.`,
    hours: (names) => `No hours yet: ${names}. It never says that somebody is there. Ask IT to fill in the hours.`,
    languages: (names) =>
      `There is nobody to write to in this language: ${names}. The screens do offer it. Look for somebody, or have the language taken out.`,
    gender: {
      woman: 'There is no woman whom people can write to. Some would rather talk to a woman. Look for somebody.',
      man: 'There is no man whom people can write to. Some would rather talk to a man. Look for somebody.',
    },
    sites: (sites) =>
      `There is nobody whom people can write to at: ${sites}. Ask whether somebody can be there at times.`,
    weeks: (days) => `In the week of ${days} nobody is there. Agree with the advisers who will be.`,
    ends: (name, day) => `The appointment of ${name} ends on ${day}. Renew it in time, or look for a successor.`,
    ended: (name, day) => `The appointment of ${name} ended on ${day}. Renew it, or take ${name} off the list.`,
    linksNever:
      'It does not say when somebody last checked the links. Open all of them, and ask IT to fill in the day.',
    links: (day) =>
      `The links were last checked on ${day}. That is more than a year ago. Open all of them, and ask IT to change the day.`,
    places: (names) =>
      `Not checked for more than a year: ${names}. Call the number, open the page, and ask IT to change the day.`,
    introduction:
      'There is nothing from the top on the card yet. Two lines help: why there are advisers, and that people may simply go.',
    people:
      'It was not filled in how many people work here. Without that number the advisers’ yearly account has no figure at all about who came.',
    managers:
      'It was not filled in how many people lead others. Without that number the yearly account never says whether it came from a manager.',
  },
  inOrder: {
    keys: 'Everybody has a key.',
    hours: 'Everybody has hours.',
    languages: 'There is somebody in each language of the screens.',
    gender: 'There is a woman, and there is a man.',
    sites: 'There is somebody at each site that was filled in.',
    weeks: (weeks) => `There is somebody in each of the coming ${weeks} weeks.`,
    appointments: (weeks) => `In the coming ${weeks} weeks no appointment ends of which the day was filled in.`,
    links: 'The links were checked in the last year.',
    places: 'The numbers and pages of others were checked in the last year.',
    introduction: 'The top stands on the card.',
    people: 'The number of people was filled in.',
  },
  survey: {
    heading: 'Three questions for the employee survey',
    lines: [
      'They tell you whether people know the way, without following anybody. Copy the questions as they stand here.',
    ],
    questions: [
      'I know who the confidential advisers are. (yes / no)',
      'I know how to reach one without my manager knowing. (yes / no / do not know)',
      'If something happened to me, I would dare to go. (1 to 5)',
    ],
    rule: 'Only show results of ten answers or more, for each department or site as well. Never ask whether somebody went.',
  },
  back: 'Back to the card',
};
