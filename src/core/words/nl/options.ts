/**
 * "Wat kun je doen?": everything that can happen after a talk, to read before the first word. Where the facts come from
 * stands in docs/facts.md. `who` is a name, or "de vertrouwenspersoon".
 */
import { capital } from '../capital.ts';

export const options = {
  open: 'Wat kun je doen?',
  heading: 'Wat kun je doen?',
  anybody: 'de vertrouwenspersoon',
  next: {
    heading: 'Wat gebeurt er daarna?',
    lines: (who: string) => [
      capital(`${who} luistert eerst en stelt vragen. Meer hoeft er niet te gebeuren.`),
      'Daarna bespreken jullie wat je kunt doen, en wat daar goed en lastig aan is.',
      capital(`Jij kiest, en niets doen mag ook. ${who} helpt je ervoor, tijdens en erna.`),
    ],
  },
  reading: 'Een knop hieronder begint niets: je opent alleen uitleg. We bewaren niet wat je opent.',
  all: 'Alle mogelijkheden',
  headings: {
    more: 'Waar wil je meer over weten?',
    what: 'Wat het is',
    favour: 'Wat ervoor pleit',
    against: 'Wat lastig kan zijn',
    name: 'Wie hoort je naam?',
    help: (who: string) => `Wat ${who} hierin kan doen`,
  },
  /** Stands first on every page about a way that is no talk any more. */
  crossing: [
    'Praten is nog geen melding. Wat op deze pagina staat, is geen praten meer: het is melden of klagen.',
    'Dat doe je zelf, buiten deze app. Niets in deze app kan het voor je beginnen.',
    'Pas als jij het doet, gaan er termijnen lopen.',
  ],
  /** Also at the sign, where the law sets them. */
  terms: [
    'Meld je een misstand bij een werkgever met 50 mensen of meer? Dan zegt de wet: binnen 7 dagen een bevestiging, en daarna binnen 3 maanden bericht wat ermee gebeurt.',
  ],
  codeOfConduct: 'De gedragscode',
  confidentialityRules: 'De regels over vertrouwelijkheid',
  each: {
    self: {
      label: 'Er zelf over praten',
      what: () => ['Je zegt zelf tegen de ander wat je dwarszit, en wat je wilt.'],
      favour: [
        'Soms weet de ander niet wat het met je doet. Dan kan één gesprek genoeg zijn.',
        'Jij kiest het moment en de woorden.',
      ],
      against: [
        'Het kan spannend zijn, zeker als de ander meer te zeggen heeft dan jij.',
        'De ander kan boos worden of het ontkennen. Voel je je niet veilig, doe het dan niet alleen.',
      ],
      name: ['Alleen degene met wie je praat.'],
      help: (who: string) => [
        `Ervoor: ${who} zoekt met je naar woorden, en jullie bereiden het gesprek samen voor.`,
        'Tijdens: je doet dit zelf. Je mag wel afspreken dat je meteen daarna belt.',
        'Erna: bespreken hoe het ging, en of je nog iets wilt.',
      ],
    },
    together: {
      label: 'Praten met iemand erbij',
      what: (who: string) => [`Je praat met de ander, en iemand die jij kiest, gaat mee: een collega, of ${who}.`],
      favour: ['Je staat er niet alleen voor.', 'Wie meegaat, weet later ook nog wat er gezegd is.'],
      against: [
        'De ander kan schrikken als er iemand bij is. Zeg het daarom vooraf.',
        'Wie meegaat, weet dan ook waarover het gaat.',
      ],
      name: ['Degene met wie je praat, en wie er meegaat.'],
      help: (who: string) => [
        `Ervoor: ${who} helpt je bedenken wat je zegt, en wie er meegaat.`,
        `Tijdens: ${who} kan meegaan om jou te steunen. Het gesprek voer jij.`,
        'Erna: samen opschrijven wat er is afgesproken.',
      ],
    },
    manager: {
      label: 'Naar je leidinggevende',
      what: (who: string) => [
        capital(
          `${who} praat niet met de ander. Dat doet je leidinggevende, alleen als jij ja zegt, en met jouw naam alleen als jij dat goedvindt.`,
        ),
      ],
      favour: ['Een leidinggevende kan iemand aanspreken en afspraken maken.'],
      against: [
        'Een leidinggevende moet soms iets doen met wat die hoort. Dat is dan niet meer tegen te houden.',
        'Gaat het over je leidinggevende? Dan kan het bij iemand daarboven, of bij HR.',
      ],
      name: [
        'Je leidinggevende, als je er zelf heen gaat. De ander alleen als jij dat goedvindt.',
        'Ook zonder naam kan de ander soms raden van wie het komt.',
      ],
      help: (who: string) => [
        `Ervoor: ${who} helpt je opschrijven wat er gebeurde en wat je vraagt.`,
        `Tijdens: ${who} kan meegaan naar je leidinggevende.`,
        'Erna: bespreken of het beter gaat, en wat je doet als het niet zo is.',
      ],
    },
    mediator: {
      label: 'Een mediator',
      link: 'Over de mediator',
      what: (who: string) => [
        capital(
          `Een mediator helpt jou en de ander om er samen uit te komen. ${who} bemiddelt niet, en kan wel helpen om een mediator te vragen.`,
        ),
      ],
      favour: [
        'Jullie zoeken een oplossing met iemand die geen kant kiest.',
        'Het kan helpen als jullie daarna verder moeten met elkaar.',
      ],
      against: [
        'Het kan alleen als jij het wilt, de ander ook, en je werkgever het goedvindt.',
        'Een mediator zegt niet wie gelijk heeft. Ben je bang voor de ander, dan past het vaak niet.',
      ],
      name: ['De mediator, de ander en wie bij je werkgever de mediator regelt.'],
      help: (who: string) => [
        `Ervoor: ${who} bespreekt met je of dit bij je past, en hoe je erom vraagt.`,
        capital(`Tijdens: de gesprekken zijn bij de mediator. ${who} doet daar niet aan mee.`),
        'Erna: bespreken of je met de afspraken verder kunt.',
      ],
    },
    committee: {
      label: 'Een klacht bij de commissie',
      link: 'De klachtenregeling over gedrag',
      what: () => [
        'Je schrijft een klacht. De klachtencommissie zoekt uit wat er gebeurde en geeft advies. Je werkgever beslist.',
        'Een kleine organisatie heeft vaak een commissie van haar branche, of een van buiten.',
      ],
      favour: [
        'Er zijn vaste regels: voor de termijnen, voor je privacy en voor wie er gehoord wordt.',
        'Er komt een besluit, en jij hoort welk besluit.',
      ],
      against: [
        'Beide kanten worden gehoord. De ander hoort dus wat je schreef, en mag erop reageren.',
        'In de regeling staan de termijnen: wanneer je iets hoort, en tot wanneer je kunt klagen. Het kan maanden duren.',
        'Het besluit kan anders zijn dan je hoopt.',
      ],
      name: ['De commissie, de ander en je werkgever. Klagen zonder naam kan meestal niet.'],
      help: (who: string) => [
        `Ervoor: ${who} legt uit hoe het gaat, en helpt je de klacht opschrijven.`,
        `Tijdens: ${who} kan meegaan als je gehoord wordt.`,
        'Erna: bespreken wat het besluit voor je betekent.',
      ],
    },
    integrity: {
      label: 'Integriteit melden',
      link: 'Integriteit melden bij je werkgever',
      what: () => ['Er zijn twee soorten. Waar je het meldt, is niet hetzelfde.'],
      favour: [
        'Wat niet klopt, kan stoppen.',
        'Meld je met goede redenen een misstand, dan mag je werkgever je daar volgens de wet niet voor straffen.',
      ],
      against: [
        'Mensen kunnen toch anders tegen je doen.',
        'Het onderzoek kan lang duren. Je hoort niet altijd alles.',
      ],
      name: ['Wie het onderzoekt. Die mag je naam niet zomaar doorvertellen. Soms is te raden van wie het komt.'],
      help: (who: string) => [
        `Ervoor: ${who} denkt mee waar je het meldt, en helpt je opschrijven wat je weet.`,
        'Tijdens: steun, ook als het lang duurt. Is melden te zwaar voor je, dan kan een vertrouwenspersoon het soms overnemen, altijd in overleg met jou.',
        'Erna: bespreken hoe het op je werk gaat.',
      ],
    },
    inspectorate: {
      label: 'De inspectie',
      what: () => [
        'De Nederlandse Arbeidsinspectie gaat na of je werkgever genoeg doet tegen ongewenst gedrag. Wat er tussen jou en de ander is, lost zij niet op.',
      ],
      favour: ['Het kan helpen als je werkgever niets doet, of als meer mensen er last van hebben.'],
      against: [
        'Het gaat over wat je werkgever regelt, en niet over wie gelijk heeft.',
        'Geef je geen naam, dan hoor je niet wat ermee gebeurt.',
      ],
      name: ['De inspectie, als je je naam geeft. Vraag vooraf of je werkgever kan merken dat jij het was.'],
      help: (who: string) => [
        `Ervoor: ${who} denkt mee of dit past, en helpt je opschrijven wat er speelt.`,
        'Tijdens: steun als je vragen krijgt.',
        'Erna: bespreken wat er op je werk verandert.',
      ],
    },
    police: {
      label: 'De politie',
      what: () => [
        'Is er iets strafbaars gebeurd, zoals aanranding, bedreiging of mishandeling? Dan kun je aangifte doen. Is er nu gevaar, bel dan 112.',
      ],
      favour: [
        'De politie kan onderzoek doen, en een rechter kan straf geven.',
        'Gaat het om seksueel geweld en twijfel je? Dan kun je de politie eerst vragen stellen zonder je naam te noemen.',
      ],
      against: [
        'Een aangifte kun je daarna meestal niet intrekken.',
        'Het kan lang duren, en er volgt niet altijd straf.',
      ],
      name: ['De politie. Ook de verdachte kan je naam horen. Vraag vooraf wat daartegen kan, zoals een ander adres.'],
      help: (who: string) => [
        `Ervoor: ${who} bereidt het met je voor, en schrijft met je op wat er gebeurde.`,
        `Tijdens: ${who} kan met je meegaan.`,
        'Erna: steun op je werk, ook als het lang duurt.',
      ],
    },
    nothing: {
      label: 'Nu niets doen',
      what: () => ['Je hoeft niets te doen. Ook niet omdat een ander vindt dat het moet.'],
      favour: ['Je hebt tijd om na te denken.', 'Erover praten kan al genoeg zijn.'],
      against: [
        'Het gedrag kan doorgaan.',
        'Klagen kan soms tot een bepaalde dag. Vraag ernaar, dan mis je die dag niet.',
      ],
      name: ['Niemand van ons. Jij kiest aan wie je het vertelt.'],
      help: (who: string) => [
        `Nu: ${who} luistert, en kan met je opschrijven wat er gebeurde, met de dag erbij.`,
        'Later: je kunt altijd nog iets kiezen, of nog een keer praten.',
      ],
    },
  },
  /** The two kinds of integrity, also on the page about what a talk may be about. */
  kinds: [
    {
      heading: 'Integriteit: schade voor de organisatie',
      lines: [
        'Zoals fraude, diefstal of belangenverstrengeling. Bijvoorbeeld: een chef geeft al het werk aan het bedrijf van zijn broer.',
        'Je meldt het bij je werkgever, bij wie daar over integriteit gaat.',
      ],
    },
    {
      heading: 'Integriteit: schade voor de samenleving (een misstand)',
      lines: [
        'Zoals gevaar voor de gezondheid, of misbruik van subsidie. Bijvoorbeeld: een keuring is niet gedaan, en het papier zegt van wel.',
        'Je meldt het bij je werkgever, of meteen buiten: bij het Huis voor Klokkenluiders of een toezichthouder.',
      ],
    },
  ],
};
