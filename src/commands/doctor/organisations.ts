/** The organisation files: every fault with file and line, and what they hold for the other checks. */
import type { Organisation } from '../../core/organisation.ts';
import { isAppError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import { ignoredSentence } from '../../organisation/files.ts';
import { openOrganisations, type Refused } from '../../organisation/folder.ts';
import { SUPPLIERS_FOLDER } from '../../organisation/suppliers.ts';
import { fail, ok, warn, type Finding } from './types.ts';

export interface Looked {
  readonly findings: readonly Finding[];
  /** `undefined` when the files are wrong: what depends on them is not checked. */
  readonly organisations?: readonly Organisation[];
}

const quiet: Log = { info: () => undefined, error: () => undefined };
const ID = 'organisations';

export async function lookAtOrganisations(folder: string): Promise<Looked> {
  try {
    const opened = await openOrganisations(folder, quiet);
    opened.close();
    const organisations = opened.all();
    const refused = opened.refused();
    const names = organisations.map(({ id }) => id).join(', ');
    return {
      organisations,
      findings: [
        ok(ID, refused.length === 0 ? `The organisation files are right: ${names}.` : `Right: ${names}.`),
        ...refused.flatMap(refusedFile),
        ...opened.ignored().map(ignoredFile),
        ...examples(organisations),
      ],
    };
  } catch (error) {
    if (!isAppError(error, 'ORGANISATION_INVALID')) throw error;
    const { faults = [] } = error;
    if (faults.length === 0)
      return {
        findings: [
          fail(
            ID,
            'The folder ORGANISATIONS_DIR cannot be read.',
            'Make it, and put a copy of organisations/example.yaml in it.',
          ),
        ],
      };
    return {
      findings: faults.map((fault) =>
        fault.startsWith('no .yaml')
          ? fail(
              ID,
              'There is no .yaml file in ORGANISATIONS_DIR.',
              'Copy organisations/example.yaml there and fill it in.',
            )
          : fail(ID, `${fault}.`, CORRECT),
      ),
    };
  }
}

const CORRECT = 'Correct that line; organisations/example.yaml shows every field.';

function refusedFile({ name, faults }: Refused): Finding[] {
  return [
    ...faults.map((fault) => fail(ID, `${fault}.`, CORRECT)),
    fail(
      'organisations.refused',
      name.startsWith(SUPPLIERS_FOLDER)
        ? `${name} is refused because of that: a server that starts now is closed for every organisation that refers to it.`
        : `${name} is refused because of that: a server that starts now answers its people that the app is closed for them.`,
      'The other organisations are served. One that runs goes on with the last good version of this file, if it had one.',
    ),
  ];
}
const ignoredFile = (name: string): Finding =>
  warn('organisations.ignored', `${ignoredSentence(name).split('; ')[0]}.`, 'Rename it, or take it out of the folder.');

/** The example names people and numbers that do not exist. */
function examples(organisations: readonly Organisation[]): Finding[] {
  return organisations
    .filter(({ slack }) => slack?.teamIds.some((id) => id.startsWith('T0EXAMPLE')))
    .map(({ id }) =>
      fail(
        'organisations.example',
        `"${id}" is still the example: its people and telephone numbers do not exist.`,
        'Put your own organisation in its place and remove the example.',
      ),
    );
}
