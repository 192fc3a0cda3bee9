/**
 * An organisation says which of its languages comes first. In the demo it is the language of whoever looks at the page,
 * so that the demo is a workplace in which that language is spoken.
 */
import type { Language, Organisation } from '../core/organisation.ts';
import type { OrganisationFolder } from '../organisation/folder.ts';
import { demoWords } from './words/index.ts';

export interface SpokenLanguage {
  /** `undefined` until somebody looked. */
  readonly language: () => Language | undefined;
  readonly speak: (language: Language) => void;
  /** The same organisations, each with the spoken language first. */
  readonly over: (folder: OrganisationFolder) => OrganisationFolder;
}

export function createSpokenLanguage(): SpokenLanguage {
  let spoken: Language | undefined;
  /** One object for each language, made once, because caches in the product are kept by the organisation object. */
  const made = new WeakMap<Organisation, Map<Language, Organisation>>();
  const speaking = (organisation: Organisation): Organisation => {
    if (spoken === undefined || spoken === organisation.languages[0]) return organisation;
    const known = made.get(organisation) ?? new Map<Language, Organisation>();
    made.set(organisation, known);
    const others = organisation.languages.filter((language) => language !== spoken);
    const found = known.get(spoken) ?? {
      ...organisation,
      name: demoWords[spoken].title,
      languages: [spoken, ...others],
    };
    known.set(spoken, found);
    return found;
  };
  const maybe = (organisation: Organisation | undefined): Organisation | undefined =>
    organisation === undefined ? undefined : speaking(organisation);
  return {
    language: () => spoken,
    speak(language) {
      spoken = language;
    },
    over: (folder) => ({
      ...folder,
      all: () => folder.all().map(speaking),
      byId: (id) => maybe(folder.byId(id)),
      bySlackTeam: (id) => maybe(folder.bySlackTeam(id)),
      bySlackEnterprise: (id) => maybe(folder.bySlackEnterprise(id)),
      byTeamsTenant: (id) => maybe(folder.byTeamsTenant(id)),
    }),
  };
}
