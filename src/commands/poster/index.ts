/** `npm run poster -- <organisation>`: an A4 for the wall, in each language of the organisation. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { variables } from '../../app/config/index.ts';
import { publicOrigin, readVariables, type Environment } from '../../app/config/fields.ts';
import type { Organisation } from '../../core/organisation.ts';
import { FOLDER_UNREADABLE, readFolder } from '../read-folder.ts';
import { posterContent, type PosterContent } from './content.ts';
import { loadFonts, missingIn, type Fonts } from './fonts.ts';
import { drawPoster } from './poster.ts';

export interface PosterCliDeps {
  readonly env: Environment;
  /** The folder in which `<organisation>-<language>.pdf` is written; it is made when absent. */
  readonly target: string;
  /** Writes one line for the operator. */
  readonly out: (line: string) => void;
}

const USAGE = `npm run poster -- <organisation> [--env <file>]
  makes a poster (A4, PDF) with a code that leads to the organisation's public page.
  <organisation>  its id: the name of its file in ORGANISATIONS_DIR, without .yaml
  --env <file>    variables from a file such as .env; those already set win
  BOT_ORIGIN      how people's own browsers reach the bot's listener, https://host`;

const posterVariables = z.object({
  // It goes on a wall.
  BOT_ORIGIN: publicOrigin,
  ORGANISATIONS_DIR: variables.shape.ORGANISATIONS_DIR,
});

/** Why no poster was made, as lines for the operator. */
class Refusal extends Error {}

function environment(env: Environment): z.infer<typeof posterVariables> {
  const faults: string[] = [];
  const data = readVariables(posterVariables, env, faults);
  if (data === undefined)
    throw new Refusal([...faults, 'The code on the poster leads to BOT_ORIGIN, so it has to be known.'].join('\n'));
  return data;
}

/** A fault in the file of another organisation does not stop this poster. */
async function find(folder: string, id: string): Promise<Organisation> {
  const files = await readFolder(folder);
  if (files === 'unreadable') throw new Refusal(FOLDER_UNREADABLE);
  const { suppliers, organisations, faulty, ignored } = files;
  const found = organisations.find((one) => one.id === id);
  if (found !== undefined) return found;
  const own = faulty.find(({ name }) => name.replace(/\.ya?ml$/, '') === id);
  if (own !== undefined) throw new Refusal([own, ...suppliers.refused].flatMap((one) => one.faults).join('\n'));
  const known = organisations.map((one) => one.id).join(', ');
  const others = known === '' ? 'there is none in ORGANISATIONS_DIR' : `there is: ${known}`;
  const faults = faulty.flatMap((one) => one.faults);
  throw new Refusal([`no organisation has the id "${id}"; ${others}`, ...ignored, ...faults].join('\n'));
}

/** No poster is made when a character of a name, or of the work somebody knows, cannot be drawn: empty boxes cannot be read. */
function refuseUnreadable(content: PosterContent, fonts: Fonts): void {
  const shown = [
    content.organisation,
    ...content.advisers.flatMap(({ name, kind, knows = '' }) => [name, kind, knows]),
  ];
  for (const line of shown) {
    const missing = missingIn(fonts, line);
    if (missing.length === 0) continue;
    const points = missing.map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
    throw new Refusal(
      `"${line}" has letters that the poster's fonts do not have (${points.join(', ')}): write it in Latin letters`,
    );
  }
}

/** @returns the exit code: 0 done, 1 not done and the reason was printed, 2 wrong arguments. Faults of the disk are thrown. */
export async function runPosterCommand(argv: readonly string[], deps: PosterCliDeps): Promise<number> {
  const [id, ...rest] = argv;
  if (id === undefined || rest.length > 0 || !/^[a-z0-9][a-z0-9-]{0,39}$/.test(id)) {
    deps.out(USAGE);
    return 2;
  }
  try {
    const { BOT_ORIGIN, ORGANISATIONS_DIR } = environment(deps.env);
    const organisation = await find(ORGANISATIONS_DIR, id);
    const fonts = loadFonts();
    const contents = organisation.languages.map((language) => posterContent(organisation, language, BOT_ORIGIN));
    for (const content of contents) refuseUnreadable(content, fonts);
    await mkdir(deps.target, { recursive: true });
    for (const content of contents) {
      const path = join(deps.target, `${organisation.id}-${content.language}.pdf`);
      await writeFile(path, await drawPoster(content, fonts));
      deps.out(`${path}   ${content.url}`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    deps.out(error.message);
    return 1;
  }
}
