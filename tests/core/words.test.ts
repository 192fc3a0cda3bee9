/** The words are part of the product: what may never stand in them, in either language. */
import { describe, expect, it } from 'vitest';
import { REFERRALS } from '../../src/core/referrals.ts';
import { LANGUAGES } from '../../src/core/organisation.ts';
import { wordsIn, type Words } from '../../src/core/words/index.ts';
import { momentsIn } from '../../src/core/words/moments.ts';

/** Every sentence, functions called with sample arguments. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function')
    return sentences((value as (...args: unknown[]) => unknown)('Samira', 'Slack', 30, 7, 24)).concat(
      sentences((value as (...args: unknown[]) => unknown)(2, 'x', 1, 1, 1)),
    );
  if (Array.isArray(value)) return value.flatMap(sentences);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(sentences);
  return [];
}

const paths = (value: unknown, at = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, child]) => paths(child, `${at}.${key}`))
    : [at];

describe.each(LANGUAGES)('words in %s', (language) => {
  const all = sentences(wordsIn(language));

  it('never call a talk a report, nor anybody a victim, a case or a culprit', () => {
    const wrong =
      language === 'nl'
        ? /melding|dossier|\bzaak\b|\bzaken\b|slachtoffer|dader/i
        : /\breport(ed|s)?\b|\bvictim|\bcase file|perpetrator|culprit/i;
    // What a talk is not may be said by its name.
    const said = all.map((sentence) => sentence.replaceAll('Praten is nog geen melding.', ''));
    expect(said.filter((sentence) => wrong.test(sentence))).toEqual([]);
  });

  it('say that a talk is not yet a report, and that an adviser may take the reporting over', () => {
    const said = wordsIn(language).conduct.integrity.lines.join(' ');
    expect(said).toContain(language === 'nl' ? 'Praten is nog geen melding.' : 'Talking is not yet reporting.');
    expect(said).toMatch(language === 'nl' ? /overnemen, altijd in overleg/ : /take it over, always after talking/);
    expect(said).not.toMatch(/alleen zelf|only you/);
  });

  it('never promise what cannot be kept', () => {
    expect(
      all.filter((sentence) =>
        /end-to-end|100 ?%|gegarandeerd|guaranteed|volledig anoniem|completely anonymous/i.test(sentence),
      ),
    ).toEqual([]);
  });

  it('call somebody who left once in a sentence, and never at its start', () => {
    const { conversation, conversations, reveal, withdraw, write } = wordsIn(language);
    const who = conversations.formerAdviser;
    const { elsewhere, closed } = write.arrived;
    const named = [
      ...[conversation.heading, conversation.closedByAdviser, conversation.adviserGone, closed].map((say) => say(who)),
      elsewhere(who, 'Tom'),
      ...withdraw.lines(who),
      ...reveal.lines(who),
    ].flatMap((text) => text.split(/(?<=[.?])\s+/));
    expect(named.filter((sentence) => sentence.includes(who)).length).toBeGreaterThan(5);
    expect(named.filter((sentence) => sentence.split(who).length > 2 || sentence.startsWith(who))).toEqual([]);
  });

  it('say of people where they work, not of what they are', () => {
    expect(all.filter((sentence) => /somebody of the/.test(sentence))).toEqual([]);
  });

  it('do not shout', () => {
    expect(all.filter((sentence) => sentence.includes('!'))).toEqual([]);
  });

  it('keep sentences short enough for somebody who reads slowly', () => {
    const long = all
      .flatMap((text) => text.split(/(?<=[.?:;])\s+/))
      .filter((sentence) => sentence.split(/\s+/).length > 28);
    expect(long).toEqual([]);
  });

  it('keep to the platforms’ limits where a label goes on a button or in a title', () => {
    const words: Words = wordsIn(language);
    for (const label of [
      words.write.submit,
      words.write.submitTo('Samira'),
      words.filters.submit,
      words.reveal.submit,
      words.title,
    ])
      expect(label.length, label).toBeLessThanOrEqual(24);
    for (const label of [
      words.limits.accept,
      words.welcome.filter,
      words.welcome.complaint,
      words.conversation.another,
    ])
      expect(label.length).toBeLessThanOrEqual(75);
  });
});

it('both languages have the same keys', () => {
  expect(paths(wordsIn('en')).sort()).toEqual(paths(wordsIn('nl')).sort());
});

describe('places to go', () => {
  it('hold both languages, a day on which they were checked, and the numbers for danger and for suicide', () => {
    for (const referral of REFERRALS) {
      expect(referral.name.nl && referral.name.en && referral.what.nl && referral.what.en).toBeTruthy();
      expect(referral.checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    expect(REFERRALS.filter(({ urgent }) => urgent).map(({ phone }) => phone)).toEqual(['112', '113', '0800-0188']);
    expect(REFERRALS.find(({ id }) => id === 'night')).toMatchObject({ phone: '088 0767 000', at: 'De Luisterlijn' });
    expect(REFERRALS.find(({ id }) => id === 'wrongdoing')?.phone).toBe('088 133 10 00');
  });
});

describe('English that is not Dutch in other words', () => {
  const all = sentences(wordsIn('en')).concat(REFERRALS.flatMap(({ what }) => what.en));
  it.each([
    /thinks? along/i,
    /site of your branch/i,
    /look on\b(?! the)/i,
    /write on in/i,
    /\b(ran|runs) out/i,
    /held to that/i,
    /on paper/i,
    /from your work\b(?! address)|(apps?|device|network|one) of your work\b/i,
    /with each (name|person)/i,
    /what suits you/i,
    /stands by you/i,
    /were you assaulted/i,
  ])('%s', (wrong) => {
    expect(all.filter((sentence) => wrong.test(sentence))).toEqual([]);
  });
});

describe('moments', () => {
  const now = new Date('2026-11-24T09:00:00Z');
  const nl = momentsIn('nl', 'Europe/Amsterdam', now);
  it.each([
    ['2026-11-24T15:00:00Z', 'vandaag 16:00'],
    ['2026-11-25T08:00:00Z', 'morgen 9:00'],
    ['2026-11-27T08:30:00Z', 'vrijdag 9:30'],
    ['2026-12-07T08:00:00Z', 'maandag 7 december 9:00'],
    ['2026-11-20T08:00:00Z', 'vrijdag 20 november 9:00'],
  ])('%s is said as "%s"', (at, said) => {
    expect(nl.moment(new Date(at))).toBe(said);
  });
  it('are said in the zone of the organisation', () => {
    expect(momentsIn('en', 'America/New_York', now).moment(new Date('2026-11-24T15:00:00Z'))).toBe('today 10:00');
  });
});
