/** What the coordinator's page is made of, handed over field by field: what is not here, that page cannot ask for. */
import type { Coordination, PlannedTime } from '../core/coordination/view.ts';
import { identityOf } from '../core/adviser/identity.ts';
import { noticeWorks } from '../core/notices/works.ts';
import type { Organisation, Organisations } from '../core/organisation.ts';
import type { Planned } from '../core/planned.ts';
import type { Keyring, NoticeStore } from '../core/ports.ts';

interface Parts {
  readonly organisations: Organisations;
  readonly planned: (organisation: Organisation) => Promise<Planned>;
  readonly notices: Pick<NoticeStore, 'everybody'>;
  readonly keyring: Pick<Keyring, 'derive'>;
}

export function coordinationOf({ organisations, planned, notices, keyring }: Parts): Coordination {
  return {
    suppliersOf: (who) => organisations.coordinated?.(who) ?? [],
    organisations: () => organisations.all(),
    planned: async (organisation) =>
      new Map(
        [...(await planned(organisation))].map(
          ([adviser, { timeZone, weekly, absences, cover }]): [string, PlannedTime] => [
            adviser,
            { timeZone, absences, cover, ...(weekly === undefined ? {} : { weekly }) },
          ],
        ),
      ),
    async noticesWork() {
      const all = await noticeWorks(notices, keyring, organisations.all());
      const by = new Map(
        all.flatMap(({ adviser: { identity }, works }) =>
          identity === undefined ? [] : [[identityOf(keyring, identity), works] as const],
        ),
      );
      return (who) => by.get(identityOf(keyring, who)) ?? 'none';
    },
  };
}
