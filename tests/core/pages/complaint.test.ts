/** Requirements 81 to 86: a complaint about an adviser has every way that there should be, and none through that adviser. */
import { describe, expect, it, test } from 'vitest';
import { complaintGaps } from '../../../src/core/complaint-routes.ts';
import type { Adviser, Organisation } from '../../../src/core/organisation.ts';
import { createPublishersDesk } from '../../../src/core/publishing/desk.ts';
import { publicPageContent } from '../../../src/core/publishing/page.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { renderPublishing } from '../../../src/slack/publishing/view.ts';
import { chooseFields } from '../../../src/teams/publishing/fields.ts';
import { desks, testClock } from '../../support/desks.helper.ts';
import { testOrganisation, TUESDAY_10 } from '../../support/organisation.helper.ts';

const given = (await testOrganisation()).organisation;
const PROCEDURE = 'https://example.nl/klachten';
const ASSOCIATION = 'https://example.nl/commissie-van-toezicht';
const RULES = 'https://wilgenlaan.example/klachten';
const OWN_RULES = 'https://linde.example/klachten';
const links = { complaintsProcedure: PROCEDURE, association: ASSOCIATION, supplierComplaints: RULES };
const as = (more: Readonly<Record<string, Partial<Adviser>>>, of: Partial<Organisation> = { links }): Organisation => ({
  ...given,
  ...of,
  advisers: given.advisers.map((one) => ({ ...one, ...more[one.id] })),
});
/** Certified and external; internal and not certified; certified, of another supplier. */
const organisation = as({
  tom: { certified: false, supplier: '' },
  halina: { supplier: 'Bureau Linde', supplierComplaints: OWN_RULES },
});
const { supplier: _none, ...tom } = organisation.advisers[1]!;
const advisers: readonly Adviser[] = [organisation.advisers[0]!, tom, organisation.advisers[2]!];
const ORGANISATION: Organisation = { ...organisation, advisers };

async function complaintAbout(adviser: string | undefined, of = ORGANISATION, language: 'nl' | 'en' = 'nl') {
  const d = await desks(of);
  const press = { do: 'complaint', ...(adviser === undefined ? {} : { adviser }) } as const;
  const screen = await d.employee.handle(d.visit('U0NOOR', { language }), press);
  if (screen.kind !== 'complaint') throw new Error(screen.kind);
  return screen;
}

describe('81 to 84, 86: the ways', () => {
  test.each<[string, string | undefined, readonly string[], readonly RegExp[]]>([
    [
      'a certified external one',
      'samira',
      [PROCEDURE, ASSOCIATION, RULES],
      [/gecertificeerd/, /Bureau Wilgenlaan heeft/],
    ],
    [
      'an internal one who is not certified',
      'tom',
      [PROCEDURE],
      [/Tom is niet gecertificeerd\. Daarom moet je werkgever/],
    ],
    ['one of another supplier', 'halina', [PROCEDURE, ASSOCIATION, OWN_RULES], [/Bureau Linde heeft eigen regels/]],
    [
      'nobody yet',
      undefined,
      [PROCEDURE, ASSOCIATION, RULES, OWN_RULES],
      [/Een externe vertrouwenspersoon werkt voor/],
    ],
  ])('about %s', async (_who, adviser, urls, said) => {
    const page = await complaintAbout(adviser);
    expect(page.links.map(({ url }) => url)).toEqual(urls);
    const text = page.sections.flatMap(({ lines }) => lines).join('\n');
    for (const each of said) expect(text).toMatch(each);
    // 81: first talk, if that feels right; and it is said where talk ends.
    expect(page.sections[0]?.heading).toBe('Praat erover, als je durft');
    expect(page.intro.join(' ')).toMatch(/Praten over wat er misging, is nog geen klacht\..*buiten deze app/);
  });

  it.each(['samira', 'tom', 'halina'])(
    'never pass %s, nor lead back to them: somebody else may help',
    async (about) => {
      const page = await complaintAbout(about);
      const { contact } = advisers.find(({ id }) => id === about)!;
      const all = JSON.stringify([page.sections, page.links, page.open]);
      for (const own of [contact.phone, contact.email, `"adviser":"${about}"`])
        expect(own !== undefined && all.includes(own)).toBe(false);
      expect(page.open?.length).toBe(2);
      const first = advisers.find(({ id }) => id === about)!.name.split(' ')[0];
      expect(page.sections[1]?.lines[1]).toMatch(new RegExp(`^${first} mag daar niet zelf over beslissen\\.`));
    },
  );

  it('stand on the public page too, with the rules of every supplier', () => {
    for (const language of ['nl', 'en'] as const) {
      const page = publicPageContent(ORGANISATION, language, {}, TUESDAY_10);
      expect(page.complaint.links.map(({ url }) => url)).toEqual([PROCEDURE, ASSOCIATION, RULES, OWN_RULES]);
      const certified = page.advisers.map(({ facts }) => facts.some(({ value }) => /LVV/.test(value)));
      expect(certified).toEqual([true, false, true]);
    }
  });
});

describe('85: what is missing', () => {
  const { complaintsProcedure: _procedure, supplierComplaints: _rules, ...rest } = links;
  const bare: Organisation = { ...ORGANISATION, links: rest };

  it('is nothing where every way is there', () => {
    expect(complaintGaps(ORGANISATION)).toEqual([]);
  });

  it('is a procedure for who is internal and not certified, and the rules of a supplier of who is external', () => {
    const gaps = complaintGaps(bare).map((gap) => [gap.missing, gap.advisers.map(({ id }) => id)]);
    expect(gaps).toEqual([
      ['procedure', ['tom']],
      ['supplier', ['samira']],
    ]);
    const certified = { ...bare, advisers: advisers.map((one) => ({ ...one, certified: true })) };
    expect(complaintGaps(certified).map(({ missing }) => missing)).toEqual(['supplier']);
  });

  it('is said to HR before they publish, on both platforms, in their language, and to nobody else', async () => {
    for (const language of ['nl', 'en'] as const) {
      const of: Organisation = {
        ...bare,
        languages: [language],
        advisers: [{ ...advisers[0]!, reportingPoint: true }, tom],
      };
      const desk = createPublishersDesk({
        records: memoryStore(testClock()).records,
        times: () => Promise.resolve(new Map()),
        running: {},
        clock: testClock(),
        onFault: () => undefined,
      });
      const screen = await desk.choose({ surface: 'slack', organisation: of, allowed: true });
      if (screen.kind !== 'choose') throw new Error(screen.kind);
      expect(screen.warnings?.lines).toEqual([
        expect.stringContaining('Tom de Wit'),
        expect.stringContaining('Bureau Wilgenlaan'),
        expect.stringMatching(language === 'nl' ? /^Samira el Idrissi is ook het meldpunt/ : /reporting point/),
      ]);
      const modal = JSON.stringify(renderPublishing(screen, { form: 'f'.repeat(22), user: 'U0HR' }));
      const card = JSON.stringify(chooseFields(screen, 's'.repeat(22), { advisers: 9, email: true }));
      for (const line of screen.warnings?.lines ?? [])
        for (const shown of [modal, card]) expect(shown).toContain(JSON.stringify(line).slice(1, -1));
      // What is posted says nothing of it.
      expect(JSON.stringify(screen.preview)).not.toContain(screen.warnings?.heading);
      const right = await desk.choose({ surface: 'slack', organisation: ORGANISATION, allowed: true });
      expect('warnings' in right).toBe(false);
    }
  });
});
