/** Does what each adviser planned hold, by the keys in the file? Nothing of what is in it is said. */
import type { Organisation } from '../../core/organisation.ts';
import { verifyPlanning } from '../../core/plannings.ts';
import type { AdviserLoad } from '../../core/ports.ts';
import { ok, warn, type Finding } from './types.ts';

const ID = 'people.planning';

/** @param loads in the order of the advisers; whoever planned nothing is not spoken of */
export async function ofPlannings(
  { id, advisers }: Pick<Organisation, 'id' | 'advisers'>,
  loads: readonly AdviserLoad[],
): Promise<readonly Finding[]> {
  const each = advisers.map(async (adviser, index): Promise<readonly Finding[]> => {
    const signed = loads[index]?.signed;
    if (signed === undefined) return [];
    const { name } = adviser;
    if (typeof (await verifyPlanning(id, adviser, signed)) === 'object')
      return [ok(ID, `${id}: what ${name} planned is signed with a key in the file.`)];
    return [
      warn(
        ID,
        `${id}: what lies in Redis as the planning of ${name} is not signed with a key in the file, so the hours of the file hold.`,
        'Ask them to open Planning in the inbox and to save it again; if their key was not replaced, look who can write to Redis.',
      ),
    ];
  });
  return (await Promise.all(each)).flat();
}
