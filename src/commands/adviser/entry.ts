import { findAdviser, type Adviser, type Organisation } from '../../core/organisation.ts';
import type { AdviserCliDeps, Command } from './types.ts';

export interface Entry {
  readonly organisation: Organisation;
  readonly adviser: Adviser;
}

/** The one entry that is meant, or `undefined` after saying why there is none; `otherwise` is what to do then. */
export function findEntry(
  { adviser: wanted, organisation: where }: Command,
  { organisations, out }: Pick<AdviserCliDeps, 'organisations' | 'out'>,
  otherwise: string,
): Entry | undefined {
  const entries = organisations
    .all()
    .filter(({ id }) => where === undefined || id === where)
    .flatMap((organisation): Entry[] => {
      const adviser = findAdviser(organisation, wanted);
      return adviser === undefined ? [] : [{ organisation, adviser }];
    });
  const [entry] = entries;
  if (entry === undefined)
    out(`No adviser "${wanted}" is listed${where === undefined ? '' : ` in "${where}"`}. ${otherwise}`);
  if (entries.length <= 1) return entry;
  out(
    `"${wanted}" is listed in ${entries.map(({ organisation }) => organisation.id).join(', ')}. Say which with --organisation.`,
  );
  return undefined;
}
