import type { Way } from '../../../../../core/board/appointment.ts';
import type { OfferFault } from '../../../offering.ts';

type Ways = Readonly<Record<Way['by'], string>>;
type Faults = Readonly<Record<OfferFault, string>>;

/** `at` is a moment in full: "maandag 30 november 10:00". */
export const appointment = {
  /** All that an own calendar says of it. */
  inCalendar: 'Afspraak',
  button: 'Stel een afspraak voor',
  title: 'Een afspraak voorstellen',
  lead: 'Kies tot drie momenten. De medewerker kiest er een, of vraagt om een ander moment.',
  nowhereElse: 'De afspraak staat alleen in dit gesprek. Onze server weet er niets van.',
  knownOnly: 'Van je andere gesprekken kennen we hier alleen afspraken die je op dit apparaat hebt geopend.',
  notFetched: 'Je uren zijn nu niet op te halen. Vul zelf een moment in.',
  noneFree: 'Binnen je uren is niets vrij. Vul zelf een moment in, of maak meer uren vrij in je planning.',
  minutes: 'Hoe lang',
  buffer: 'Vrij ervoor en erna',
  notice: 'Niet eerder dan over',
  inMinutes: (count: number): string => (count === 0 ? 'niets' : `${count} minuten`),
  inHours: (count: number): string => (count === 1 ? '1 uur' : `${count} uur`),
  moment: (count: number): string => `Moment ${count}`,
  when: 'Wanneer',
  between: 'Vrije tijd ertussen',
  none: 'Geen',
  typed: 'Een ander moment …',
  day: 'Dag',
  time: 'Tijd',
  turn: 'Deze tijd komt die nacht twee keer. Welke?',
  turns: { first: 'De eerste keer (zomertijd)', second: 'De tweede keer (wintertijd)' },
  way: 'Hoe',
  ways: {
    phone: 'Bellen',
    video: 'Video',
    'in-person': 'Elkaar spreken op een plek',
    neutral: 'Neutrale plek buiten het werk',
  } as Ways,
  link: 'Videolink van jezelf',
  linkHint: 'Met https ervoor. Neem geen link van de organisatie: dan staat jullie gesprek ook bij hen op een lijst.',
  where: 'Waar',
  clock: (zone: string): string => `De tijden zijn in ${zone}.`,
  forEmployee: (at: string): string => `Voor de medewerker: ${at}.`,
  wrong: {
    none: 'Kies minstens één moment.',
    empty: 'Vul een dag en een tijd in.',
    skipped: 'Deze tijd bestaat die nacht niet: de klok gaat dan vooruit. Kies een andere tijd.',
    twice: 'Deze tijd komt die nacht twee keer. Kies welke je bedoelt.',
    past: 'Dit moment is voorbij, of begint binnen een uur. Kies een later moment.',
    beyond: 'Dan is dit gesprek er niet meer. Kies een eerder moment.',
    link: 'Dit is geen veilige link. Hij begint met https:// en heeft een naam, zoals https://praat.example.nl/wij.',
    where: 'Schrijf waar jullie elkaar treffen, in hoogstens 200 tekens.',
    same: 'Dit moment staat er al.',
  } as Faults,
  at: (count: number, wrong: string): string => `Moment ${count}: ${wrong}`,
  submit: 'Stel voor',
  isPut: 'Het voorstel staat klaar voor de medewerker.',

  heading: 'Afspraak',
  line: (at: string, minutes: number, way: string): string => `${at}, ${minutes} minuten: ${way}`,
  waits: 'Er is nog niet gekozen.',
  passed: 'Deze momenten zijn voorbij. Er is niet gekozen.',
  other: 'De medewerker vraagt om een ander moment. Misschien staat het in een bericht.',
  agreed: 'Dit is afgesproken:',
  over: 'Deze afspraak is geweest:',
  cancelledByEmployee: (at: string): string =>
    `De medewerker zegde de afspraak van ${at} af. Waarom, hoef je niet te weten.`,
  cancelledByYou: (at: string): string => `Je zegde de afspraak van ${at} af.`,
  instead: (at: string): string => `In plaats van ${at}:`,
  late: 'De afspraak begint binnen een uur, of is bezig. Verzetten of afzeggen kan hier niet meer. Bel, als je kunt.',
  twice: 'In een ander gesprek heb je rond deze tijd ook een afspraak. Verzet er een.',
  change: 'Verander de momenten',
  move: 'Verzet',
  cancel: 'Zeg af',
  isCancelled: 'De afspraak is afgezegd. Staat hij in je agenda, verwijder hem daar zelf.',
  isMoved: 'Het nieuwe voorstel staat klaar. Staat de oude afspraak in je agenda, verwijder hem daar zelf.',
  openVideo: 'Open de videolink',
  file: 'Zet in mijn agenda',
  fileHint: 'In dat bestand staat alleen "Afspraak" en de tijd: geen naam, geen plek, geen link.',
};

export const appointmentDid = {
  you: {
    put: 'Je stelde een afspraak voor.',
    moved: 'Je stelde een ander moment voor.',
    'called-off': 'Je zegde de afspraak af.',
    'taken-away': 'Je trok het voorstel voor een afspraak in.',
  },
  employee: {
    answered: 'Koos een moment.',
    move: 'Verzette de afspraak.',
    cancel: 'Zegde de afspraak af.',
    other: 'Vroeg om een ander moment.',
  },
};
