/** What we say about deleting, keeping, seeing, reaching and counting stands in docs/threat-model.md, each with its test. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/core/words/en.ts';
import { nl } from '../../src/core/words/nl.ts';
import { words } from '../../src/inbox/client/words/index.ts';
import { boardWords } from '../../src/inbox/client/words/board.ts';
import { registerWords } from '../../src/inbox/client/words/register.ts';
import { reportWords } from '../../src/inbox/client/words/report.ts';
import { sheetWords } from '../../src/inbox/client/words/sheet.ts';
import { read } from '../support/written-paths.helper.ts';

/** With those that come behind the list. */
const inbox = {
  ...words.nl,
  board: boardWords.nl,
  guide: sheetWords.nl,
  register: registerWords.nl,
  report: reportWords.nl,
};
const inboxInEnglish = {
  ...words.en,
  board: boardWords.en,
  guide: sheetWords.en,
  register: registerWords.en,
  report: reportWords.en,
};

const [, table = ''] = read('docs/threat-model.md').split('## What our sentences say, and which test holds them');
const rows = [...table.matchAll(/^\| (?!the sentence)([^|]+) \| `([^`]+)`[^|]* \| ([^|]+) \|$/gm)].map((row) => ({
  fragment: row[1] ?? '',
  file: row[2] ?? '',
  tests: [...(row[3] ?? '').matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
}));
/** `…` is whatever is filled in, or left out, within one text. */
const asPattern = (fragment: string): RegExp =>
  new RegExp(fragment.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll('…', '[^\\n]*?'));
const patterns = rows.map(({ fragment }) => asPattern(fragment));

/** Every text with its key, functions called with names, with one and with none. */
function textsOf(value: unknown, key = ''): [key: string, text: string][] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value === 'function')
    return [
      ['Samira', 'dinsdag 9:00', '24 uur'],
      [1, 1, 1],
      [0, 0, 0],
    ].flatMap((given) => textsOf((value as (...all: unknown[]) => unknown)(...given), key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => textsOf(child, key === '' ? name : `${key}.${name}`));
}
const PROMISES = new RegExp(
  [
    /gewist|\bwist?\b|wissen|verdwijn|\bweg\b|verlopen|ongedaan|wiste/, // deleting
    /bewa(?:ar|ren|rt)|opgeslagen|\bblijft\b|laat .*staan|langer staan|houden .*niet bij|houdt bij/, // keeping
    /\b(?:lees|leest|lezen|las|gelezen|teruglezen|ziet|zien|zie|zag|meekijk\w*)\b|bekeken|doorgegeven/, // seeing
    /bereikbaar|antwoord(?:t|en)?\b|seintje|\bruimte\b/, // reaching
    /\b(?:mee)?(?:ge)?tel(?:t|len|d|de|den|ling(?:en)?)?\b|hoeveel|hoe vaak|\bgetal(?:len)?\b|aantal/, // counting
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
);
const PROMISES_IN_ENGLISH = new RegExp(
  [
    /\b(?:wipe[ds]?|erased?|disappears?|gone|expired?|undone)\b/, // deleting
    /\b(?:keep(?:s|ing)?|kept|stays?|saved)\b/, // keeping
    /\b(?:reads?|sees?|seen|watch(?:ed|ing)?|look(?:s|ed)? in while)\b/, // seeing
    /\b(?:reachable|reached|answers?|answered|notice|room)\b/, // reaching
    /\b(?:counts?|counted|counting|how (?:many|often)|figures|number of)\b/, // counting
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
);
/** The sentences of a text that promise something and are in no row. */
function unheld(text: string): string[] {
  const held = patterns.flatMap((pattern) => {
    const found = pattern.exec(text);
    return found === null ? [] : [[found.index, found.index + found[0].length] as const];
  });
  return [...text.matchAll(/(?:[^.?]|[.?](?!\s|$))+[.?]?/g)]
    .filter(({ 0: said, index }) => !held.some(([from, to]) => from < index + said.length && to > index))
    .flatMap(([said]) => (PROMISES.test(said) ? [said.trim()] : []));
}
/** Sentences with such a word that say nothing a test could find untrue, whole, by the reason why. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  'a heading or a button: the sentence under it, or what it opens, has its row': [
    'Wat ziet je werkgever?',
    'Dit kan je werkgever zien',
    'Dit ziet je werkgever niet',
    'Laat …zien',
    'Hoe lang iets blijft',
    'Wat blijft tussen jullie, en wanneer niet',
    'Wis dit gesprek',
    'Tel mij niet mee',
    'Toch meetellen',
    'Haal weg',
    'Haal weg: …',
    'Ja, haal hem weg',
    'Ja, wis mijn sleutel',
    'Bewaar en open',
    'Dit gesprek wissen?',
    'Nee, laat staan',
    'Je antwoord',
    'Kijk of er antwoord is',
    'Zag je iets bij een ander?',
    'Laat zien dat er iemand is om mee te praten',
    'Laat zien wat ik typ',
    'Bewaar mijn sleutel',
    'Bewaar de nieuwe wachtwoordzin',
    'Open en bewaar de nieuwe wachtwoordzin',
    'Bewaar de nieuwe code',
    'Nieuw lezen',
    'Weer ruimte',
    'Ik heb weer ruimte op',
    'Nu weg',
    'Weer bereikbaar',
    'Hoe lang ben je weg?',
    'Weg tot die dag',
    'Antwoord',
    'Je antwoord aan …',
    'Verstuur je antwoord',
    'Laat weten dat je het las',
    'Lees wat elke mogelijkheid is',
    'Lees wat hierbij hoort',
    'Wat je bewaart',
    'Lees en kies',
    'Lees het briefje',
    'Wat leest de medewerker?',
    'Lees wat er verteld wordt',
    'Je tellingen',
    'Tellen',
    'Tel nu',
    'Tel mee',
    'Tel dit gesprek niet',
    'Haal een streepje weg',
    'Bewaar uren',
    'Uren bewaard.',
    'een klein aantal',
    'Zo ziet het eruit',
    'Laat zien hoe het wordt',
    'Bewaar als bestand (HTML)',
    'Print, of bewaar als PDF',
    'Bewaar het vouwblad voor het gesprek',
    'Hoeveel mensen er kwamen: ….',
    'Hoeveel tijd kost dit werk je?',
    'Lever je tellingen in',
    'Wat er van de tellingen gedrukt wordt',
  ],
  'what the reader is asked to do': [
    'Zorg dat er niemand meekijkt.',
    'Vul in wat voor jou telt.',
    'Kies of de medewerker het vooraf leest, of waarom dat niet kan.',
    'Ik zit in gewetensnood: zwijgen kan ik niet langer verantwoorden.',
    'Er is geen andere weg om dit op te lossen.',
    'De keuze blijft van jou.',
    'Druk op Tel mij niet mee.',
    'Tel je deze persoon mee?',
    'Eén vraag heeft nog geen antwoord.',
    '… vragen hebben nog geen antwoord.',
    'Kies dezelfde antwoorden als toen.',
    'Hoe vaak deed je dit?',
    'Laat alleen uitkomsten zien van tien antwoorden of meer, ook per afdeling of locatie.',
    'Alleen om te lezen, voor of tijdens een gesprek.',
    'Antwoorden hoeft niet.',
    'Denk eraan dat ook je verhaal kan laten zien wie je bent.',
    'Deze uitleg is veranderd sinds je hem las.',
    'Lees hem nog een keer.',
    'Hier lees je …',
    'Lees … op je eigen telefoon, zonder wifi van je werk.',
    'Of lees dit op je eigen telefoon:',
    'Open deze pagina dan in een privévenster, of wis de pagina straks uit de geschiedenis.',
    'Haal dat weg met Un-pin.',
    'Laat dit venster open staan.',
    'Je leest zes woorden voor aan de beheerder.',
    'Lees deze zes woorden voor aan de beheerder van ….',
    'Lees hem aan niemand voor.',
    'Haal hem weg, en bel de beheerder.',
    'Lees je zes woorden daar ook voor.',
    'Laat dit scherm open staan.',
    'Typ de code die je daar ziet.',
    'Lees ze niet aan iemand anders voor.',
    'Haal er eerst een weg.',
    'Haal eerst iets weg dat niet meer nodig is.',
    'Kijk hem na, of ga terug om hem nog eens te zien.',
    'De beheerder heeft hem al; bewaar hem als je hem later wilt vergelijken.',
    'Open hem met je wachtwoordzin om je zes woorden weer te zien.',
    'Wat gebruik je om te laten zien dat jij het bent?',
    'Ben je je code kwijt, of zag iemand anders hem?',
    'Maak je antwoord korter of stuur het in delen.',
    'Lees ze even en verstuur opnieuw.',
    'Nu geen tijd om te antwoorden?',
    'Laat dan weten dat je het las, en vóór wanneer je terugschrijft.',
    'Laad de pagina opnieuw als het zo blijft.',
    'Blijft het zo, v…',
    'Blijft dit zo, vertel het dan de beheerder.',
    'Lees het twee keer.',
    'Lees het eerst twee keer, en zet allebei de vinkjes.',
    'Laat het opnieuw zien en lees het nog eens.',
    'Ik las het als ….',
    'Haal hem weg.',
    'Doen we het goed: bereikbaar, divers, onafhankelijk, genoeg tijd?',
    'Zie je iets wat niet tot het jaarverslag kan wachten?',
    'Zeg daarom niets over hoeveel mensen er kwamen of wanneer.',
    'Je hoeft je uren daarvoor niet te laten zien.',
    'Hieronder zie je ….',
    'Kijk eerst of je tellingen kloppen, bij “Los contact”, “Je tellingen”.',
    'Vul bij elk van de vier een heel getal in, of laat het leeg voor nul.',
    'In het bestand van de organisatie staat niet hoeveel mensen er werken.',
  ],
  'what a person does, or the law: of those docs/facts.md says where they come from': [
    '… wijst je dan de weg naar de vertrouwensinspecteur en de politie.',
    'Een vertrouwenspersoon heeft geen beroepsgeheim volgens de wet, en moet dan misschien antwoorden.',
    'Als iemand ernstig gevaar loopt en er geen andere weg is.',
    'Wat al gelezen is, kan … nog weten.',
    'Wat je vertelde, blijft bij …, ook na de laatste werkdag, met dezelfde uitzonderingen als je las voordat je schreef.',
    'Je geheimhouding blijft, ook na je laatste dag.',
    'Eén keer per jaar tel ik hoeveel mensen er kwamen en ongeveer waarover, zonder namen; wil je dat niet, dan tel ik je niet mee.',
    'Ook daarover wordt niets doorverteld zonder jouw toestemming, met dezelfde uitzonderingen als je las voordat je schreef.',
  ],
  'the word means something else there': [
    'Iets wat jou overkomt, of wat je bij een ander ziet.',
    'Het antwoord van het kanaal kwam niet op tijd.',
    'Het bericht is net anders geworden dan wat je voor je zag.',
    'Dit is niet de code die je net zag.',
    'Dit is niet de code die je andere toestel laat zien.',
    'Zo merk je op tijd dat het papier weg is, en niet pas als je het nodig hebt.',
    'Dit duurt een paar tellen.',
    'Alles werkt, maar je sleutel openen duurt hier een paar minuten in plaats van een paar tellen.',
    'Dit is de plek waar je leest en beantwoordt wat medewerkers je in vertrouwen schrijven.',
    'Dat lukte niet: de server antwoordt even niet.',
    'De inbox antwoordt op dit moment niet.',
    'De aanmelddienst van je werkgever gaf geen goed antwoord.',
    'Het antwoord van de aanmelddienst klopte niet en is niet vertrouwd.',
    'Is de kleur te licht of te donker om te lezen, dan nemen we hem donkerder of lichter.',
    'Er staat nog niets in je antwoord.',
  ],
};
const excepted = Object.values(EXCEPTIONS).flatMap((all) => all.map((one) => new RegExp(`^${asPattern(one).source}$`)));

/** With such a word in English only, where it means something else or asks something of the reader. */
const NO_PROMISE_IN_ENGLISH: readonly string[] = [
  'card.expect.lines.1',
  'closedWithDraft',
  'codeRenewed',
  'conduct.forms.0.lines.1',
  'conduct.intro.0',
  'goneWithText',
  'hiredIn.kinds.agency',
  'hiredIn.kinds.contractor',
  'messages.texts.witness.name',
  'noCookies',
  'publishing.rhythm',
  'renewLead',
  'report.another.why',
  'report.another.yesMeans',
  'sent.open',
  'settingsLead',
  'signedOutNow',
  'unknownChange',
  'waitingCheck',
  'welcome.noMatch',
];

describe('the table', () => {
  it('names words that stand there, and tests that are there', () => {
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter(({ tests }) => tests.length === 0).map(({ fragment }) => fragment)).toEqual([]);
    expect(rows).toHaveLength([...table.matchAll(/^\| (?!the sentence)/gm)].length);
    const wrong = rows.filter(({ fragment, file, tests }) => {
      const path = file.endsWith('.ts') ? `src/${file}` : file;
      const isThere = existsSync(path) && asPattern(fragment).test(read(path));
      return !isThere || !tests.every((test) => existsSync(`tests/${test}`));
    });
    expect(wrong).toEqual([]);
  });

  it('has every such sentence of the screens', () => {
    const texts = [nl, inbox].flatMap((words) => textsOf(words));
    const all = [...new Set(texts.flatMap(([key, text]) => unheld(text).map((said) => [key, said].join('\n'))))];
    const said = all.map((one) => one.split('\n', 2) as [string, string]);
    expect(said.filter(([, sentence]) => !excepted.some((one) => one.test(sentence)))).toEqual([]);
    // An exception that excepts nothing any more goes.
    expect(excepted.filter((one) => !said.some(([, sentence]) => one.test(sentence)))).toEqual([]);
  });

  it('is for the English words as well: they promise where the Dutch promise, with the same figures', () => {
    const pairs = [
      [nl, en],
      [inbox, inboxInEnglish],
    ].flatMap(([dutch, english]) => {
      const inDutch = textsOf(dutch);
      return textsOf(english).map(([key, text], index) => {
        const [sameKey, said = ''] = inDutch[index] ?? [];
        expect(sameKey).toBe(key);
        return { key, text, said };
      });
    });
    const isNoPromise = (text: string): boolean => !PROMISES.test(text) && !patterns.some((held) => held.test(text));
    const differ = pairs.filter(({ text, said }) => PROMISES_IN_ENGLISH.test(text) && isNoPromise(said));
    expect([...new Set(differ.map(({ key }) => key))].toSorted()).toEqual(NO_PROMISE_IN_ENGLISH);
    const figures = (text: string): string => (text.replace('under 18', 'minor').match(/\d+/g) ?? []).toSorted().join();
    expect(pairs.filter(({ text, said }) => figures(text) !== figures(said))).toEqual([]);
  });

  it('would miss one that nobody holds', () => {
    expect(unheld('Dag. Je gesprek wissen wij elke nacht.')).toEqual(['Je gesprek wissen wij elke nacht.']);
    expect(unheld('Het gesprek is gewist')).toEqual([]);
  });
});
