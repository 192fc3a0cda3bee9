/** What stands behind a colleague's name. Apart from `referring.ts`, which brings the plans of all telephone numbers along. */
import type { ClientSeat } from '../contract.ts';
import type { Words } from './words/index.ts';

type Colleague = NonNullable<ClientSeat['referTo']>['advisers'][number];
/** "extern, Bureau Wilgenlaan" */
export const aboutOf = (w: Words, { kind, supplier }: Pick<Colleague, 'kind' | 'supplier'>): string =>
  supplier === undefined ? w.refer.kinds[kind] : `${w.refer.kinds[kind]}, ${supplier}`;
