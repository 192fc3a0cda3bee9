/** Which language the demo speaks, and to whom. */
import { describe, expect, it } from 'vitest';
import { choicePage, faultPage } from '../../src/stand-ins/identity-provider/page.ts';
import { createSpokenLanguage } from '../../src/demo/spoken-language.ts';
import { languageOf, languageOfHeader, standInWords } from '../../src/stand-ins/words/index.ts';
import type { OrganisationFolder } from '../../src/organisation/folder.ts';
import { testOrganisation } from '../support/organisation.helper.ts';

describe('the language of the demo', () => {
  it.each([
    [['nl-BE', 'en'], 'nl'],
    [['en-US', 'nl'], 'en'],
    [['de-DE', 'nl'], 'nl'],
    [['pl', 'fr'], 'en'],
    [[], 'nl'],
  ])('of a browser that prefers %j is %s', (preferred, language) => {
    expect(languageOf(preferred)).toBe(language);
  });

  it.each([
    ['en-GB,en;q=0.9,nl;q=0.8', 'en'],
    ['nl-NL,nl;q=0.9,en;q=0.8', 'nl'],
    ['pl', 'en'],
    ['*', 'nl'],
    [undefined, 'nl'],
  ])('of a request with %j is %s', (header, language) => {
    expect(languageOfHeader(header)).toBe(language);
  });

  it('is that of the sign-in page, and of the lines about who one may be', () => {
    const accounts = [{ sub: 'x', name: 'Halina', about: { nl: 'nog niet uitgenodigd', en: 'not invited yet' } }];
    const page = choicePage('/kies/1', accounts, 'en');
    expect(page).toContain('<html lang="en">');
    expect(page).toContain(standInWords.en.signIn.heading);
    expect(page).toContain('not invited yet');
    expect(page).not.toContain('uitgenodigd');
    expect(faultPage('nl')).toContain(standInWords.nl.signIn.faultLead);
  });

  it('comes first in the organisation while it is spoken, and the organisation is otherwise the same one', async () => {
    const { organisation } = await testOrganisation();
    const folder = {
      all: () => [organisation],
      byId: (id: string) => (id === organisation.id ? organisation : undefined),
      bySlackTeam: () => organisation,
      bySlackEnterprise: () => undefined,
      byTeamsTenant: () => undefined,
    } as unknown as OrganisationFolder;
    const { speak, over } = createSpokenLanguage();
    const spoken = over(folder);
    expect(spoken.byId('zorg')).toBe(organisation);
    speak('en');
    const english = spoken.bySlackTeam('T');
    expect(english).toEqual({ ...organisation, name: 'Workplace (demo)', languages: ['en', 'nl'] });
    // Pages are kept by the object they were made of.
    expect(spoken.all()[0]).toBe(english);
    expect(spoken.bySlackEnterprise('E')).toBeUndefined();
    speak('nl');
    expect(spoken.byId('zorg')).toBe(organisation);
  });
});
