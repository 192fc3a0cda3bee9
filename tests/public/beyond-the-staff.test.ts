/** The public page, the card and the poster for who is not on the payroll, and for who looks for somebody who knows the work. */
import { describe, expect, it } from 'vitest';
import { posterContent } from '../../src/commands/poster/content.ts';
import { everyPost, publicCard } from '../../src/core/publishing/card.ts';
import { publicPageContent } from '../../src/core/publishing/page.ts';
import type { Organisation } from '../../src/core/organisation.ts';
import { wordsIn } from '../../src/core/words/index.ts';
import { organisationPage } from '../../src/public/page.ts';
import { postBody } from '../../src/slack/publishing/post-body.ts';
import { testOrganisation, TUESDAY_10 } from '../support/organisation.helper.ts';

const PUBLIC = { publicOrigin: 'https://vertrouwen.example.nl' };
const { organisation: base } = await testOrganisation();
const [samira, ...others] = base.advisers;
if (samira === undefined) throw new Error('nobody');
const organisation: Organisation = {
  ...base,
  advisers: [{ ...samira, knowsWork: [{ nl: 'nachtdienst', en: 'night shift' }, { nl: 'in uniform' }] }, ...others],
  partners: [
    {
      id: 'flex',
      name: 'Flexkracht',
      kind: 'agency',
      adviser: 'Ria Bakker',
      phones: ['030 231 42 14'],
      email: 'vp@flex.example',
      url: 'https://flex.example/vp',
      languages: ['pl'],
      checked: '2026-11-01',
    },
    {
      id: 'roc',
      name: 'ROC <Voorbeeld>',
      kind: 'school',
      phones: ['030 231 42 15'],
      languages: ['nl'],
      checked: '2026-11-20',
    },
  ],
};
const pageOf = (one: Organisation, language: 'nl' | 'en'): string =>
  organisationPage(one.id, publicPageContent(one, language, PUBLIC, TUESDAY_10));

describe.each(['nl', 'en'] as const)('in %s', (language) => {
  const words = wordsIn(language);

  it('the page shows the way here beside the ways at other employers, with numbers to press', () => {
    const page = pageOf(organisation, language);
    const part =
      /<section id="ander-bedrijf">([\s\S]*?)<section class="part" id="tussen-jullie">/.exec(page)?.[1] ?? '';
    const [, ways = ''] = part.split('class="two"');
    expect([...ways.matchAll(/<section class="box">/g)]).toHaveLength(3);
    for (const said of [
      words.hiredIn.here(organisation.name),
      words.hiredIn.there('Flexkracht'),
      'ROC &lt;Voorbeeld&gt;',
      'href="tel:+31302314214"',
      'href="tel:+31302314215"',
      'vp@flex.example',
      'href="https://flex.example/vp"',
    ])
      expect(part).toContain(said);
    expect(page).toContain('href="#ander-bedrijf"');
    expect(pageOf(base, language)).not.toContain('ander-bedrijf');
  });

  it('which work somebody knows stands on the page, HR’s card and the poster', () => {
    const known = language === 'nl' ? 'nachtdienst, in uniform' : 'night shift, in uniform';
    expect(pageOf(organisation, language)).toContain(known);
    expect(postBody(publicCard(organisation, language, PUBLIC))).toContain(words.welcome.knows(known));
    const poster = posterContent(organisation, language, PUBLIC.publicOrigin);
    expect(poster.advisers[0]?.knows).toBe(words.welcome.knows(known));
    expect(poster.points).toContain(words.poster.hiredIn);
    expect(posterContent(base, language, PUBLIC.publicOrigin).points).not.toContain(words.poster.hiredIn);
  });

  it('volunteers are named where they may come, and nowhere where they may not', () => {
    const volunteer = /vrijwillig|volunteer/i;
    const said = (volunteers: boolean): string =>
      JSON.stringify([
        pageOf({ ...base, volunteers }, language),
        everyPost({ ...base, volunteers }, PUBLIC),
        posterContent({ ...base, volunteers }, language, PUBLIC.publicOrigin),
        words.welcome.freedom(volunteers),
      ]);
    expect(said(true)).toMatch(volunteer);
    expect(words.welcome.freedom(true)).toMatch(volunteer);
    expect(pageOf({ ...base, volunteers: true }, language)).toMatch(volunteer);
    expect(said(false)).not.toMatch(volunteer);
  });
});
