/**
 * Words an adviser chose to say which work they know from the inside. A filter for origin, faith or age would make people
 * say what they look for in somebody's person, and the adviser what the law protects (AVG, article 9): those words are
 * refused. The list is short on purpose; it stops a slip, and whoever reads the file sees the rest.
 */
import { z } from 'zod';
import { line, ownWords } from './fields.ts';
import { LANGUAGES, type OwnWords } from '../core/organisation.ts';

const MOST = 5;
const LONGEST = 30;
const TOO_LONG = `is too long: at most ${LONGEST} characters`;

const stems = (...all: readonly string[]): RegExp => new RegExp(`^(?:${all.join('|')})$`);
/** Of one word in lower case, without accents. */
const WORDS: readonly (readonly [what: string, words: RegExp])[] = [
  [
    'origin',
    stems(
      '(?:\\w+-?)?afkomst|herkomst|origine|roots|nationaliteit|nationality|origin|descent|ethnic\\w*|etni\\w*|ras|race',
      '(?:\\w*)(?:allochtoon|allochtone|autochtoon|autochtone)|bicultureel|bicultural|huidskleur|gekleurde?|buitenland(?:s|se|er|ers)',
      'migratie-?achtergrond|(?:arbeids|im)?migrant(?:en|s)?|vluchteling(?:en)?|refugees?|asielzoekers?|expats?|foreign(?:er|ers)?',
      'marokkaan(?:se?)?|moroccan|turk(?:s|se|ish)?|surina\\w+|antill\\w+|arubaan(?:se?)?|curacaos?e?|indonesi\\w+|moluk\\w+',
      'pools(?:e)?|polish|roemeen(?:se?)?|romanian|bulgaar(?:se?)?|bulgarian|oekrain\\w+|ukrain\\w+|rus(?:sisch|sische|sian)|hongaar(?:se?)?',
      'syri\\w+|irak\\w+|iraq\\w+|iraan(?:se?)?|irani\\w+|afgha\\w+|eritre\\w+|somali\\w*|ethiopi\\w+|afrikaan(?:se?)?|african|arabi?(?:er|isch|ische|c)?',
      'chine(?:es|ze|se)|indiase?|indier|indian|aziat\\w+|asian|duits(?:e|er)?|german|belg(?:isch|ische|ian)?|brits?e?|british|spaanse?|italiaan(?:se?)?|portuge\\w+',
      'nederland(?:s|se|er|ers)|hollands?e?|dutch|europe(?:aan|es|se|an)',
    ),
  ],
  [
    'faith',
    stems(
      '(?:on)?gelo(?:of|vig|vige|ven)|faith|believer|religi\\w+|kerkelijke?|kerks|hoofddoek|headscarf|keppel',
      'moslim\\w*|muslim\\w*|islam\\w*|christ(?:en|enen|elijke?|ian|ians)|katholiek\\w*|catholic\\w*|protestant\\w*|gereformeerde?|hervormde?|evangelische?',
      'jood|joodse?|joden|jew|jewish|hindoe\\w*|hindu\\w*|boeddhis\\w+|buddhis\\w+|sikhs?|athe?is\\w+',
    ),
  ],
  [
    'age',
    stems(
      'leeftijd|age|jong|jonge|jonger|jongere|young|younger|oud|oude|ouder|oudere|old|older|bejaarde?',
      '(?:twin|der|veer|vijf|zes|zeven|tach)tigers?|(?:twenty|thirty|forty|fifty|sixty)something|millennial|boomer|jarige?|(?:\\w+)jarige?',
      'vijftigplus\\w*|zestigplus\\w*|pensioengerechtigd|gepensioneerde?|retired',
    ),
  ],
];
/** Of the whole: `50+`, `55 plus`, `30 jaar`, `in zijn 40s`. */
const AGE = /\b\d{2}\s*-?\s*(?:\+|plus|jaar|jarig|years?|s\b)|gen(?:eratie|eration)?\s?-?[xyz]\b/;

/** `undefined`: it says nothing of the three. */
function protectedIn(text: string): string | undefined {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  if (AGE.test(plain)) return 'age';
  const words = [...plain.split(/[^\p{L}\p{N}]+/u), ...plain.split(/[^\p{L}\p{N}-]+/u)];
  return WORDS.find(([, list]) => words.some((word) => list.test(word)))?.[0];
}

const REASON: Readonly<Record<string, string>> = {
  origin: 'says where somebody comes from',
  faith: 'says what somebody believes',
  age: 'says how old somebody is',
};

const word = z
  .union([line, ownWords], { error: 'write a word or two, or { nl: …, en: … }' })
  .superRefine((value: string | OwnWords, context) => {
    const texts = typeof value === 'string' ? [value] : LANGUAGES.flatMap((language) => value[language] ?? []);
    const found = texts.map(protectedIn).find((what) => what !== undefined);
    if (found !== undefined)
      context.addIssue({
        code: 'custom',
        message: `${REASON[found]}: origin, faith and age are never something to search for; name the work itself, such as "nachtdienst"`,
      });
    if (texts.some((text) => text.length > LONGEST)) context.addIssue({ code: 'custom', message: TOO_LONG });
  });

export const knowsWork = z.array(word).max(MOST);
