/** Offer and bill, in English. */
import type { BillingWords } from './index.ts';

export const en: BillingWords = {
  form: { package: 'Package', 'per-consult': 'Per consult', pool: 'Pool' },
  quarter: (quarter, year) => `quarter ${quarter} of ${year}`,
  year: (year) => `the year ${year}`,
  bill: {
    title: 'Bill',
    forWhom: 'For',
    from: 'From',
    about: 'About',
    number: 'Invoice number',
    reference: 'Reference',
    day: 'Date',
    payBefore: 'Pay before',
    to: 'To account',
    kvk: 'Trade register',
    vatId: 'VAT number',
    what: 'What',
    amount: 'Amount',
    net: 'Total without VAT',
    vat: (percent) => `VAT ${percent}%`,
    total: 'To pay',
    how: 'How it was computed',
    hides: 'What this bill does not say',
  },
  line: {
    package: (days, of) => `Confidential adviser package, ${days} of ${of} days`,
    standing: { year: 'Fixed part of the year', quarter: 'Fixed part of the quarter' },
    consults: (consults, price) => `${consults} consults, rounded down to ten, at ${price}`,
    share: ({ consults, price, members, people, poolPeople }) =>
      `Share of the pool: ${consults} consults at ${price} in ${members} organisations together, shared by ${people} of ${poolPeople} people`,
  },
  why: {
    small: 'Under 250 people the price is fixed: a number would show whether anybody came.',
    'people-unknown': 'It was not said how many people work there. Then the fixed price holds.',
    part: 'The contract did not hold for the whole period. Then the fixed price holds, by the day.',
    'no-settlement':
      'No number of consults was released for this year. Then the fixed price holds. We never say why there is none: that too would tell something.',
    'small-pool':
      'The pool had fewer than ten organisations this quarter. Then no consults are charged, not later either, and the fixed price holds, by the day.',
  },
  how: {
    package: 'The price is fixed. It is the same when nobody came and when many did.',
    pool: 'What was done in the whole pool is shared by how many people work where. How many of your people came plays no part: our office does not know it either.',
    settlement:
      'Once a year, after the yearly account, the adviser releases one number, rounded down to ten. Our office gets no other number of yours.',
  },
  hides: [
    'There is no name, no date of a talk and no department on this bill. Our office does not have them either.',
    'Nobody can work out from this bill who saw a confidential adviser. So anybody may read it, also whoever asks a public body for it.',
    'We make no breakdown by month, by talk or by department, not on request either.',
  ],
  offer: {
    title: 'Offer: confidential adviser package',
    lead: (people) =>
      `All ${people} of your people can go to a confidential adviser from outside. They write from Slack or Teams, call or meet. What they write is read by the adviser alone.`,
    who: 'The confidential advisers',
    certified: 'certified',
    included: 'What it includes',
    includes: [
      'Being heard and supported, and help with the step somebody chooses.',
      'Referring on when somebody else fits better.',
      'Once a year an account in which nobody can be recognised.',
      'A card, a poster and a page, so that everybody knows who they are.',
    ],
    prices: 'What it costs',
    priceHead: { form: 'Form', year: 'A year', consult: 'A consult', how: 'How it goes' },
    explain: {
      package: 'One price. The same at no consults at all. This is what we agree if you choose nothing.',
      pool: 'At least ten organisations pay for the consults together, shared by how many people work where.',
      'per-consult':
        'One bill a year, after the yearly account, rounded down to ten. When fewer than twenty people came, the price of the package.',
    },
    notForYou: 'Not under 250 people: the number on the bill would show whether anybody came. That may never be.',
    without: (percent) => `Prices without VAT (${percent}%). They hold for the whole year.`,
    pending:
      'This is the price of a pool of ten organisations or more. With fewer, the price of the package holds for that quarter, by the day.',
    steps: 'What comes next',
    step: [
      'You say yes, with the consent of your works council or staff.',
      'We make the card, the poster and the page.',
      'The advisers introduce themselves. After that everybody can write.',
      'Who leaves within a year pays the package by the day.',
    ],
    never: 'What you never get',
    nevers: [
      'Who came, when, about what, or from which department.',
      'A number of yours alone by month or by quarter, or a bill for a talk.',
    ],
    agree: 'Agreed',
    sign: ['Name', 'Function', 'Date', 'Signature'],
    until: (day) => `This offer holds until ${day}.`,
  },
};
