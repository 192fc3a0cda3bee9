/** The account of a year and the advice between two, in Dutch. */
import type { Language } from '../../../../core/organisation.ts';

const languages: Readonly<Record<Language, string>> = { nl: 'Nederlands', en: 'Engels' };

export const report = {
  lead: 'Eén keer per jaar vertellen jullie de leiding en de OR, PVT of MR wat jullie werk was, zonder dat iemand aan te wijzen is. Deze pagina beslist wat er van de tellingen gedrukt mag worden.',
  at: (organisation: string) => `Bij ${organisation}`,
  choose: 'Kies de organisatie',
  other: 'Een andere organisatie',
  glance: {
    none: (year: number) => `Over ${year} is nog geen verslag begonnen.`,
    begun: (year: number, name: string) => `${name} maakt het verslag over ${year}.`,
    mine: (year: number) => `Jij maakt het verslag over ${year}.`,
    asked: 'Jouw tellingen worden gevraagd.',
    released: (year: number) => `Het verslag over ${year} is verschenen.`,
    unreadable: 'Wat er van de verslagen bewaard is, gaat niet open. Vertel het de beheerder.',
  },

  older: (year: number) => `Er is nog geen verslag over ${year}`,

  missing:
    'Dit apparaat heeft hier een verslag of advies gezien dat er nu niet meer bij staat. Iemand kan het hebben weggehaald. Vertel het de beheerder. Tot het er weer is, geeft deze pagina niets vrij.',
  newer:
    'Er staat hier iets van een nieuwere versie van deze pagina. Deze pagina raadt er niet naar. Laad de pagina opnieuw.',

  begin: {
    heading: (year: number) => `Het verslag over ${year}`,
    why: 'Eén van jullie maakt het verslag voor het hele team. De anderen leveren hun tellingen in. Alleen de optelling komt bij de maker, en alleen wat gedrukt mag worden, verlaat die browser.',
    alone: 'Jij bent hier de enige vertrouwenspersoon met een sleutel. Je tellingen verlaten deze browser niet.',
    two: (name: string) =>
      `Jullie zijn met z’n tweeën. Wie het verslag maakt, kan uitrekenen wat de ander telde. ${name} leest dat voor het inleveren ook, en kan nee zeggen.`,
    more: (names: string) =>
      `Doen mee: ${names}. Jullie tellingen worden opgeteld met een masker eroverheen. Jij ziet straks alleen de optelling.`,
    go: (year: number) => `Begin het verslag over ${year}`,
    years: (years: string) =>
      `Voor het geval dat er in één jaar te weinig mensen kwamen, worden ook de tellingen van ${years} gevraagd. Elk jaar apart. Deze pagina beslist of jaren samen mogen.`,
  },
  begun: {
    by: (name: string) => `${name} is al begonnen`,
    what: (name: string) =>
      `Er verschijnt één verslag per jaar. Wil jij het maken, vraag dan aan ${name} om het over te dragen. Zonder overdracht kan het pas zestig dagen na het begin, of als ${name} geen sleutel meer heeft.`,
    may: (name: string) =>
      `Je mag het overnemen van ${name}. Iedereen levert dan opnieuw in: wat er lag, kan alleen ${name} openen.`,
    takeOver: 'Neem het over',
    notIn: 'Je zit niet in deze ronde, omdat je sleutel hier later kwam of omdat de ronde zonder jou begon.',
  },
  handIn: {
    heading: 'Lever je tellingen in',
    masked: (name: string) =>
      `${name} ziet alleen de optelling van jullie allemaal. Wat jij telde is daar niet uit te halen, ook niet door de server of de beheerder.`,
    two: (name: string) =>
      `Jullie zijn met z’n tweeën. ${name} kent de eigen tellingen, en kan dus uitrekenen wat jij telde. De server en de beheerder kunnen dat niet.`,
    agree: 'Dat is goed.',
    refuse: (name: string) =>
      `Wil je dat niet? Lever dan niet in. ${name} kan dan een verslag maken waarin staat dat het niet volledig is.`,
    once: 'Je levert één keer in. Kijk eerst of je tellingen kloppen, bij “Los contact”, “Je tellingen”.',
    go: 'Lever in',
    done: 'Je tellingen zijn ingeleverd.',
    agreeFirst: 'Zet eerst een vinkje als dit goed is.',
    forged:
      'Deze ronde is niet ondertekend door wie hem begonnen zou zijn, of hoort niet bij dit team. Er is niets ingeleverd. Vertel het de beheerder.',
    otherKey:
      'Deze ronde vraagt een sleutel die hier niet open is. Maakte je een nieuwe sleutel, vraag dan om een nieuwe ronde.',
    notKept:
      'Je laatste tellingen konden net niet bewaard worden, dus we weten niet of een ander apparaat meer heeft. Probeer het zo opnieuw.',
  },
  mine: {
    heading: (year: number) => `Jij maakt het verslag over ${year}`,
    waits: (names: string) => `Nog niet ingeleverd: ${names}.`,
    ask: 'Vraag het ze. Deze pagina ziet het vanzelf als ze hebben ingeleverd.',
    without: (name: string) => `Ga verder zonder ${name}`,
    withoutAsk: (name: string) =>
      `Verder zonder ${name}? Er begint een nieuwe ronde met nieuwe maskers, dus wie al inleverde, doet dat opnieuw. In het verslag staat dat het niet volledig is. Hoeveel er mist, staat er niet. Zeg het ${name} eerst zelf.`,
    withoutYes: (name: string) => `Ja, zonder ${name}`,
    handOver: 'Draag het over',
    handOverAsk:
      'Wil je dat een collega het verslag maakt? Wat er is ingeleverd, gaat weg. Wie het overneemt, begint een nieuwe ronde.',
    handOverYes: 'Ja, draag het over',
    no: 'Nee',
    again: 'Begin een nieuwe ronde',
    noSum:
      'De sleutels passen niet bij elkaar, dus er is geen optelling. Meestal heeft iemand net een nieuwe sleutel, of een andere versie van deze pagina. Begin een nieuwe ronde en laat iedereen opnieuw inleveren.',
    incomplete: 'In het verslag komt te staan dat het niet volledig is, zonder hoeveel er mist.',
    adding: 'De tellingen worden opgeteld.',
  },
  decided: {
    heading: 'Wat er van de tellingen gedrukt wordt',
    lead: 'Dit is beslist door vaste regels, en daarna aangevallen door een programma dat alles naast elkaar legt wat over deze organisatie verscheen. Je kunt er niets bij zetten.',
    sum: (people: number) => `Samen telden jullie ${people} ${people === 1 ? 'mens' : 'mensen'}.`,
    stays: 'Dat getal blijft op dit scherm. Noem het niemand, ook niet in een gesprek over het verslag.',
    none: 'Er wordt geen enkel cijfer gedrukt.',
    noneWhy: {
      people:
        'In het bestand van de organisatie staat niet hoeveel mensen er werken. Zonder dat getal drukt deze pagina geen cijfer. Vraag de beheerder of HR om het erin te zetten.',
      small:
        'Er werken minder dan vijftig mensen. Bij elk cijfer zou iemand te raden zijn. Wat jullie deden, hoe bekend jullie zijn en wat jullie adviseren, kan er wel in.',
      other: 'Elk cijfer zou, naast wat al verscheen, te veel zeggen.',
    },
    total: (said: string) => `Hoeveel mensen er kwamen: ${said}.`,
    noTables:
      'Er komt geen tabel in, want daarvoor moeten er twintig mensen gekomen zijn. Bij minder zou de helft van een tabel over dezelfde paar mensen gaan.',
    tables: (names: string) => `In tabellen van klassen: ${names}.`,
    withheld: (names: string) =>
      `Wel geteld en niet gedrukt, want er is te weinig verschil om af te drukken: ${names}. In het verslag staat dat ook zo.`,
    pooled: (years: string) => `Eén jaar was te klein voor een tabel. Daarom zijn ${years} samen genomen.`,
    attacked: 'Het programma dat probeert meer te weten te komen, vond niets.',
  },
  points: {
    heading: 'Zo mag dit niet verschijnen',
    lead: 'Het programma dat probeert meer te weten te komen, vond iets. Geef het verslag niet vrij, en vertel het de beheerder.',
  },
  parts: {
    one: 'Deel 1: wat jullie deden',
    oneLead: 'Dit is geteld in het jaar zelf. Alleen aantallen keren komen in het verslag, geen dagen en geen namen.',
    nothing: 'Jullie telden geen activiteiten.',
    hours: {
      all: (hours: number) => `Uren als vertrouwenspersoon, samen en afgerond op tien: ${hours}.`,
      activities: (hours: number) =>
        `Uren voor activiteiten, samen en afgerond op tien: ${hours}. De uren met mensen staan er niet bij, want daar kwamen er te weinig voor.`,
    },
    team: 'Hoe groot was het team?',
    internal: 'Interne vertrouwenspersonen',
    external: 'Externe vertrouwenspersonen',
    began: 'Dit jaar begonnen',
    stopped: 'Dit jaar gestopt',
    stoppedMeans:
      'Wie stopte, nam de eigen tellingen mee. In het verslag komt daarom te staan dat het niet volledig is.',
    notANumber: 'Vul bij elk van de vier een heel getal in, of laat het leeg voor nul.',
    budget: 'Budget, in je eigen woorden',
    three: 'Deel 3: wat het zegt',
    threePrompts: [
      'Wat zegt dit over de risico’s in deze organisatie (RI&E)?',
      'Wat kwam uit het medewerkersonderzoek, en past dat?',
      'Is er verschil met eerder, of is het te weinig om iets te zeggen?',
      'Wat speelt in de sector of in het nieuws?',
      'Kennen mensen de vertrouwenspersoon? Als er weinig mensen komen: waarom misschien?',
      'Doen we het goed: bereikbaar, divers, onafhankelijk, genoeg tijd?',
    ],
    analysis: 'Jullie analyse',
    four: 'Deel 4: wat jullie adviseren',
    fourPrompts: [
      'Wat vraag ik de directie te veranderen (beleid, voorlichting, functie)? Wie doet dat, en voor wanneer?',
    ],
    recommendations: 'Jullie aanbevelingen',
    kept: 'Wat je typt, wordt verzegeld bewaard op dit apparaat.',
    empty: 'Schrijf eerst iets bij deel 3 en deel 4. Een verslag zonder woorden zegt minder dan geen verslag.',
  },
  marks: {
    heading: 'Kijk deze woorden na',
    lead: 'Deze woorden kunnen iemand aanwijzen, zonder dat je het merkt. Verander ze in je tekst, of zet een vinkje als ze niemand aanwijzen.',
    kinds: {
      number: 'een klein aantal',
      name: 'een naam',
      function: 'een functie',
      place: 'een plaats of afdeling',
      date: 'een dag, maand of tijd',
      one: 'één persoon of geval',
      quote: 'iets wat iemand zei',
    },
    nobody: 'dit wijst niemand aan',
    none: 'Er staan geen woorden meer open.',
    todo: (many: number) =>
      many === 1
        ? 'Er staat nog één woord open. Verander het of zet een vinkje.'
        : `Er staan nog ${many} woorden open. Verander ze of zet vinkjes.`,
  },
  another: {
    heading: 'Verschijnt er nog een verslag?',
    why: 'Maakt iemand anders ook een verslag over deze organisatie en dit jaar, bijvoorbeeld een externe aanbieder? Dan kan een lezer de cijfers naast elkaar leggen. Dat kan deze pagina niet nakijken.',
    no: 'Nee, dit is het enige',
    yes: 'Ja, of dat weet ik niet zeker',
    yesMeans: 'Vraag die ander om geen cijfers te drukken. In dit verslag komt te staan dat er nog een is.',
    answer: 'Je antwoord',
    ask: 'Zeg eerst of er nog een verslag verschijnt.',
  },
  preview: {
    heading: 'Zo ziet het eruit',
    lead: 'Lees het twee keer. Het is later niet meer te veranderen.',
    employee: 'Ik las het als degene over wie het gaat.',
    employeeHow:
      'Denk aan iemand die bij je was, en aan iemand die beschuldigd werd. Herkent die zichzelf in een zin? Haal hem weg.',
    director: 'Ik las het als de directeur.',
    directorHow:
      'Denk aan wie het team kent, het rooster en het verzuim. Zou je bij een zin aan één persoon denken? Haal hem weg.',
    language: 'Taal van de bladzijde',
    languages,
    colour: 'Huiskleur van de organisatie',
    colourHow: 'Is de kleur te licht of te donker om te lezen, dan nemen we hem donkerder of lichter.',
    make: 'Laat zien hoe het wordt',
    changed: 'Je veranderde iets. Laat het opnieuw zien en lees het nog eens.',
  },
  release: {
    heading: 'Vrijgeven',
    final:
      'Vrijgeven is voorgoed. Er komt over dit jaar geen tweede verslag, en dit verandert niet meer. Een fout verbeter je in het verslag van volgend jaar.',
    gone: 'Wat er is ingeleverd, gaat daarna weg. Staan er tabellen in, dan gaan ook de tellingen van dat jaar weg.',
    go: 'Geef het vrij en onderteken',
    ask: 'Voorgoed vrijgeven?',
    yes: 'Ja, geef het vrij',
    no: 'Nee, nog niet',
    ticks: 'Lees het eerst twee keer, en zet allebei de vinkjes.',
    done: 'Het is verschenen.',
  },
  out: {
    heading: 'Wat er verscheen',
    none: 'Er is nog niets verschenen.',
    report: (year: number) => `Jaarverslag ${year}`,
    advice: (year: number, day: string) => `Advies van ${day}, ${year}`,
    settlement: (year: number) => `Afrekening ${year}`,
    open: (name: string) => `Open: ${name}`,
    close: 'Sluit',
    file: 'Bewaar als bestand (HTML)',
    print: 'Print, of bewaar als PDF',
    leaflet: 'Bewaar het vouwblad voor het gesprek',
    whom: 'Stuur het naar de hoogste leiding en naar de OR, PVT of MR. Stuur het niet naar je eigen leidinggevende. Bespreek het met allebei. Ook wie de RI&E maakt kan het gebruiken.',
    check:
      'Wie het bestand krijgt, kan zelf nakijken of het echt is en niemand aanwijst. Dat kan zonder account op de pagina /controle van deze inbox.',
    spoiled: 'Deze handtekening klopt niet. Vertel het de beheerder.',
  },
  advice: {
    heading: 'Ongevraagd advies',
    why: 'Zie je iets wat niet tot het jaarverslag kan wachten? Schrijf dan een bladzijde advies. Cijfers over wie er kwam, horen er niet in; dezelfde regels gelden voor de tekst.',
    counts:
      'Een advies is ook iets wat verschijnt: een lezer legt het naast het verslag. Zeg daarom niets over hoeveel mensen er kwamen of wanneer.',
    start: 'Schrijf een advies',
    stop: 'Nu niet',
    text: 'Jullie advies',
    empty: 'Schrijf eerst je advies.',
  },
  meter: {
    heading: 'Hoeveel tijd kost dit werk je?',
    why: 'Alleen voor jou. Dit wordt niet bewaard en nergens heen gestuurd.',
    own: 'Uren als vertrouwenspersoon, dit jaar',
    all: 'Uren die je in een jaar werkt, alles bij elkaar',
    share: (percent: number) => `Dat is ongeveer ${percent} procent van je werk.`,
    many: 'Dat is meer dan een vijfde. Dan is het verstandig om te vragen om een vertrouwenspersoon erbij. Je hoeft je uren daarvoor niet te laten zien.',
  },
  failed: {
    'report-apart':
      'Van dit jaar kon al een optelling gemaakt worden, met andere mensen erin. Het verschil tussen die twee zou zijn wat één collega telde. Rond het verslag af met de optelling die er is, of laat een collega het verslag maken.',
    'report-begun': 'Een collega was je net voor. Hieronder zie je wie.',
    'report-released':
      'Over dit jaar is al een verslag verschenen. Een tweede komt er niet. Een fout verbeter je in het verslag van volgend jaar.',
    'report-waiting': 'Nog niet iedereen heeft ingeleverd.',
    'report-open':
      'Dit jaar is nog niet voorbij volgens de klok van de server. Een verslag kan pas in het nieuwe jaar.',
    past: 'Dit jaar is te lang geleden. De tellingen daarvan zijn er niet meer.',
    'report-points':
      'De server heeft het ook nagerekend, en vond iets dat iemand kan aanwijzen. Er is niets verschenen. Vertel het de beheerder.',
    'report-newer':
      'Er verscheen iets in een nieuwere versie. Laad de pagina opnieuw. Blijft dit zo, vertel het dan de beheerder.',
    'report-full': 'Er past niets meer bij. Vertel het de beheerder.',
    'report-not-asked': 'Je zit niet in deze ronde.',
    'report-unreadable':
      'Wat er van de verslagen bewaard is, gaat niet open. Vertel het de beheerder. Tot die tijd kan hier niets verschijnen.',
    moved: 'Er is intussen iets veranderd. Hieronder zie je hoe het nu is. Wat je typte, staat er nog.',
  },
};
