/** `at` is a moment in full: "maandag 30 november 10:00". `phone`: of the adviser; absent where there is none. */
export const appointment = {
  heading: (name: string): string => `${name} stelt een afspraak voor`,
  instead: (name: string, at: string): string =>
    `${name} kan ${at} toch niet. Dat ligt niet aan jou. Past een van deze momenten?`,
  choose: 'Druk op het moment dat past. Past niets, druk dan op Anders.',
  /** What is said of an appointment, wherever it is offered. */
  notInCalendar:
    'De afspraak staat alleen in dit gesprek, en niet in je agenda van het werk: daar kunnen anderen meekijken. Schrijf hem op in je eigen telefoon of op papier.',
  take: (at: string, way: string): string => `${at}, ${way}`,
  other: 'Anders',
  /** On buttons. */
  ways: { phone: 'bellen', video: 'video', 'in-person': 'live', neutral: 'buiten werk' },
  moment: (at: string, minutes: number, way: string): string => `${at} (${minutes} minuten): ${way}`,
  phone: (name: string, phone?: string): string =>
    phone === undefined
      ? `${name} belt je op het nummer dat je geeft bij "Laat ${name} je bellen".`
      : `${name} belt je vanaf ${phone}, op het nummer dat je geeft bij "Laat ${name} je bellen". Zelf bellen mag ook.`,
  /** They gave a number. */
  phoneTo: (name: string, phone?: string): string =>
    phone === undefined
      ? `${name} belt je op het nummer dat je gaf.`
      : `${name} belt je vanaf ${phone}, op het nummer dat je gaf. Zelf bellen mag ook.`,
  video: (host: string): string => `jullie praten met beeld, op ${host}`,
  place: (where: string): string => `jullie spreken af op: ${where}`,
  neutral: (where: string): string => `jullie spreken af buiten het werk: ${where}`,
  otherClock: (name: string, at: string): string => `Bij ${name} is het dan ${at}.`,
  agreedHeading: 'Jullie afspraak',
  until: 'Tot een uur van tevoren kun je verzetten of afzeggen. Je hoeft niet te zeggen waarom.',
  late: (name: string, phone?: string): string =>
    phone === undefined
      ? `Verzetten of afzeggen kan hier nu niet meer. Lukt het niet? Schrijf het ${name} hieronder. Dat is genoeg.`
      : `Verzetten of afzeggen kan hier nu niet meer. Lukt het niet? Bel ${name}: ${phone}. Dat is genoeg.`,
  /** In a conversation in which nothing can be said any more. */
  fixed: (name: string, phone?: string): string =>
    phone === undefined
      ? 'Verzetten of afzeggen kan hier niet meer. Niet komen mag altijd.'
      : `Verzetten of afzeggen kan hier niet meer. Lukt het niet? Bel ${name}: ${phone}. Niet komen mag altijd.`,
  openVideo: 'Open de videolink',
  move: (at: string, way: string): string => `Liever ${at}, ${way}`,
  cancel: 'Zeg de afspraak af',
  otherMoment: 'Vraag een ander moment',
  askedHeading: 'Een ander moment',
  asked: (name: string): string =>
    `Je vroeg om een ander moment. Schrijf ${name} hieronder wat wel past, als je wilt. Past een van deze toch, druk er dan op.`,
  askedOnly: (name: string): string =>
    `Je vroeg om een ander moment. Schrijf ${name} hieronder wat wel past, als je wilt.`,
  cancelledHeading: 'De afspraak gaat niet door',
  cancelledByYou: (at: string): string =>
    `Je zegde de afspraak van ${at} af. Dat mag altijd. Een nieuwe afspraak kan ook altijd.`,
  cancelledBy: (name: string, at: string): string =>
    `${name} kan ${at} toch niet. Dat ligt niet aan jou. Wil je een ander moment? Schrijf het hieronder.`,
  passedHeading: 'Deze momenten zijn voorbij',
  passed: (name: string): string =>
    `Wat ${name} voorstelde, is voorbij of begint zo. Dat geeft niet. Wil je een ander moment, druk dan hieronder.`,
  /** In place of `board.changed`, where the moment itself is why. */
  faults: {
    past: 'Dit moment is voorbij of begint binnen een uur. Het is niet gekozen. Kies een ander moment, of bel.',
    late: 'De afspraak begint binnen een uur, of is voorbij. Hij is niet veranderd. Lukt het niet? Bel dan.',
  },
};

export const appointmentDid = {
  put: (name: string): string => `${name} stelde een afspraak voor. Die staat bovenaan.`,
  moved: (name: string): string => `${name} stelde een ander moment voor. Dat staat bovenaan.`,
  'called-off': (name: string): string => `${name} zegde de afspraak af.`,
  'taken-away': (name: string): string => `${name} trok het voorstel voor een afspraak in.`,
  answered: (): string => 'Je koos een moment voor een afspraak.',
  move: (): string => 'Je verzette de afspraak.',
  cancel: (): string => 'Je zegde de afspraak af.',
  other: (): string => 'Je vroeg om een ander moment.',
};
