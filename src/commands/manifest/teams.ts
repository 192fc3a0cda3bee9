/** The Teams app package: a filled-in manifest, the other languages and two icons in one zip. */
import { zipSync, type Zippable } from 'fflate';
import { LANGUAGES, type Language } from '../../core/organisation.ts';
import type { TeamsValues } from './environment.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** The manifest itself is in Dutch; each other language has a file beside it. */
export type OtherLanguage = Exclude<Language, 'nl'>;
export const OTHER_LANGUAGES = LANGUAGES.filter((language): language is OtherLanguage => language !== 'nl');

/** What lies in `manifests/teams/`, as read. */
export interface TeamsSources {
  readonly manifest: string;
  readonly languages: Readonly<Record<OtherLanguage, string>>;
  readonly color: Uint8Array;
  readonly outline: Uint8Array;
}

function fill(value: Json, values: Readonly<Record<string, string>>): Json {
  if (typeof value === 'string')
    return value.replaceAll(/\{\{([^{}]*)\}\}/g, (_, name: string) => {
      const filled = Object.hasOwn(values, name) ? values[name] : undefined;
      if (filled === undefined) throw new TypeError(`manifests/teams/manifest.json: nothing fills {{${name}}}`);
      return filled;
    });
  if (Array.isArray(value)) return value.map((each: Json) => fill(each, values));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each, values)]));
  return value;
}

const parse = (text: string): JsonObject => JSON.parse(text) as JsonObject;

/**
 * The manifest for these values. The template is the one for `notify`; another way of answering takes away what
 * it does not need: without notifications, neither a type of notification nor the right to send one.
 */
export function fillManifest(template: string, values: TeamsValues): JsonObject {
  const { appId, packageId, signInAppId, origin, aboutUrl, version, chatReply } = values;
  const host = new URL(origin).host;
  const filled = fill(parse(template), {
    appId,
    packageId,
    signInAppId,
    origin,
    aboutUrl,
    version,
    host,
  }) as JsonObject;
  const { activities, authorization, ...rest } = filled;
  const bots = (rest['bots'] as JsonObject[]).map((bot) => ({ ...bot, isNotificationOnly: chatReply === 'silent' }));
  if (chatReply !== 'notify') return { ...rest, bots };
  return { ...rest, bots, ...(activities && { activities }), ...(authorization && { authorization }) };
}

/** Another language, without the texts of what this manifest does not have. */
export function fillLanguage(language: string, manifest: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(parse(language)).filter(([key]) => !key.startsWith('activities.') || 'activities' in manifest),
  );
}

/** A zip stores local time and nothing before 1980: read in the zone it was made in, this is the same bytes anywhere. */
const always = (): Date => new Date(1980, 0, 1);
const bytes = (json: JsonObject): Uint8Array => new TextEncoder().encode(`${JSON.stringify(json, null, 2)}\n`);

/** The same values and sources give the same bytes, so that a reviewer can build it again and compare. */
export function buildTeamsPackage(sources: TeamsSources, values: TeamsValues): Uint8Array {
  const manifest = fillManifest(sources.manifest, values);
  const files: Zippable = {
    'manifest.json': bytes(manifest),
    ...Object.fromEntries(
      OTHER_LANGUAGES.map((one) => [`${one}.json`, bytes(fillLanguage(sources.languages[one], manifest))]),
    ),
    'color.png': sources.color,
    'outline.png': sources.outline,
  };
  return zipSync(files, { level: 9, mtime: always() });
}
