/** Who is there for what, and never for both: the reporting point, who is accused, and what somebody does not do. */
export const parties = {
  parties: {
    /** Of an adviser who is the reporting point too. */
    reportingPoint: {
      writing: (who: string) => `${who} is ook het meldpunt. Hier schrijven is praten: er begint niets.`,
      calling: 'Bel je? Zeg dan dat je komt praten. Praten is nog geen melding.',
      /** Behind what kind of adviser it is. */
      brief: 'ook het meldpunt',
      label: 'Ook het meldpunt',
      value: 'ja. Praten begint niets. Zeg als je belt dat je komt praten.',
    },
    /** The other one may come to the same adviser. */
    both: {
      ask: (who: string) => `Gaat het over iemand die ook bij ${who} kan komen?`,
      choose: (who: string) => `${who} kan er niet voor jullie allebei zijn. Kies gerust iemand anders.`,
      nobodyElse: (who: string) =>
        `${who} kan er niet voor jullie allebei zijn. Hulp van buiten staat bij Andere hulp.`,
    },
    topics: {
      labels: { conduct: 'Omgangsvormen', integrity: 'Integriteit' },
      heading: 'Met wie kun je hierover praten?',
      doesNot: (who: string) => `${who} doet dit niet.`,
      /** `count`: how many `names` are. */
      others: (names: string, _count: number) => `${names} wel.`,
      do: (names: string, _count: number) => `Hierover praat je met ${names}.`,
      nobody: 'Niemand van de vertrouwenspersonen hier doet dit.',
      outside: 'Hulp van buiten staat bij Andere hulp.',
    },
  },
  accused: {
    open: 'Word je zelf beschuldigd?',
    heading: 'Word je zelf beschuldigd?',
    intro: [
      'Dat kan zwaar zijn. Ook jij mag met iemand praten. Dat zegt niets over wat er gebeurd is.',
      'Een vertrouwenspersoon is er nooit voor jou en voor de ander. Kies dus iemand anders dan de vertrouwenspersoon van de ander.',
      'Je hoeft niet te weten wie dat is. Kan iemand jou niet helpen, dan hoor je dat, en kies je een ander. Waarom het niet kan, zeggen we nooit.',
    ],
    /** Where there is one adviser only. */
    alone: (who: string) =>
      `Hier is alleen ${who}. Kan ${who} jou niet helpen, dan hoor je dat. Kijk dan bij Andere hulp: waarom het niet kan, zeggen we nooit.`,
    can: {
      heading: 'Wat een vertrouwenspersoon voor je kan doen',
      lines: [
        'Luisteren, en met je op een rij zetten wat je kunt doen.',
        'Meedenken wie jou verder helpt. Dat is vaak iemand anders, zoals een jurist.',
      ],
    },
    cannot: {
      heading: 'Wat een vertrouwenspersoon niet doet',
      lines: [
        'Juridische hulp geven.',
        'Uitzoeken wat er gebeurd is, of zeggen wie gelijk heeft.',
        'Jou ergens op aanspreken. Dat doet je leidinggevende.',
        'Met de ander gaan praten.',
      ],
    },
    rehabilitation: {
      heading: 'Ben je onterecht beschuldigd?',
      line: (names: string, count: number) =>
        `${names} ${count === 1 ? 'helpt' : 'helpen'} je om daarna weer goed te kunnen werken.`,
    },
    outside: 'Wie je verder helpt',
    noNames: {
      heading: 'We vragen niet om namen',
      lines: ['Nergens in deze app vragen we over wie het gaat. Er is geen lijst van mensen die beschuldigd worden.'],
    },
    choose: 'Kies iemand om mee te praten',
  },
};
