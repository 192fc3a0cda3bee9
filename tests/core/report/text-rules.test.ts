/** What a text marks before it is published (requirements 87 and 90). */
import { describe, expect, it } from 'vitest';
import { marksIn, type MarkKind } from '../../../src/core/report/text-rules.ts';
import type { Language } from '../../../src/core/organisation.ts';

const NAMES = ['Samira el Idrissi', 'Tom de Wit'];
const said = (text: string, language: Language = 'nl', names = NAMES): readonly string[] =>
  marksIn(text, language, names).map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`);

describe('a text', () => {
  it.each<[Language, MarkKind, string, string]>([
    ['nl', 'number', 'Er kwamen 3 mensen.', '3'],
    ['nl', 'number', 'Er kwamen drie mensen.', 'drie'],
    ['nl', 'number', 'Het gebeurde twéé keer, of 2x.', '2'],
    ['nl', 'number', 'Van de mensen kwam 30% vaker.', '30%'],
    ['nl', 'number', 'Er kwamen 23 mensen.', '23'],
    ['nl', 'number', 'Dat waren 14 nieuwe gesprekken.', '14'],
    ['nl', 'number', 'Niemand kwam over geweld.', 'Niemand'],
    ['nl', 'number', 'Zij kwamen allebei.', 'allebei'],
    ['nl', 'number', 'Zij kwamen met zijn tweeën.', 'tweee\u0308n'.normalize('NFC')],
    ['nl', 'number', 'Het was e\u0301e\u0301n keer.', 'e\u0301e\u0301n'],
    ['nl', 'number', 'Er kwamen tw\u200Bee mensen.', 'tw\u200Bee'],
    ['nl', 'number', 'Er kwamen tw\u00ADee mensen.', 'tw\u00ADee'],
    ['nl', 'number', 'Er kwamen eén of ③ mensen.', '③'],
    ['nl', 'number', 'Er kwamen ３ mensen.', '３'],
    ['nl', 'number', 'Dat waren IV klachten.', 'IV'],
    ['nl', 'number', 'Dat waren (n = 3) klachten.', '3'],
    ['nl', 'number', 'Er kwamen dertien mensen.', 'dertien'],
    ['nl', 'number', 'Er waren drieëntwintig nieuwe klachten.', 'drieëntwintig'],
    ['nl', 'number', 'De helft kwam vaker.', 'De helft'],
    ['nl', 'number', 'Dat is dertig procent.', 'procent'],
    ['en', 'number', 'There were twenty-three complaints.', 'twenty-three'],
    ['en', 'number', 'A third came back.', 'A third'],
    ['nl', 'one', 'Dezelfde medewerker kwam terug.', 'Dezelfde medewerker'],
    ['nl', 'function', 'Praat met de direc\u00ADteur.', 'direc\u00ADteur'],
    ['nl', 'date', 'In Q3 was het druk.', 'Q3'],
    ['en', 'number', 'Not a single complaint came.', 'Not a single'],
    ['en', 'number', 'Five people came.', 'Five'],
    ['en', 'number', 'A couple of them came back.', 'A couple'],
    ['nl', 'name', 'Dank aan samira el idrissi.', 'samira el idrissi'],
    ['nl', 'name', 'Idrissi schreef dit.', 'Idrissi'],
    ['nl', 'name', 'Ik sprak met Jan de Boer.', 'Jan de Boer'],
    ['nl', 'name', 'Volgens J. Peters gaat het goed.', 'J. Peters'],
    ['nl', 'name', 'Volgens mevrouw Van Dijk gaat het goed.', 'mevrouw Van Dijk'],
    ['nl', 'name', 'Dat vond Karin ook.', 'Karin'],
    ['nl', 'function', 'Dat zei een afdelingsmanager.', 'afdelingsmanager'],
    ['nl', 'function', 'Praat met de directeur.', 'directeur'],
    ['nl', 'function', 'Dat zei de IC-verpleegkundige.', 'IC-verpleegkundige'],
    ['en', 'function', 'Our nurse said so.', 'nurse'],
    ['nl', 'place', 'In Breda gaat het beter.', 'Breda'],
    ['nl', 'place', 'Op afdeling Inkoop gaat het beter.', 'afdeling Inkoop'],
    ['nl', 'place', 'Op verdieping 12 gaat het beter.', 'verdieping 12'],
    ['nl', 'place', 'De nachtploeg klaagt.', 'nachtploeg'],
    ['en', 'place', 'Department B asks for help.', 'Department B'],
    ['nl', 'date', 'Vanaf maart ging het beter.', 'maart'],
    ['nl', 'date', 'Sinds 12 november is er overleg.', '12 november'],
    ['nl', 'date', 'Het was op 3-11-2026.', '3-11-2026'],
    ['nl', 'date', 'Na het personeelsfeest kwamen er meer.', 'personeelsfeest'],
    ['nl', 'date', 'Elke Maandag was het druk.', 'Maandag'],
    ['en', 'date', 'It began in May 12.', 'May 12'],
    ['nl', 'one', 'Er was een geval van pesten.', 'een geval'],
    ['nl', 'one', 'Dat overkwam één medewerker.', 'één medewerker'],
    ['nl', 'one', 'Een jonge vrouw vertelde dit.', 'Een jonge vrouw'],
    ['nl', 'one', 'Daarna ging hij weg.', 'hij'],
    ['en', 'one', 'There was a case of bullying.', 'a case'],
    ['en', 'one', 'It happened to one employee.', 'one employee'],
    ['en', 'one', 'Then she left.', 'she'],
    ['nl', 'quote', 'Daar hoor je "doe normaal" vaak.', '"doe normaal"'],
    ['nl', 'quote', 'Daar hoor je ‘doe normaal’ vaak.', '‘doe normaal’'],
    ['nl', 'quote', "Daar hoor je 'doe normaal' vaak.", "'doe normaal'"],
    ['en', 'quote', 'One hears “get over it” there.', '“get over it”'],
  ])('%s: marks a %s in "%s"', (language, kind, text, part) => {
    expect(said(text, language)).toContain(`${kind}: ${part}`);
  });

  it.each<[Language, string]>([
    ['nl', 'De druk op het werk was hoog, en mensen kwamen vaker met klachten over hoe er gesproken wordt.'],
    ['nl', 'In 2025 is de gedragscode vernieuwd (artikel 3, lid 2 van de Arbowet).'],
    ['nl', 'Wij gaven 45 uur voorlichting. Wij vragen de directie om vaste tijd.'],
    ['nl', "Zo'n afspraak helpt, en 's avonds bereikbaar zijn ook. Intern overleg is er genoeg."],
    ['nl', '1. Vraag het na.\n2. Leg het vast.'],
    ['en', 'The works council asked for more hours, and we agree. Article 3 of the law says so.'],
    ['en', 'The arts of listening and asking can be learned.'],
  ])('%s: leaves "%s" alone', (language, text) => {
    expect(said(text, language)).toEqual([]);
  });

  it('marks the whole of what holds another mark, and also what is within a quote', () => {
    expect(said('Dat was één medewerker.')).toEqual(['one: één medewerker']);
    expect(said('Iemand riep "drie tegen een".')).toEqual(['quote: "drie tegen een"', 'number: drie']);
  });

  it('is marked in order, at places that can be cut out', () => {
    const text = 'Op maandag kwamen er 4 mensen uit Breda bij Tom de Wit.';
    const marks = marksIn(text, 'nl', NAMES);
    expect(marks.map(({ from, to }) => text.slice(from, to))).toEqual(['maandag', '4', 'Breda', 'Tom de Wit']);
    expect(marks.every(({ from, to }) => 0 <= from && from < to && to <= text.length)).toBe(true);
  });

  it('of the most that fits is marked at once', () => {
    const text = 'Een vrouw van afdeling Inkoop zei in maart "drie keer" tegen Jan de Boer. '.repeat(270);
    const began = performance.now();
    expect(marksIn(text, 'nl', NAMES).length).toBeGreaterThan(1000);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
