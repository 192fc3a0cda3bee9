/** What the account's screens need besides what every screen does: their own words and calls, which come with them. */
import { useMemo } from 'preact/hooks';
import type { AdviserKeys } from '../../../../seal/slots.ts';
import type { ClientSeat } from '../../../contract.ts';
import type { Failed } from '../../api.ts';
import { useEnv, type Env } from '../../env.ts';
import { reportCalls, type ReportCalls } from '../../report/calls.ts';
import type { Here } from '../../report/team.ts';
import type { Looked } from '../../report/look.ts';
import { sentenceFor, sentenceForChange } from '../../sentences.ts';
import { reportWords, type ReportWords } from '../../words/report.ts';
import type { Words } from '../../words/index.ts';

export type WordsWithReport = Words & { readonly report: ReportWords };

export function useReportEnv(): Omit<Env, 'w'> & { readonly w: WordsWithReport; readonly calls: ReportCalls } {
  const env = useEnv();
  const calls = useMemo(() => reportCalls(env.api), [env.api]);
  const w = useMemo(() => ({ ...env.w, report: reportWords[env.language] }), [env.w, env.language]);
  return { ...env, w, calls };
}

/** What each part of the screen of one organisation is given. */
export interface ReportProps {
  readonly seat: ClientSeat;
  /** With the one in front that this organisation pins. */
  readonly keys: AdviserKeys;
  readonly looked: Looked;
  /** Reads again, after a step or because something moved. */
  readonly onChanged: () => Promise<void>;
}

export const hereOf = ({ seat, keys }: Pick<ReportProps, 'seat' | 'keys'>): Here => ({
  organisation: seat.organisation.id,
  adviser: seat.adviser.id,
  keys,
});

/** Why a step was not taken. */
export function sentenceForStep(
  w: WordsWithReport,
  { why, code }: Pick<Failed, 'why' | 'code'>,
  isChange = true,
): string {
  const said = Object.entries(w.report.failed).find(([known]) => known === code)?.[1];
  return said ?? (isChange ? sentenceForChange(w, why) : sentenceFor(w, why));
}

export const listIn = (language: string, names: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
