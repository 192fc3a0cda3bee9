/** What an adviser reads while they talk: what may not be missing from it, and how plainly it is said. */
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/core/organisation.ts';
import { wordsIn } from '../../../src/core/words/index.ts';
import { aloudIn, sheetWords } from '../../../src/inbox/client/words/sheet.ts';

const { nl } = sheetWords;
const pointsOf = (at: number): string => nl.talks[at]?.points.join(' ') ?? '';

describe('the sheet', () => {
  it('has three sentences to say aloud: limits, yearly count, made-up name (63)', () => {
    expect(nl.aloud.said).toEqual([
      'Ik vertel niets door zonder jouw ja, behalve als een rechter vragen stelt, iemand ernstig gevaar loopt of de wet het verplicht.',
      'Eén keer per jaar tel ik hoeveel mensen er kwamen en ongeveer waarover, zonder namen; wil je dat niet, dan tel ik je niet mee.',
      'Je hoeft niet te zeggen wie je bent: een verzonnen naam is ook goed.',
    ]);
    for (const language of LANGUAGES) {
      const { said } = sheetWords[language].aloud;
      expect(said).toHaveLength(3);
      // One sentence each, in one breath.
      for (const sentence of said) expect(sentence).toMatch(/^[^.?]+\.$/);
    }
  });

  it('names aloud every limit that somebody who writes reads first (63)', () => {
    const read = wordsIn('nl').limits.breaks.lines('Samira').join(' ');
    const [limits = ''] = nl.aloud.said;
    for (const one of [/rechter/, /gevaar/, /wet/]) {
      expect(read).toMatch(one);
      expect(limits).toMatch(one);
    }
    expect(nl.aloud.after.join(' ')).toContain('vooraf vertelt, als dat kan');
  });

  it('says them in the language of who listens, and in that of its reader where that is not known', () => {
    const { nl: dutch, en: english } = sheetWords;
    expect(aloudIn('en', 'nl')).toEqual({ language: 'en', said: english.aloud.said });
    expect(aloudIn('nl', 'en')).toEqual({ language: 'nl', said: dutch.aloud.said });
    for (const unknown of [undefined, 'xx', '', 'constructor'])
      expect(aloudIn(unknown, 'nl')).toEqual({ language: 'nl', said: dutch.aloud.said });
  });

  it('lets the first talk be one of listening first, and then of three questions (53, 54)', () => {
    const points = pointsOf(0);
    for (const each of ['uitpraten', 'Oordeel niet', 'Vraag daarna pas door']) expect(points).toContain(each);
    expect(points.match(/Vraag: [^?]+\?/g)).toEqual([
      'Vraag: wat is voor jou het probleem?',
      'Vraag: wie hebben ermee te maken?',
      'Vraag: wanneer is het voor jou opgelost?',
    ]);
    expect(points).toContain('Namen hoeven niet');
  });

  it('lays out in the second talk what can be done, informal to formal, and leaves the choice (55, 56)', () => {
    const points = pointsOf(1);
    for (const each of ['Van informeel', 'tot formeel', 'nu niets doen, en de klachtenregeling'])
      expect(points).toContain(each);
    for (const each of ['ervoor pleit', 'lastig', 'gevolg', 'De medewerker kiest']) expect(points).toContain(each);
  });

  it('ends with what is agreed: which support, how both hear more, and who is told (57)', () => {
    const points = pointsOf(2);
    for (const each of ['Waarmee je nog helpt', 'Hoe jullie elkaar vertellen hoe het gaat', 'na een duidelijk ja'])
      expect(points).toContain(each);
  });
});

describe.each(LANGUAGES)('in %s it', (language) => {
  const texts = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(texts);
  const all = texts(sheetWords[language]);

  it('uses no word of a formal procedure, shouts nowhere, and keeps its sentences short', () => {
    const formal = /melding|dossier|\bzaak\b|slachtoffer|dader|\breport|\bvictim|perpetrator|culprit|!/i;
    expect(all.filter((text) => formal.test(text))).toEqual([]);
    const sentences = all.flatMap((text) => text.split(/(?<=[.?:;])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 24)).toEqual([]);
  });
});
