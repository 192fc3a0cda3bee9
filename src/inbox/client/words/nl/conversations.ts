/** The list, being reachable or full, and one conversation, in Dutch. */
import { capital } from '../../../../core/words/capital.ts';
import { declined } from '../../../../core/words/nl/declined.ts';

export const conversations = {
  // List
  listTitle: 'Gesprekken',
  listGoesOn: 'De oudere gesprekken komen er nog bij.',
  listNotWhole: 'Je ziet nu niet al je gesprekken: de oudste ontbreken.',
  isNew: 'nieuw',
  isClosed: 'gesloten',
  newCount: (count: number) =>
    count === 0
      ? 'Niets nieuws.'
      : count === 1
        ? 'Eén gesprek met iets nieuws.'
        : `${count} gesprekken met iets nieuws.`,
  openNew: 'Nieuw lezen',
  emptyTitle: 'Er is nu niemand die op je wacht.',
  empty: 'Schrijft er iemand, dan zie je het hier meteen. Je hoeft de pagina niet te verversen.',
  hoursTitle: 'Je uren',
  hoursAt: (organisation: string) => `Je uren bij ${organisation}`,
  hoursNone: 'Er zijn geen vaste uren ingesteld.',
  hoursExpect: (hours: number) => `Medewerkers lezen dat je meestal binnen ${hours} werkuren antwoordt.`,
  contactsAt: (organisation: string) => `Wie je kunt bellen bij ${organisation}`,
  contactsNote:
    'Alleen voor jou: medewerkers zien deze lijst niet. Bel je iemand? Noem dan geen medewerker bij naam, behalve als die dat goed vindt.',
  contactFunctions: {
    'company-doctor': 'Bedrijfsarts',
    'social-work': 'Bedrijfsmaatschappelijk werk',
    ombuds: 'Ombudsfunctionaris',
    'complaints-committee': 'Voorzitter klachtencommissie',
    integrity: 'Integriteit',
    hr: 'HR',
    'works-council': 'Ondernemingsraad',
  },
  topicsAsked: (organisation: string) =>
    `Waarover praat je bij ${organisation}: hoe mensen met elkaar omgaan, integriteit, of allebei? Dat staat nog nergens, en medewerkers lezen nu alleen het eerste. Vertel het de beheerder, die vult het in.`,
  otherKey:
    'Je sleutel in deze browser is niet de sleutel die je organisatie nu gebruikt. Nieuwe berichten kun je daardoor misschien niet lezen. Vertel het de beheerder.',
  /** Four cards at the first visit. */
  tour: [
    {
      title: 'Wie schrijft, heeft hier een andere naam',
      text: 'Elk gesprek staat onder een verzonnen naam, zoals rustige lijster 48. Daarbij staan de organisatie en de taal. Druk op een rij en je bent in het gesprek.',
    },
    {
      title: 'Jouw sleutel, jouw gesprekken',
      text: 'Je wachtwoordzin maakt je sleutel open, alleen hier in je browser. Ga je van je scherm, druk dan op Vergrendel. Leg je herstelcode op papier op een vaste plek: zonder wachtwoordzin en zonder code gaat hier niets meer open, ook niet voor ons.',
    },
    {
      title: 'Ben je er even niet?',
      text: 'Dat zeg je met de knop onderaan, voor een uur of tot een dag. Heb je genoeg gesprekken, druk dan op Vol: er komt niets nieuws bij, en wat loopt gaat door.',
    },
    {
      title: 'Kom op vaste momenten',
      text: 'Kies een vast moment, ook als er niets nieuws is. Dan valt het je collega’s niet op wanneer er wel iets is. Een lege lijst is heel gewoon.',
    },
  ],
  tourNext: 'Volgende',
  tourSkip: 'Sla over',
  tourEnd: 'Klaar',
  tourSettings: 'Kies het bij Instellingen',
  tourAt: (at: number, of: number) => `${at} van ${of}`,
  /** Over the rows, when something new or moved waits. */
  listChanged: 'Er is iets nieuws. Laat zien',
  listMore: (left: number) => `Meer gesprekken (nog ${left})`,
  rowGone: 'Dit gesprek is er niet meer.',
  days: {
    mon: 'maandag',
    tue: 'dinsdag',
    wed: 'woensdag',
    thu: 'donderdag',
    fri: 'vrijdag',
    sat: 'zaterdag',
    sun: 'zondag',
  },

  // Presence
  presence: {
    available: 'Medewerkers lezen dat je er volgens je uren nu bent.',
    availableUntil: (at: string) => `Medewerkers lezen dat je er volgens je uren nu bent, tot ${at}.`,
    unproven: 'Medewerkers lezen wanneer je meestal antwoordt, en niet dat je er nu bent.',
    away: 'Medewerkers zien dat je nu niet bereikbaar bent.',
    awayNext: (at: string) => `Je bent nu niet bereikbaar. Medewerkers lezen: weer ${at}.`,
    full: 'Je staat op vol. Medewerkers lezen dat je nu geen ruimte hebt voor een nieuw gesprek.',
    'no-key':
      'Je sleutel is nog niet opgenomen. Medewerkers kunnen je bellen of mailen, en je hier nog niet schrijven.',
  },
  proof: {
    asked: 'Open je inbox minstens eens per week op dit apparaat: dan kunnen medewerkers zien dat berichten aankomen.',
    from: (moment: string) => `Vanaf ${moment} lezen medewerkers dat berichten bij je aankomen.`,
    proven: 'Medewerkers lezen dat berichten bij je aankomen. Dat blijft zo als je je inbox elke week opent.',
  },
  /** Beside the sentence about being reachable. */
  goFull: 'Vol',
  makeRoom: 'Weer ruimte',
  fullUntil: (day: string) => `Dat is zo tot ${day}. Gesprekken die er zijn, gaan door.`,
  fullAsked: (open: number) =>
    `Je hebt ${open} gesprekken open. Wil je even geen nieuwe erbij? Druk dan op Vol. Er gaat niets vanzelf dicht.`,
  fullTitle: 'Tot welke dag neem je geen nieuwe gesprekken aan?',
  fullLead:
    'Medewerkers lezen tot die dag dat je geen ruimte hebt. Ze zien geen aantal. Gesprekken die er al zijn, gaan gewoon door.',
  fullDate: 'Ik heb weer ruimte op',
  fullGo: 'Vol tot die dag',
  fullDone: 'Je staat nu op vol.',
  roomDone: 'Je neemt weer nieuwe gesprekken aan.',
  presenceAt: (organisation: string) => `${organisation}: `,
  /** Of more than one. */
  presenceOf: (reachable: number, all: number) =>
    reachable === all
      ? `Nu bereikbaar bij ${all} organisaties`
      : reachable === 0
        ? `Nu bij geen van je ${all} organisaties bereikbaar`
        : `Nu bereikbaar bij ${reachable} van je ${all} organisaties`,
  goAway: 'Nu weg',
  comeBack: 'Weer bereikbaar',
  lock: 'Vergrendel',
  actions: 'Snelle acties',
  awayTitle: 'Hoe lang ben je weg?',
  awayLead: 'Medewerkers zien dit meteen. Wat ze je schrijven, blijft gewoon binnenkomen.',
  awayHour: '1 uur',
  awayDay: 'De rest van de dag',
  awayDate: 'Ik ben er weer op',
  awayDateGo: 'Weg tot die dag',
  awayDateWrong: 'Kies een dag na vandaag, binnen een jaar.',
  awayDone: 'Je staat nu op afwezig.',
  backDone: 'Je staat niet meer op afwezig.',

  // What an answer was promised by
  promised: (before: string, isPast: boolean) =>
    isPast ? `Antwoord was beloofd ${before}` : `Antwoord beloofd ${before}`,
  readTitle: 'Laat weten dat je het las',
  readLead: 'Nu geen tijd om te antwoorden? Laat dan weten dat je het las, en vóór wanneer je terugschrijft.',
  readBy: 'Ik schrijf terug',
  readAnswer: (before: string) => capital(`Ik heb je gelezen. ${before} schrijf ik terug.`),
  readSent: 'Verzonden. De medewerker leest dat je het las, en vóór wanneer je terugschrijft.',
  readTooLate: 'Dat moment kan niet meer. Er is niets verzonden. Kies een ander moment.',

  // What somebody cannot do
  decline: 'Ik kan dit niet doen',
  declineTitle: 'Dit gesprek niet voeren?',
  declineLead:
    'Je hoeft dit gesprek niet te voeren, om welke reden ook. De medewerker leest dit, in de taal van de medewerker:',
  declined,
  declineThen: 'Het gesprek sluit meteen. Jullie kunnen er dan allebei niet meer in schrijven.',
  declineYes: 'Ja, verstuur dit en sluit',
  declineNo: 'Nee, ik voer dit gesprek',
  /** Of what stands above the messages. */
  boardStale: 'Dit is net veranderd. Kijk wat er nu staat.',
  boardFull: 'Er past niet meer bij. Haal eerst iets weg dat niet meer nodig is.',
  boardChanged: 'Er is iets veranderd in wat jullie voor je hebben.',
  declineSent: 'Verzonden. Het gesprek is gesloten.',
  declineClosed: 'Dit gesprek was al gesloten. Er is niets verzonden.',
  declineNot:
    'Er is niets verzonden: het gesprek veranderde steeds, of er past niets meer bij. Probeer het nog eens, of sluit het.',

  // Conversation
  employee: 'Medewerker',
  you: 'Jij',
  who: 'De medewerker vertelt wie hij of zij is:',
  earlier: 'Laat eerdere berichten zien',
  answer: 'Antwoord',
  answerTo: (handle: string) => `Je antwoord aan ${handle}`,
  answerHint: 'Alleen deze medewerker kan dit lezen.',
  left: (count: number) => `Nog ${count} ${count === 1 ? 'teken' : 'tekens'}.`,
  tooLong: (count: number) =>
    `${count} ${count === 1 ? 'teken' : 'tekens'} te veel. Maak je antwoord korter of stuur het in delen.`,
  send: 'Verstuur je antwoord',
  sending: 'Wordt verzegeld en verstuurd.',
  sent: 'Je antwoord is verzonden.',
  emptyAnswer: 'Er staat nog niets in je antwoord.',
  draftBack: 'Je had al iets getypt. Het stond verzegeld op dit apparaat en is nu terug.',
  newMessage: 'Er is een nieuw bericht.',
  sheet: 'Houvast voor een gesprek',
  note: 'Eigen notitie',
  /** Behind it. */
  noteThere: '(er staat iets)',
  noteLabel: 'Je notitie bij dit gesprek',
  noteHint:
    'Geen namen. Alleen jij kunt je notitie lezen, ook op je andere apparaten. Hij verdwijnt samen met dit gesprek.',
  noteSave: 'Bewaar je notitie',
  noteSaved: 'Je notitie is bewaard.',
  noteTooLong: (count: number) => `${count} ${count === 1 ? 'teken' : 'tekens'} te veel. Maak je notitie korter.`,
  noteElsewhere:
    'Op een ander apparaat heb je deze notitie ook veranderd. Wat daar staat, lees je hieronder. Bewaar je, dan komt wat hierboven staat ervoor in de plaats.',
  noteEmptied: 'De notitie is daar leeggemaakt.',
  noteJoin: 'Zet die eronder',
  noteTakeOther: 'Neem die over',
  noteUnreadable: 'Er is een notitie die je sleutel niet kan openen. Bewaar je hier iets, dan kan dat haar vervangen.',
  close: 'Sluit dit gesprek',
  closeTitle: 'Dit gesprek sluiten?',
  closeLead:
    'Jullie kunnen er dan allebei niet meer in schrijven. Na een paar dagen verdwijnt het. De medewerker kan altijd een nieuw gesprek beginnen.',
  closeYes: 'Ja, sluit het gesprek',
  closeNo: 'Nee, laat het open',
  closedNow: 'Dit gesprek is gesloten. Je kunt het nog lezen tot het verdwijnt.',
  expires: (day: string) => `Dit gesprek verdwijnt op ${day}, als er niets meer bij komt.`,
  expiresClosed: (day: string) => `Dit gesprek verdwijnt op ${day}.`,
  goneTitle: 'Dit gesprek is er niet (meer)',
  gone: 'De medewerker heeft het misschien gewist, of de bewaartijd is voorbij. Wat erin stond, komt niet terug.',
  goneWithText: 'Dit gesprek is er niet meer. Dit stond nog in je antwoordveld:',
  closedWithDraft: 'Dit gesprek is ondertussen gesloten. Dit stond nog in je antwoordveld:',
  closedWithText: 'Dit gesprek is ondertussen gesloten. Je antwoord is niet verzonden; je tekst staat er nog.',
  threadFull: 'Dit antwoord past niet meer in het gesprek. Maak het korter. Je tekst staat er nog.',
  stillMoving:
    'Er kwamen net steeds nieuwe berichten bij. Je antwoord is niet verzonden; je tekst staat er nog. Lees ze even en verstuur opnieuw.',
  noReplyKey:
    'Antwoorden kan hier niet: er is geen bericht van de medewerker dat je sleutel betrouwbaar kan openen. Vraag de beheerder ernaar te kijken.',
  unreadable: {
    damaged: 'Dit bericht is beschadigd en niet te lezen.',
    forged: 'Dit bericht is niet zoals het verzonden werd. Je inbox laat het daarom niet zien.',
    newer: 'Dit stuurde je vanaf een nieuwere pagina. Ververs deze pagina, dan kun je het lezen.',
    'other-key': 'Dit bericht is verzegeld voor een andere sleutel dan die van jou. Het is hier niet te lezen.',
  },
  gap: 'Hier is iets weg of veranderd. Dit bericht sluit niet aan op wat erboven staat.',
  endMissing:
    'Het einde van dit gesprek klopt niet met wat de server erover zegt. Misschien ontbreekt het laatste bericht.',
  shorter:
    'Dit gesprek is korter dan toen je het de vorige keer op dit apparaat las. Er is iets weg. Dat hoort niet zomaar te gebeuren: vertel het de beheerder.',
  changed:
    'Wat je hier eerder las, is sindsdien veranderd. Dat hoort niet te gebeuren: vertel het de beheerder en vertrouw nog niet op wat hier staat.',
};
