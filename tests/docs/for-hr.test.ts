/** Two pages for HR (requirements 104, 105, 106 and 109): they say what the product does, and of the law only what was found. */
import { describe, expect, it } from 'vitest';
import { POOL_AT_LEAST } from '../../src/core/billing/contract.ts';
import { SUBJECTS, type Subject } from '../../src/core/publishing/in-order.ts';
import { ALL_TABLES_FROM, FIGURES_FROM } from '../../src/core/report/classes.ts';
import { wordsIn } from '../../src/core/words/index.ts';
import { read } from '../support/written-paths.helper.ts';

const page = read('docs/nl/voor-hr.md');
const text = page.replaceAll(/\s+/g, ' ').replaceAll('**', '');
const part = (heading: string): string =>
  page.split(`## ${heading}`)[1]?.split('\n## ')[0]?.replaceAll(/\s+/g, ' ') ?? '';

describe('the pages for HR', () => {
  it('are two pages on paper', () => {
    expect(page.split(/\s+/).length).toBeLessThan(1150);
  });

  it('106: say what the law asks and that nobody has to appoint an adviser, and that no lawyer looked at it', () => {
    const law = part('Wat de wet vraagt').replaceAll('**', '');
    expect(law).toMatch(/artikel 3, lid 2 van de Arbowet/);
    expect(law).toContain('Een vertrouwenspersoon is niet verplicht.');
    expect(law).toMatch(/even goed zijn, of beter/);
    expect(text).toContain('Geen jurist heeft ernaar gekeken.');
    const facts = read('docs/facts.md').split('## The law: for a lawyer')[1] ?? '';
    expect(facts).toMatch(/article 3, paragraph 2, of the Arbowet[^\n]*voor-hr\.md/);
    expect(facts).toMatch(/article 27 of the WOR[^\n]*\(109\)/);
  });

  it('109: ask for the consent of the works council beforehand, with the words of what was found and no more', () => {
    const consent = part('Instemming: OR, PVT of MR');
    expect(consent).toMatch(
      /instemmingsrecht bij regelingen over arbeidsomstandigheden, ook bij een klachtenregeling of een meldregeling \(artikel 27 van de WOR\)/,
    );
    expect(consent).toContain('kan daaronder vallen');
    expect(consent).toContain('vraag jullie jurist welke rechten zij hebben');
  });

  it('105: have examples that were made up, and never one of what happened here', () => {
    expect(part('Zo voeren jullie het in')).toContain(
      'Een verzonnen voorbeeld helpt (105). Gebruik nooit iets dat hier gebeurd is, ook niet zonder naam.',
    );
  });

  it('104: have the questions of the screen, word for word, and from how many answers', () => {
    for (const question of wordsIn('nl').inOrder.survey.questions) expect(text).toContain(question);
    expect(text).toMatch(/vanaf tien antwoorden \(\*from ten answers\*\)/);
  });

  it('name who sees figures, by the numbers that the code decides by', () => {
    const never = part('Wat HR nooit ziet');
    expect(never).toContain(`Bij minder dan ${FIGURES_FROM} mensen staat er geen getal in`);
    expect(never).toContain(`Van ${FIGURES_FROM} tot ${ALL_TABLES_FROM} mensen`);
    expect([POOL_AT_LEAST, never.includes('tien of meer werkgevers')]).toEqual([10, true]);
  });

  it('say of the screen what it looks at, and the screen looks at nothing else', () => {
    const [, named = ''] = /Kijk op “Is alles op orde\?”: ([^.]+)\./.exec(text) ?? [];
    const places = 'links en nummers die lang niet zijn nagekeken';
    const called: Readonly<Record<Subject, string>> = {
      keys: 'sleutels',
      hours: 'uren',
      languages: 'talen',
      gender: 'een vrouw en een man',
      sites: 'locaties',
      weeks: 'weken zonder iemand',
      appointments: 'benoemingen die aflopen',
      links: places,
      places,
      introduction: 'de regels van de directie',
      people: 'het aantal mensen',
    };
    // The last is what is said beside the card as well: core/publishing/warnings.ts.
    const warned = 'de weg voor een klacht over een vertrouwenspersoon';
    expect(named.split(', ')).toEqual([...new Set(SUBJECTS.map((subject) => called[subject])), warned]);
  });
});
