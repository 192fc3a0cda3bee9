/** What the account's screens ask of the server. With them and not in `api.ts`, which comes with the first load. */
import { glances, reportsPath, reportYearPath, reports, REPORTS_PATH } from '../../contract-reports.ts';
import { anything } from '../../contract.ts';
import type { SignedRelease } from '../../../core/report/release.ts';
import type { Api } from '../api.ts';

export interface Place {
  readonly organisation: string;
  readonly year: number;
}
export type ReportCalls = ReturnType<typeof reportCalls>;

export function reportCalls({ ask }: Pick<Api, 'ask'>) {
  const at = ({ organisation, year }: Place, step: string): string =>
    `${reportYearPath(encodeURIComponent(organisation), String(year))}/${step}`;
  return {
    glance: () => ask(glances, 'GET', REPORTS_PATH),
    look: (organisation: string) => ask(reports, 'GET', reportsPath(encodeURIComponent(organisation))),
    begin: (place: Place, round: { readonly text: string; readonly signature: string }) =>
      ask(anything, 'PUT', at(place, 'round'), round),
    handIn: (place: Place, contribution: string) => ask(anything, 'PUT', at(place, 'contribution'), { contribution }),
    end: (place: Place, signature: string) => ask(anything, 'POST', at(place, 'end'), { signature }),
    release: (place: Place, signed: SignedRelease) => ask(anything, 'POST', at(place, 'release'), signed),
  };
}
