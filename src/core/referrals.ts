/**
 * Where else to go: what an adviser is not for, and who is. Data, with the day each number was checked
 * against a public page of the body itself, the police or the government: docs/facts.md says which. An organisation adds
 * its own (`referrals` in its file). A number that could not be confirmed is not given.
 */
import type { Language, Referral } from './organisation.ts';

const CHECKED = '2026-11-21';
/** These were looked at on another day than the others. */
const LATER = '2026-11-27';

interface PublicReferral extends Referral {
  readonly name: Readonly<Record<Language, string>>;
  readonly what: Readonly<Record<Language, string>>;
  /** Where `url` leads, when the heading says something else than the name of that place. */
  readonly at?: string;
  /** Cannot wait: shown first, on its own. */
  readonly urgent?: boolean;
}

export const REFERRALS: readonly PublicReferral[] = [
  {
    id: 'danger',
    urgent: true,
    name: { nl: '112', en: '112' },
    what: {
      nl: 'Is er nu gevaar, voor jou of een ander? Bel 112.',
      en: 'Danger right now, for you or somebody else? Call 112.',
    },
    phone: '112',
    checked: CHECKED,
  },
  {
    id: 'suicide',
    urgent: true,
    name: { nl: '113 Zelfmoordpreventie', en: '113 Suicide Prevention' },
    what: {
      nl: 'Denk je aan zelfdoding? Bel 113. Gratis, dag en nacht, en je hoeft niet te zeggen wie je bent. Chatten kan op 113.nl.',
      en: 'Thinking of suicide? Call 113. Free, day and night, and you need not say who you are. You can chat at 113.nl.',
    },
    phone: '113',
    url: 'https://www.113.nl',
    checked: CHECKED,
  },
  {
    id: 'sexual-violence',
    urgent: true,
    name: { nl: 'Centrum Seksueel Geweld', en: 'Centre for Sexual Violence' },
    what: {
      nl: 'Ben je aangerand of verkracht? Bel 0800-0188, gratis, dag en nacht. Liefst binnen zeven dagen, dan kunnen ze het meest voor je doen.',
      en: 'Have you been sexually assaulted or raped? Call 0800-0188, free, day and night. Within seven days if you can: they can do most for you then.',
    },
    phone: '0800-0188',
    url: 'https://centrumseksueelgeweld.nl',
    checked: CHECKED,
  },
  {
    id: 'night',
    name: { nl: 'Iemand die luistert, ook ’s nachts', en: 'Somebody who listens, at night too' },
    what: {
      nl: 'De Luisterlijn is een landelijke lijn. Je kunt er dag en nacht bellen over wat je dwarszit, zonder je naam te zeggen: 088 0767 000.',
      en: 'De Luisterlijn is a national line. Day and night you can call about what weighs on you, without giving your name: 088 0767 000.',
    },
    phone: '088 0767 000',
    at: 'De Luisterlijn',
    url: 'https://www.deluisterlijn.nl',
    checked: LATER,
  },
  {
    id: 'labour-conflict',
    name: { nl: 'Conflict over je werk', en: 'Conflict about your work' },
    what: {
      nl: 'Ruzie over je contract, loon, rooster of beoordeling? Praat met je leidinggevende, HR of je vakbond. Een mediator kan helpen als jullie dat allebei willen.',
      en: 'Trouble about your contract, pay, rota or appraisal? Talk to your manager, HR or your union. A mediator can help if both sides want that.',
    },
    checked: CHECKED,
  },
  {
    id: 'health',
    name: { nl: 'Ziek of op', en: 'Ill or worn out' },
    what: {
      nl: 'Word je ziek van wat er speelt? De bedrijfsarts en je huisarts hebben een medisch beroepsgeheim. Je mag zelf een afspraak maken.',
      en: 'Is it making you ill? The company doctor and your own doctor are bound by medical secrecy. You may make an appointment yourself.',
    },
    checked: CHECKED,
  },
  {
    id: 'private',
    name: { nl: 'Problemen thuis', en: 'Trouble at home' },
    what: {
      nl: 'Scheiding, geld, zorgen om een kind? Bedrijfsmaatschappelijk werk, je huisarts of je gemeente helpt je verder. Is het thuis niet veilig: bel Veilig Thuis, 0800-2000, gratis, dag en nacht.',
      en: 'Divorce, money, worries about a child? Occupational social work, your doctor or your municipality can help. Not safe at home: call Veilig Thuis, 0800-2000, free, day and night.',
    },
    phone: '0800-2000',
    at: 'Veilig Thuis',
    url: 'https://veiligthuis.nl',
    checked: CHECKED,
  },
  {
    id: 'accused',
    name: { nl: 'Word je zelf beschuldigd?', en: 'Are you accused yourself?' },
    what: {
      nl: 'Ook jij hebt recht op steun, maar niet bij de vertrouwenspersoon van de ander. Een vertrouwenspersoon kan je helpen de juiste plek te vinden. Je vakbond of een jurist kan je helpen.',
      en: 'You have a right to support too, but not from the other person’s adviser. An adviser can help you find the right place. Your union or a lawyer can support you.',
    },
    checked: CHECKED,
  },
  {
    id: 'legal',
    name: { nl: 'Juridische hulp', en: 'Legal help' },
    what: {
      nl: 'Een vertrouwenspersoon is geen jurist. Met vragen over je rechten kun je terecht bij het Juridisch Loket, je vakbond of je rechtsbijstandverzekering.',
      en: 'An adviser is not a lawyer. For questions about your rights there are the Juridisch Loket, your union or your legal insurance.',
    },
    at: 'Juridisch Loket',
    url: 'https://www.juridischloket.nl',
    checked: CHECKED,
  },
  {
    id: 'wrongdoing',
    name: { nl: 'Huis voor Klokkenluiders', en: 'Dutch Whistleblowers Authority' },
    what: {
      nl: 'Weet je van een misstand die gevaar of schade geeft voor anderen? Het Huis geeft gratis en vertrouwelijk advies over wat je kunt doen: 088 133 10 00.',
      en: 'Do you know of wrongdoing that endangers or harms others? The Authority advises you for free and in confidence on what you can do: 088 133 10 00.',
    },
    phone: '088 133 10 00',
    url: 'https://www.huisvoorklokkenluiders.nl',
    checked: CHECKED,
  },
  {
    id: 'crime',
    name: { nl: 'Is er een misdrijf gepleegd?', en: 'Was a crime committed?' },
    what: {
      nl: 'Aangifte doen kan bij de politie: 0900-8844. Gaat het om seksueel geweld en twijfel je? Dan kun je de politie eerst vragen stellen zonder je naam te noemen.',
      en: 'You can go to the police: 0900-8844. Is it about sexual violence and are you in doubt? Then you can ask the police without giving your name.',
    },
    phone: '0900-8844',
    at: 'Politie',
    url: 'https://www.politie.nl',
    checked: CHECKED,
  },
  {
    id: 'anonymous-tip',
    name: { nl: 'Iets doorgeven zonder je naam', en: 'Passing something on without your name' },
    what: {
      nl: 'Weet je iets van een ernstig misdrijf, en mag niemand weten dat het van jou komt? Bel gratis met Meld Misdaad Anoniem: 0800-7000. Aangifte doen kan daar niet.',
      en: 'Do you know about a serious crime, and may nobody know that it came from you? Call Meld Misdaad Anoniem, free: 0800-7000. It is not the police.',
    },
    phone: '0800-7000',
    checked: LATER,
  },
  {
    id: 'after-a-crime',
    name: { nl: 'Hulp na iets ergs', en: 'Help after something bad' },
    what: {
      nl: 'Is je iets ergs aangedaan, of zag je het gebeuren? Slachtofferhulp Nederland helpt gratis, ook als je geen aangifte doet: 0900-0101.',
      en: 'Was something bad done to you, or did you see it happen? Slachtofferhulp Nederland helps for free, even if you do not go to the police: 0900-0101.',
    },
    phone: '0900-0101',
    at: 'Slachtofferhulp Nederland',
    url: 'https://www.slachtofferhulp.nl',
    checked: LATER,
  },
  {
    id: 'discrimination',
    name: { nl: 'Discriminatie', en: 'Discrimination' },
    what: {
      nl: 'Word je anders behandeld om wie je bent? Bij discriminatie.nl vertellen ze je wat je rechten zijn en wat je kunt doen. Er is er ook een bij jou in de buurt.',
      en: 'Are you treated differently because of who you are? At discriminatie.nl they tell you what your rights are and what you can do. There is one near you too.',
    },
    at: 'discriminatie.nl',
    url: 'https://discriminatie.nl',
    checked: LATER,
  },
  {
    id: 'labour-inspectorate',
    name: { nl: 'Gevaarlijk of oneerlijk werk', en: 'Dangerous or unfair work' },
    what: {
      nl: 'Is je werk gevaarlijk, of krijg je te weinig betaald? De Nederlandse Arbeidsinspectie controleert dat. Je leest op hun website hoe je iets doorgeeft.',
      en: 'Is your work dangerous, or are you paid too little? The Netherlands Labour Authority checks that. Its website says how to tell them.',
    },
    at: 'Nederlandse Arbeidsinspectie',
    url: 'https://www.nlarbeidsinspectie.nl',
    checked: LATER,
  },
];

/** The day on which the numbers that are named were looked at, of several days the first. */
export const checkedSince = (places: readonly Pick<Referral, 'checked'>[]): string =>
  places.map(({ checked }) => checked).reduce((first, day) => (day < first ? day : first));
