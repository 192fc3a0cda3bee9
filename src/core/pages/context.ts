/** What every page needs: who is here, in which language, and what time it is. */
import type { Context, Surface, Visit } from '../events.ts';
import type { Language, Organisation } from '../organisation.ts';
import type { Action } from '../screens.ts';
import { wordsIn, type Words } from '../words/index.ts';
import { carriedLabels } from './labels.ts';
import { momentsIn, type Moments } from '../words/moments.ts';

export interface Scene {
  readonly organisation: Organisation;
  readonly surface: Surface;
  readonly language: Language;
  readonly context: Context;
  readonly words: Words;
  readonly moments: Moments;
  readonly now: Date;
}

export function sceneOf(visit: Visit, now: Date): Scene {
  const { organisation, surface, context } = visit;
  const wanted = context.language ?? organisation.languages[0];
  const language = organisation.languages.includes(wanted) ? wanted : organisation.languages[0];
  return {
    organisation,
    surface,
    language,
    context,
    words: wordsIn(language),
    moments: momentsIn(language, organisation.timeZone, now),
    now,
  };
}

/** The frame around every screen. `without`: the quiet link to the screen somebody is already on. */
export function frame(scene: Scene, without?: 'employer-view' | 'elsewhere') {
  const quiet: Action[] = [
    { label: scene.words.quiet.employerView, press: { do: 'employer-view' } },
    { label: scene.words.quiet.elsewhere, press: { do: 'elsewhere' } },
  ];
  return {
    title: scene.words.title,
    language: scene.language,
    labels: carriedLabels(scene.language),
    context: scene.context,
    quiet: quiet.filter(({ press }) => press.do !== without),
  };
}

export const toStart = (scene: Scene): Action => ({ label: scene.words.backToStart, press: { do: 'welcome' } });

/** "Samira el Idrissi" → "Samira": how somebody is spoken of in a sentence or on a button. */
export const firstName = (name: string): string => name.split(' ')[0] ?? name;
