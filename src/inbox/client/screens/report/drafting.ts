/** What is typed on this screen, and kept sealed on the device as it is typed. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { AdviserKeys } from '../../../../seal/slots.ts';
import { EMPTY_DRAFT, type ReportDraft } from '../../report/draft.ts';
import { useReportEnv } from './env.ts';

/** After the last key press: sealing one takes some milliseconds. */
const PAUSE_MS = 400;

export interface Drafting {
  /** `undefined` until what lay on the device was looked for. */
  readonly draft: ReportDraft | undefined;
  readonly set: (change: Partial<ReportDraft>) => void;
  /** Nothing of it stays: it is out. */
  readonly drop: () => Promise<void>;
}

/** @param of names it; @param begin what stands there where nothing was typed yet */
export function useDrafting(keys: AdviserKeys, of: string, begin: ReportDraft = EMPTY_DRAFT): Drafting {
  const { reports, now } = useReportEnv();
  const [draft, setDraft] = useState<ReportDraft>();
  const latest = useRef<ReportDraft>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keep = (): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const kept = latest.current;
    if (kept !== undefined) void reports().then((box) => box.save(keys, of, kept, now()));
  };
  useEffect(() => {
    let isGone = false;
    void reports()
      .then((box) => box.read(keys, of))
      .then((found) => {
        if (!isGone) setDraft((before) => before ?? found ?? begin);
      });
    return () => {
      isGone = true;
      // The page may be locked in the middle of a word.
      if (timer.current !== undefined) keep();
    };
  }, [keys, of]);
  return {
    draft,
    set(change) {
      const next = { ...(latest.current ?? draft ?? begin), ...change };
      latest.current = next;
      setDraft(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, PAUSE_MS);
    },
    async drop() {
      clearTimeout(timer.current);
      timer.current = undefined;
      latest.current = undefined;
      await (await reports()).drop(keys, of);
      setDraft(begin);
    },
  };
}
