/**
 * Where else to go: what an adviser is not for, and who is. Data, with the day each number was checked
 * against a public page of the body itself, the police or the government. An organisation adds its own
 * (`referrals` in its file). A number that could not be confirmed is not given.
 */
import type { Language, Referral } from './organisation.ts';

export const CHECKED = '2026-11-21';

interface PublicReferral extends Referral {
  readonly name: Readonly<Record<Language, string>>;
  readonly what: Readonly<Record<Language, string>>;
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
      en: 'Were you assaulted or raped? Call 0800-0188, free, day and night. Within seven days if you can: they can do most for you then.',
    },
    phone: '0800-0188',
    url: 'https://centrumseksueelgeweld.nl',
    checked: CHECKED,
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
    url: 'https://veiligthuis.nl',
    checked: CHECKED,
  },
  {
    id: 'accused',
    name: { nl: 'Word je zelf beschuldigd?', en: 'Are you accused yourself?' },
    what: {
      nl: 'Ook jij hebt recht op steun, maar niet bij dezelfde persoon als degene die over jou praat. Een vertrouwenspersoon kan je helpen de juiste plek te vinden. Je vakbond of een jurist staat je bij.',
      en: 'You have a right to support too, but not from the same person as whoever talks about you. An adviser can help you find the right place. Your union or a lawyer stands by you.',
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
      nl: 'Aangifte doen kan bij de politie: 0900-8844. Twijfel je? Praat er eerst over; de politie denkt ook mee zonder dat je je naam noemt.',
      en: 'You can go to the police: 0900-8844. In doubt? Talk first; the police also think along without your name.',
    },
    phone: '0900-8844',
    url: 'https://www.politie.nl',
    checked: CHECKED,
  },
];
