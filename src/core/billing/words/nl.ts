/** Offerte en rekening, in het Nederlands. */
import type { BillingWords } from './index.ts';

export const nl: BillingWords = {
  form: { package: 'Pakket', 'per-consult': 'Per consult', pool: 'Pool' },
  quarter: (quarter, year) => `kwartaal ${quarter} van ${year}`,
  year: (year) => `jaar ${year}`,
  bill: {
    title: 'Rekening',
    forWhom: 'Voor',
    from: 'Van',
    about: 'Over',
    number: 'Factuurnummer',
    reference: 'Kenmerk',
    day: 'Datum',
    payBefore: 'Betalen voor',
    to: 'Op rekening',
    kvk: 'KvK',
    vatId: 'Btw-nummer',
    what: 'Wat',
    amount: 'Bedrag',
    net: 'Samen zonder btw',
    vat: (percent) => `Btw ${percent}%`,
    total: 'Te betalen',
    how: 'Zo is het berekend',
    hides: 'Wat deze rekening niet zegt',
  },
  line: {
    package: (days, of) => `Vertrouwenspersoon Pakket, ${days} van ${of} dagen`,
    standing: { year: 'Vast deel van het jaar', quarter: 'Vast deel van het kwartaal' },
    consults: (consults, price) => `${consults} consulten, naar beneden afgerond op tien, van ${price}`,
    share: ({ consults, price, members, people, poolPeople }) =>
      `Deel van de pool: ${consults} consulten van ${price} bij ${members} organisaties samen, verdeeld naar ${people} van ${poolPeople} mensen`,
  },
  why: {
    small: 'Bij minder dan 250 mensen rekenen we een vaste prijs: aan een aantal was te zien of er iemand kwam.',
    'people-unknown': 'Hoeveel mensen er werken is niet opgegeven. Dan geldt de vaste prijs.',
    part: 'Het contract gold niet de hele periode. Dan geldt de vaste prijs, per dag.',
    'no-settlement':
      'Over dit jaar is geen aantal consulten vrijgegeven. Dan geldt de vaste prijs. Hoe dat komt zeggen we nooit: ook dat zou iets vertellen.',
    'small-pool':
      'De pool had dit kwartaal minder dan tien organisaties. Dan rekenen we geen consulten, ook later niet, en geldt de vaste prijs per dag.',
  },
  how: {
    package: 'De prijs is vast. Hij is hetzelfde als er niemand kwam en als er veel mensen kwamen.',
    pool: 'Wat er in de hele pool is gedaan, wordt verdeeld naar hoeveel mensen er werken. Hoeveel mensen er bij jullie kwamen doet niet mee: dat weet onze administratie ook niet.',
    settlement:
      'Eén keer per jaar, na het jaarverslag, geeft de vertrouwenspersoon één aantal vrij, naar beneden afgerond op tien. Een ander aantal van jullie krijgt onze administratie niet.',
  },
  hides: [
    'Op deze rekening staat geen naam, geen datum van een gesprek en geen afdeling. Onze administratie heeft die ook niet.',
    'Uit deze rekening valt niet af te leiden wie er bij een vertrouwenspersoon was. Daarom mag iedereen haar lezen, ook wie haar bij een overheid opvraagt.',
    'Een specificatie per maand, per gesprek of per afdeling maken we niet, ook niet op verzoek.',
  ],
  offer: {
    title: 'Offerte Vertrouwenspersoon Pakket',
    lead: (people) =>
      `Al jullie ${people} mensen kunnen naar een vertrouwenspersoon van buiten. Zij schrijven uit Slack of Teams, bellen of spreken af. Wat zij schrijven, leest alleen de vertrouwenspersoon.`,
    who: 'De vertrouwenspersonen',
    certified: 'gecertificeerd',
    included: 'Wat erbij hoort',
    includes: [
      'Opvang en steun, en hulp bij de stap die iemand zelf kiest.',
      'Doorverwijzen als een ander beter past.',
      'Eén keer per jaar een verslag waarin niemand te herkennen is.',
      'Een kaart, een poster en een pagina, zodat iedereen weet wie het zijn.',
    ],
    prices: 'Wat het kost',
    priceHead: { form: 'Vorm', year: 'Per jaar', consult: 'Per consult', how: 'Hoe het gaat' },
    explain: {
      package: 'Eén prijs. Hetzelfde bij nul consulten. Dit spreken we af als je niets kiest.',
      pool: 'Minstens tien organisaties betalen samen de consulten, verdeeld naar hoeveel mensen er werken.',
      'per-consult':
        'Eén rekening per jaar, na het jaarverslag, naar beneden afgerond op tien. Kwamen er minder dan twintig mensen, dan de prijs van het pakket.',
    },
    notForYou:
      'Kan bij minder dan 250 mensen niet: aan het aantal op de rekening was te zien of er iemand kwam. Dat mag nooit.',
    without: (percent) => `Prijzen zonder btw (${percent}%). Ze gelden voor het hele jaar.`,
    pending:
      'Dit is de prijs van een pool met tien organisaties of meer. Zijn het er minder, dan geldt dat kwartaal de prijs van het pakket, per dag.',
    steps: 'Zo gaat het verder',
    step: [
      'Jullie zeggen ja, met instemming van OR, PVT of MR.',
      'Wij maken de kaart, de poster en de pagina.',
      'De vertrouwenspersonen stellen zich voor. Daarna kan iedereen schrijven.',
      'Wie weggaat in een jaar, betaalt het pakket per dag.',
    ],
    never: 'Wat jullie nooit krijgen',
    nevers: [
      'Wie er kwam, wanneer, waarover, of van welke afdeling.',
      'Een aantal van jullie alleen per maand of per kwartaal, of een rekening per gesprek.',
    ],
    agree: 'Akkoord',
    sign: ['Naam', 'Functie', 'Datum', 'Handtekening'],
    until: (day) => `Deze offerte geldt tot en met ${day}.`,
  },
};
