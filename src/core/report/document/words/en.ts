/** The words of a release as a page, in English. */
import type { DocumentWords } from './nl.ts';

const and = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

export const en: DocumentWords = {
  and,
  tables: {
    about: 'What was it mainly about?',
    by: 'Who did it come from?',
    often: 'Once or more often?',
    did: 'What did the confidential adviser mainly do?',
    outcome: 'How did it end?',
    referred: 'Who were people referred to?',
    contract: 'What kind of contract did the people who came have?',
    way: 'How did they and the confidential adviser mainly speak?',
  },
  rows: {
    other: 'everything else, and what is not known',
    integrity: 'integrity',
    'not-here': 'not for a confidential adviser',
    inside: 'somebody inside the organisation',
    outside: 'somebody from outside',
    'by.manager': 'manager or the top',
    'by.inside': 'from inside the organisation',
    'by.outside': 'from outside the organisation (customer, patient, pupil, passenger)',
    'about.work': 'not for a confidential adviser: conflict about the work',
    'about.private': 'not for a confidential adviser: private',
    'about.elsewhere': 'not for a confidential adviser: something else',
    unknown: 'not known',
  },
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  titles: {
    report: (years) => `Yearly account of the confidential advisers, ${years}`,
    advice: (year) => `Advice of the confidential advisers, ${year}`,
    settlement: (year) => `Settlement of consults, ${year}`,
  },
  meta: {
    to: 'To',
    reportTo: 'the highest body (board or directors) and the works council or staff representatives',
    notTo: 'Not to the manager of any confidential adviser.',
    supplier: 'Supplier',
    maker: 'Made and signed by',
    on: (day) => `on ${day}`,
    key: 'Id of the key',
  },
  parts: 'Parts',
  years: (years) => and(years.map(String)),
  together: (years) => `${years} together`,
  incomplete: {
    heading: 'Not complete',
    text: 'Something is missing from this account. A key was lost, or somebody stopped without handing in their counts. How much is missing is not said: that would be a figure by itself.',
  },
  another: {
    heading: 'Another account appears',
    text: 'About this organisation an account appears that was made outside of this app. It was not laid beside this one. Whoever has both may learn more than from either of them.',
  },
  pooled: {
    heading: 'Several years together',
    text: (years) =>
      `The figures are of ${years} together, because one year is too little to print anything. Somebody who came in two of those years counts twice.`,
  },
  activities: {
    heading: 'Activities',
    table: 'What the confidential advisers did',
    what: 'activity',
    times: 'times',
    none: 'No activities were written down.',
    hours: {
      heading: 'Time',
      all: (hours) =>
        `All confidential advisers together: about ${hours} hours, with talks and every other task. Rounded to ten hours. How that time was divided among persons is nowhere.`,
      activities: (hours) =>
        `All confidential advisers together: about ${hours} hours of activities, without the talks. Rounded to ten hours. The time of talks is left out, because where few people come it says too much.`,
      none: 'No hours were given.',
    },
    team: {
      heading: 'Team',
      internal: 'confidential advisers of the organisation itself',
      external: 'confidential advisers from outside',
      began: 'began this year',
      stopped: 'stopped this year',
      who: 'who',
      number: 'number',
    },
    budget: 'Budget',
  },
  figures: {
    heading: 'Key figures',
    lead: 'Each figure is a class, never an exact number. "5 to 9" means: five, six, seven, eight or nine people. Everybody counts once, also after several talks. A bar runs from the least to the most that the class allows.',
    noSums: 'Classes cannot be added or subtracted.',
    total: {
      heading: 'How many people came?',
      fewer: (than) => `Fewer than ${than} people came to the confidential advisers.`,
      more: (least) => `${least} people or more came to the confidential advisers.`,
      between: (least, most) => `${least} to ${most} people came to the confidential advisers.`,
    },
    none: {
      unsaid:
        'There are no figures in this account about who came. It was not said how many people work in the organisation, and without that number there may be none.',
      small:
        'There are no figures in this account about who came. In an organisation of fewer than 50 people any figure can point at somebody, even a zero. That is so every year, however many people came.',
      other:
        'There are no figures in this account about who came: together with what appeared before, a figure could point at somebody.',
    },
    noTables:
      'There are no tables in this account. A table takes twenty people or more, and answers that differ enough.',
    answer: 'answer',
    people: 'people',
    graph: (caption) => `Graph. ${caption}`,
    withheld: {
      heading: 'Counted, not printed',
      text: 'too little difference to be printed',
      residual:
        'Where a table stands here, nearly everybody may have given the same answer. That can then be guessed. We do not take that away.',
    },
    classes: {
      fewer: (than) => `fewer than ${than}`,
      more: (least) => `${least} or more`,
      between: (least, most) => `${least} to ${most}`,
    },
    axis: 'number of people',
  },
  earlier: {
    heading: 'Beside earlier years',
    lead: 'These are the classes as they appeared then, and nothing else.',
    total: 'How many people came, by year?',
    year: 'year',
    more: (year, than) => `More people came in ${year} than in ${than}.`,
    fewer: (year, than) => `Fewer people came in ${year} than in ${than}.`,
    unclear: (year, than) =>
      `Whether more or fewer people came in ${year} than in ${than} cannot be told from the classes.`,
    notApart: 'not by itself',
    absent: 'no figure',
  },
  national: {
    heading: 'Figures of the whole of the Netherlands',
    year: (year, now) =>
      `These figures are of ${year}${now > 0 ? `, so ${now} years old in the year of this account` : ''}. They are about employees in the whole of the Netherlands, not about this organisation.`,
    source: 'Source',
  },
  analysis: { heading: 'Analysis', own: 'In the confidential advisers’ own words.', none: 'No analysis was written.' },
  recommendations: { heading: 'Recommendations', none: 'There are no recommendations.' },
  riskInventory: 'This account is also meant for the risk inventory and evaluation (RI&E) and its plan of action.',
  about: {
    heading: 'About this account',
    asked: {
      heading: 'What was never asked or kept',
      text: 'Name, department, location, job, salary, origin, religion, health, date, and who is accused. Confidential advisers put crosses on a fixed list. Which crosses belong together is nowhere.',
    },
    decided: {
      heading: 'How it was decided what stands here',
      lines: [
        'A program decides what stands here, not the maker.',
        'Fewer than 50 people in the organisation: no figures. From 50 to 250: only fewer or more than ten, and from twenty people two tables. From 250: classes of ten, and from twenty people tables.',
        'Small rows go into a larger one. A row with nobody in it, and a row with everybody in it, is not printed.',
        'Whoever is accused must not be found either. Managers stand by themselves only where there are ten or more.',
        'Before it appeared, a second program tried to learn more, with everything that had appeared before. Each number keeps three possibilities or more.',
      ],
    },
    check: {
      heading: 'Check it yourself',
      text: 'This file holds the signed text. The checking page of In vertrouwen looks whether the signature is right, whether this says exactly what was signed, and whether anybody can be found in it. Nothing goes to the internet then. Ask the organisation whether the id of the key is the same.',
    },
    once: 'An account appears once and does not change any more. A correction stands in the account of the year after.',
  },
  advice: {
    lead: 'Advice that nobody asked for. Figures of who came do not belong in it.',
    heading: 'The advice',
  },
  settlement: {
    lead: 'What the supplier is told of this year, and nothing more.',
    heading: 'Consults',
    text: (consults) =>
      `${consults} consults in the whole year, rounded down to ten. There is no number by month, by quarter or by confidential adviser.`,
    counts: 'This settlement counts as something that appeared when an account is checked.',
  },
};
