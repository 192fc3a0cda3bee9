/** The account of a year and the advice between two, in English. */
import type { Language } from '../../../../core/organisation.ts';

const languages: Readonly<Record<Language, string>> = { nl: 'Dutch', en: 'English' };

export const report = {
  lead: 'Once a year you tell the board and the works council what your work was, without anybody being pointed at. This page decides what may be printed of what you counted.',
  at: (organisation: string) => `At ${organisation}`,
  choose: 'Choose the organisation',
  other: 'Another organisation',
  glance: {
    none: (year: number) => `Nobody has begun the account of ${year}.`,
    begun: (year: number, name: string) => `${name} is making the account of ${year}.`,
    mine: (year: number) => `You are making the account of ${year}.`,
    asked: 'Your counters are asked for.',
    released: (year: number) => `The account of ${year} is out.`,
    unreadable: 'What is kept of the accounts does not open. Tell the operator.',
  },

  older: (year: number) => `There is no account of ${year} yet`,

  missing:
    'This device saw an account or advice here that is not among these any more. Somebody may have taken it out. Tell the operator. Until it is back, this page releases nothing.',
  newer: 'Something here is of a newer version of this page. This page does not guess. Load the page again.',

  begin: {
    heading: (year: number) => `The account of ${year}`,
    why: 'One of you makes the account for the whole team. The others hand in what they counted. Only the sum reaches the maker, and only what may be printed leaves that browser.',
    alone: 'You are the only adviser with a key here. What you counted does not leave this browser.',
    two: (name: string) =>
      `There are two of you. Whoever makes the account can work out what the other counted. ${name} reads that before handing in as well, and can say no.`,
    more: (names: string) =>
      `Taking part: ${names}. What you all counted is added up under a mask. You will see the sum and nothing else.`,
    go: (year: number) => `Begin the account of ${year}`,
    years: (years: string) =>
      `In case too few people came in one year, the counters of ${years} are asked for too. Each year apart. This page decides whether years may go together.`,
  },
  begun: {
    by: (name: string) => `${name} has already begun`,
    what: (name: string) =>
      `One account appears for each year. If you want to make it, ask ${name} to hand it over. Without that you can only sixty days after it began, or when ${name} has no key any more.`,
    may: (name: string) =>
      `You may take it over from ${name}. Everybody then hands in again: what was there only ${name} can open.`,
    takeOver: 'Take it over',
    notIn: 'You are not in this round, because your key came here later or because the round began without you.',
  },
  handIn: {
    heading: 'Hand in what you counted',
    masked: (name: string) =>
      `${name} sees only the sum of all of you. What you counted cannot be taken out of it, nor by the server or the operator.`,
    two: (name: string) =>
      `There are two of you. ${name} knows their own counters, so they can work out what you counted. The server and the operator cannot.`,
    agree: 'That is all right.',
    refuse: (name: string) =>
      `If you do not want that, do not hand in. ${name} can then make an account that says that it is not complete.`,
    once: 'You hand in once. Look first whether your counters are right, under “Separate contact”, “Your counts”.',
    go: 'Hand in',
    done: 'Your counters were handed in.',
    agreeFirst: 'Tick first if this is all right.',
    forged:
      'This round is not signed by who is said to have begun it, or is not of this team. Nothing was handed in. Tell the operator.',
    otherKey: 'This round asks for a key that is not open here. If you made a new key, ask for a new round.',
    notKept:
      'Your latest counters could not be kept just now, so we do not know whether another device has more. Try again in a moment.',
  },
  mine: {
    heading: (year: number) => `You are making the account of ${year}`,
    waits: (names: string) => `Not handed in yet: ${names}.`,
    ask: 'Ask them. This page sees it by itself once they have handed in.',
    without: (name: string) => `Go on without ${name}`,
    withoutAsk: (name: string) =>
      `Go on without ${name}? A new round begins with new masks, so whoever handed in does it again. The account says that it is not complete. How much is missing it does not say. Tell ${name} yourself first.`,
    withoutYes: (name: string) => `Yes, without ${name}`,
    handOver: 'Hand it over',
    handOverAsk:
      'Do you want a colleague to make the account? What was handed in goes away. Whoever takes over begins a new round.',
    handOverYes: 'Yes, hand it over',
    no: 'No',
    again: 'Begin a new round',
    noSum:
      'The keys do not fit together, so there is no sum. Usually somebody has just made a new key, or has another version of this page. Begin a new round and have everybody hand in again.',
    incomplete: 'The account will say that it is not complete, without how much is missing.',
    adding: 'The counters are being added up.',
  },
  decided: {
    heading: 'What is printed of what you counted',
    lead: 'This was decided by fixed rules, and then attacked by a program that lays everything beside each other that appeared about this organisation. You can add nothing to it.',
    sum: (people: number) => `Together you counted ${people} ${people === 1 ? 'person' : 'people'}.`,
    stays: 'That number stays on this screen. Tell nobody, not in a talk about the account either.',
    none: 'No figure is printed at all.',
    noneWhy: {
      people:
        'The organisation’s file does not say how many people work there. Without that number this page prints no figure. Ask the operator or HR to put it in.',
      small:
        'Fewer than fifty people work there. With any figure somebody could be guessed. What you did, how well known you are and what you advise can be in it.',
      other: 'Any figure would, beside what appeared before, say too much.',
    },
    total: (said: string) => `How many people came: ${said}.`,
    noTables:
      'There is no table, because twenty people must have come for that. With fewer, half of a table would be about the same few people.',
    tables: (names: string) => `In tables of classes: ${names}.`,
    withheld: (names: string) =>
      `Counted and not printed, because there is too little difference to print: ${names}. The account says so too.`,
    pooled: (years: string) => `One year was too small for a table. That is why ${years} were taken together.`,
    attacked: 'The program that tries to learn more found nothing.',
  },
  points: {
    heading: 'This may not appear like this',
    lead: 'The program that tries to learn more found something. Do not release the account, and tell the operator.',
  },
  parts: {
    one: 'Part 1: what you did',
    oneLead: 'This was counted in the year itself. Only how often goes into the account, no days and no names.',
    nothing: 'You counted no activities.',
    hours: {
      all: (hours: number) => `Hours as advisers, together and rounded to ten: ${hours}.`,
      activities: (hours: number) =>
        `Hours of activities, together and rounded to ten: ${hours}. The hours with people are not in it, because too few came for that.`,
    },
    team: 'How large was the team?',
    internal: 'Internal advisers',
    external: 'External advisers',
    began: 'Began this year',
    stopped: 'Stopped this year',
    stoppedMeans:
      'Whoever stopped took their own counters along. That is why the account will say that it is not complete.',
    notANumber: 'Enter a whole number at each of the four, or leave it empty for none.',
    budget: 'Budget, in your own words',
    three: 'Part 3: what it says',
    threePrompts: [
      'What does this say about the risks in this organisation (risk inventory)?',
      'What came out of the employee survey, and does that fit?',
      'Is there a difference with earlier years, or is it too little to say anything?',
      'What is going on in the sector or in the news?',
      'Do people know the adviser? If few people come: why, perhaps?',
      'Do we do it well: reachable, diverse, independent, time enough?',
    ],
    analysis: 'Your analysis',
    four: 'Part 4: what you advise',
    fourPrompts: ['What do I ask the board to change (policy, information, the role)? Who does that, and by when?'],
    recommendations: 'Your recommendations',
    kept: 'What you type is kept sealed on this device.',
    empty: 'Write something at part 3 and part 4 first. An account without words says less than no account.',
  },
  marks: {
    heading: 'Look at these words again',
    lead: 'These words may point at somebody without your noticing. Change them in your text, or tick that they point at nobody.',
    kinds: {
      number: 'a small number',
      name: 'a name',
      function: 'a job',
      place: 'a place or department',
      date: 'a day, month or time',
      one: 'one person or case',
      quote: 'something that somebody said',
    },
    nobody: 'this points at nobody',
    none: 'No words are left to look at.',
    todo: (many: number) =>
      many === 1
        ? 'One word is left to look at. Change it or tick it.'
        : `${many} words are left to look at. Change them or tick them.`,
  },
  another: {
    heading: 'Will another account appear?',
    why: 'Does somebody else make an account of this organisation and year too, such as an external supplier? Then a reader can lay the figures beside each other. This page cannot check that.',
    no: 'No, this is the only one',
    yes: 'Yes, or I am not sure',
    yesMeans: 'Ask them to print no figures. This account will say that there is another.',
    answer: 'Your answer',
    ask: 'Say first whether another account will appear.',
  },
  preview: {
    heading: 'This is what it looks like',
    lead: 'Read it twice. It cannot be changed later.',
    employee: 'I read it as the one it is about.',
    employeeHow:
      'Think of somebody who was with you, and of somebody who was accused. Would they recognise themselves in a sentence? Take it out.',
    director: 'I read it as the director.',
    directorHow:
      'Think of somebody who knows the team, the roster and who was ill. Would a sentence make you think of one person? Take it out.',
    language: 'Language of the page',
    languages,
    colour: 'House colour of the organisation',
    colourHow: 'If the colour is too light or too dark to read, we take it darker or lighter.',
    make: 'Show what it will be',
    changed: 'You changed something. Show it again and read it once more.',
  },
  release: {
    heading: 'Release',
    final:
      'A release is for good. No second account of this year will appear, and this one does not change any more. A mistake is put right in the account of next year.',
    gone: 'What was handed in goes away afterwards. If there are tables in it, the counters of that year go too.',
    go: 'Release and sign it',
    ask: 'Release it for good?',
    yes: 'Yes, release it',
    no: 'No, not yet',
    ticks: 'Read it twice first, and tick both.',
    done: 'It is out.',
  },
  out: {
    heading: 'What appeared',
    none: 'Nothing has appeared yet.',
    report: (year: number) => `Yearly account ${year}`,
    advice: (year: number, day: string) => `Advice of ${day}, ${year}`,
    settlement: (year: number) => `Settlement ${year}`,
    open: (name: string) => `Open: ${name}`,
    close: 'Close',
    file: 'Save as a file (HTML)',
    print: 'Print, or save as PDF',
    leaflet: 'Save the leaflet for the talk',
    whom: 'Send it to the board and to the works council. Do not send it to your own manager. Discuss it with both. Whoever makes the risk inventory can use it as well.',
    check:
      'Whoever gets the file can check for themselves whether it is genuine and points at nobody. That needs no account, on the page /controle of this inbox.',
    spoiled: 'This signature is not right. Tell the operator.',
  },
  advice: {
    heading: 'Advice that nobody asked for',
    why: 'Do you see something that cannot wait for the yearly account? Write a page of advice. Figures of who came do not belong in it; the same rules hold for the text.',
    counts:
      'An advice is something that appears, too: a reader lays it beside the account. So say nothing about how many people came, or when.',
    start: 'Write an advice',
    stop: 'Not now',
    text: 'Your advice',
    empty: 'Write your advice first.',
  },
  meter: {
    heading: 'How much time does this work take you?',
    why: 'For you alone. This is not kept and not sent anywhere.',
    own: 'Hours as an adviser, this year',
    all: 'Hours that you work in a year, all together',
    share: (percent: number) => `That is about ${percent} per cent of your work.`,
    many: 'That is more than a fifth. It is wise then to ask for one more adviser. You need not show your hours for that.',
  },
  failed: {
    'report-apart':
      'A sum of this year could be made already, with other people in it. The difference of the two would be what one colleague counted. Finish the account with the sum there is, or let a colleague make it.',
    'report-begun': 'A colleague was just before you. You see below who.',
    'report-released':
      'An account of this year is out already. There will be no second. A mistake is put right in the account of next year.',
    'report-waiting': 'Not everybody has handed in yet.',
    'report-open': 'This year is not over by the clock of the server. An account can only be made in the new year.',
    past: 'This year is too long ago. Its counters are gone.',
    'report-points':
      'The server checked it as well, and found something that may point at somebody. Nothing appeared. Tell the operator.',
    'report-newer': 'Something appeared in a newer version. Load the page again. If this stays, tell the operator.',
    'report-full': 'Nothing more fits. Tell the operator.',
    'report-not-asked': 'You are not in this round.',
    'report-unreadable':
      'What is kept of the accounts does not open. Tell the operator. Until then nothing can appear here.',
    moved: 'Something changed meanwhile. You see below how it is now. What you typed is still there.',
  },
};
