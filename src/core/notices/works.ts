/**
 * Whether notices reach each adviser, as an operator may know it: yes, no, or none wanted. Nothing of when or where, so
 * it follows what became of a notice from the beginning of the next week only.
 */
import { identityOf } from '../adviser/identity.ts';
import type { Adviser, Organisation } from '../organisation.ts';
import type { Keyring, NoticeStore } from '../ports.ts';
import type { Works } from './desk.ts';

export interface AdviserWorks {
  readonly organisation: Organisation;
  readonly adviser: Adviser;
  readonly works: Works;
}

/** Of everybody who can sign in; whoever cannot yet has nothing to be told of. */
export async function noticeWorks(
  notices: Pick<NoticeStore, 'everybody'>,
  keyring: Pick<Keyring, 'derive'>,
  organisations: readonly Organisation[],
): Promise<readonly AdviserWorks[]> {
  const everybody = await notices.everybody();
  return organisations.flatMap((organisation) =>
    organisation.advisers.flatMap((adviser): AdviserWorks[] => {
      if (adviser.identity === undefined) return [];
      const known = everybody.get(identityOf(keyring, adviser.identity));
      return [
        {
          organisation,
          adviser,
          works: known === undefined ? 'none' : (known.shownWorks ?? known.works) ? 'yes' : 'no',
        },
      ];
    }),
  );
}

export const countWorks = (all: readonly AdviserWorks[]): Readonly<Record<Works, number>> => ({
  yes: all.filter(({ works }) => works === 'yes').length,
  no: all.filter(({ works }) => works === 'no').length,
  none: all.filter(({ works }) => works === 'none').length,
});
