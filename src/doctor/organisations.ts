/** The organisation files: every fault with file and line, and what they hold for the other checks. */
import type { Organisation } from '../core/organisation.ts';
import { isAppError } from '../core/errors.ts';
import type { Log } from '../log.ts';
import { openOrganisations } from '../organisation/folder.ts';
import { fail, ok, type Finding } from './types.ts';

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
    const names = organisations.map(({ id }) => id).join(', ');
    return {
      organisations,
      findings: [ok(ID, `The organisation files are right: ${names}.`), ...examples(organisations)],
    };
  } catch (error) {
    if (!isAppError(error, 'ORGANISATION_INVALID')) throw error;
    const faults = error.message.split('\n').slice(1).filter(Boolean);
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
    const isEmpty = faults.length === 1 && faults[0]?.startsWith('no .yaml');
    return {
      findings: faults.map((fault) =>
        fail(
          ID,
          isEmpty ? 'There is no .yaml file in ORGANISATIONS_DIR.' : `${fault}.`,
          isEmpty
            ? 'Copy organisations/example.yaml there and fill it in.'
            : 'Correct that line; organisations/example.yaml shows every field.',
        ),
      ),
    };
  }
}

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
