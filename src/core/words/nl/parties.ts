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
};
