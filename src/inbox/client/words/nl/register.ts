/** Counting contacts and the adviser's own work, in Dutch. */
export const register = {
  contact: {
    title: 'Los contact',
    lead: 'Voor een telefoontje of een bezoek: één keer voor elke persoon. Zeven vragen, en je bent klaar.',
    organisation: 'Bij welke organisatie?',
    organisationNone: 'Kies de organisatie',
    another: 'Nog een contact',
  },
  closing: {
    title: 'Tellen',
    lead: 'Het gesprek is dicht. Tel je deze persoon mee?',
    later: 'Niet nu',
    laterSaid: 'Dit gesprek wacht op dit apparaat op tellen, tot het verdwijnt. Je vindt het in je lijst.',
    now: 'Tel nu',
    never: 'Tel dit gesprek niet',
    neverSaid: 'Dit gesprek wordt niet geteld.',
    unknown:
      'Deze pagina weet niet of deze medewerker meegeteld wil worden: ze heeft niet alles gelezen. Je telt hier nu niets. Haal eerdere berichten op als er een knop voor is.',
    leftOut: 'Deze medewerker wil niet meegeteld worden. Je telt hier niets, ook geen consult.',
  },
  sheet: {
    never:
      'We vragen nooit: naam, afdeling, locatie, functie, salaris, afkomst, geloof, gezondheid, datum, en wie beschuldigd wordt.',
    what: 'Elk antwoord is één streepje. Welke streepjes bij dezelfde persoon hoorden, staat nergens.',
    known: 'Deze persoon is dit jaar al geteld. Meer hoef je niet te kiezen.',
    missing: (count: number) =>
      count === 1 ? 'Eén vraag heeft nog geen antwoord.' : `${count} vragen hebben nog geen antwoord.`,
    step: (at: number, of: number) => `${at} van ${of}`,
    change: 'Verander',
    consult: 'Dit was een consult',
    consultWhy: {
      'per-consult':
        'Voor de rekening. Je leverancier hoort elk kwartaal één getal van al je organisaties met zo’n contract samen, en één keer per jaar het getal van deze organisatie, afgerond op tien.',
      pool: 'Voor de rekening. Je leverancier hoort elk kwartaal één getal van alle organisaties in de pool samen. Van deze organisatie alleen bestaat geen getal.',
    },
    count: 'Tel mee',
    counted: 'Geteld.',
    countedHere: 'Geteld. Deze browser onthoudt niets: doe je inbox op slot voordat je hem sluit.',
  },
  minus: {
    title: 'Haal een streepje weg',
    lead: 'Heb je je vergist? Kies dezelfde antwoorden als toen. Bij elk antwoord gaat er één streepje af.',
    take: 'Haal weg',
    taken: 'Weggehaald.',
    lacking: (names: string) => `Dat kan niet. Hier staat geen streepje bij: ${names}.`,
  },
  mine: {
    title: 'Je tellingen',
    lead: 'Dit zijn alleen jouw eigen streepjes. Ze zijn verzegeld met jouw sleutel, en niemand anders ziet ze.',
    device: 'Wat je op een ander apparaat telde, komt erbij nadat je daar je inbox op slot deed en hier opende.',
    kept: 'Een jaar dat voorbij is, blijft hier tot er cijfers van gepubliceerd zijn, en hooguit drie jaar.',
    year: 'Jaar',
    people: (count: number) => (count === 1 ? '1 mens' : `${count} mensen`),
    again: (count: number) => `Al eerder geteld: ${count}`,
    none: 'Je telde hier nog niemand.',
    released: 'Van dit jaar zijn cijfers gepubliceerd. Wat je telde, is gewist.',
    incomplete:
      'Van dit jaar kan iets ontbreken. Er is een sleutel verloren, of iemand zette bij de server iets ouds terug. In het jaarverslag staat dan ‘niet volledig’.',
  },
  activities: {
    title: 'Je eigen werk',
    lead: 'Hoe vaak deed je dit?',
    plus: (label: string) => `Eén erbij: ${label}`,
    minus: (label: string) => `Eén eraf: ${label}`,
    now: (label: string, count: number) => `${label}: ${count}`,
    contacts: 'Uren met mensen',
    activities: 'Uren voor je eigen werk',
    save: 'Bewaar uren',
    saved: 'Uren bewaard.',
    wrong: 'Vul hele uren in, van 0 tot en met 9999.',
  },
  fields: {
    title: 'Extra vragen',
    lead: 'Zo’n vraag stel je een heel jaar, of niet.',
    from: (year: number, isNext: boolean) =>
      isNext
        ? `Je telde dit jaar al iemand. Wat je nu kiest, geldt vanaf ${year}.`
        : `Wat je nu kiest, geldt voor heel ${year}. Na de eerste die je telt, ligt het vast.`,
    personal: 'Geslacht en leeftijd komen nooit in het jaarverslag. Je ziet ze hier pas vanaf dertig mensen.',
  },
};
