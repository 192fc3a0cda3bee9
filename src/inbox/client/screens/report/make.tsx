/** The account as its maker makes it: the sum, what code decided of it, the four parts, and the release. */
import { useEffect, useState } from 'preact/hooks';
import type { RoundResponse, YearResponse } from '../../../contract-reports.ts';
import { decided, reportOf, teamOf, type Decided } from '../../report/compose.ts';
import { EMPTY_DRAFT, type ReportDraft } from '../../report/draft.ts';
import { keepForSettlement } from '../../report/settlement.ts';
import { addedUp, ownCounts, readRound } from '../../report/team.ts';
import { Choices } from '../board/fields.tsx';
import { Notice } from '../components.tsx';
import { DecidedPart } from './decided.tsx';
import { useDrafting } from './drafting.ts';
import { hereOf, useReportEnv, type ReportProps } from './env.ts';
import { Activities, TeamSize } from './parts.tsx';
import { ReleasePart } from './release.tsx';
import { LongText, Marks, openMarks, useMarks } from './texts.tsx';

interface MakeProps extends ReportProps {
  readonly year: YearResponse;
  readonly round: RoundResponse;
  readonly nameOf: (id: string) => string;
  readonly onAgain: () => void;
}
type Sum =
  | { readonly is: 'adding' }
  | { readonly is: 'made'; readonly decided: Decided }
  | { readonly is: 'failed'; readonly why: string; readonly isFinal: boolean };

function useSum({ seat, keys, looked, round }: MakeProps): Sum {
  const { w, books } = useReportEnv();
  const [sum, setSum] = useState<Sum>({ is: 'adding' });
  const { handIn, mine, newer } = w.report;
  const add = async (): Promise<Sum> => {
    const failed = (why: string, isFinal = false): Sum => ({ is: 'failed', why, isFinal });
    const here = hereOf({ seat, keys });
    const read = await readRound(here, round, looked.view);
    if (read.is === 'newer') return failed(newer);
    // Nobody but the maker can open it; with a new key in the file that takes a new round.
    if (read.is !== 'round') return failed(read.is === 'forged' ? mine.noSum : handIn.otherKey, true);
    const counted = await ownCounts(books, here, read.round.years);
    if (counted === 'newer') return failed(newer);
    if (counted === 'not-kept') return failed(handIn.notKept);
    const sums = await addedUp(read, round, counted);
    if (sums === 'no-sum' || sums === 'missing') return failed(mine.noSum, true);
    const published = looked.out.map(({ release }) => release);
    return { is: 'made', decided: decided(sums, looked.view, published, round.incomplete) };
  };
  useEffect(() => {
    let isGone = false;
    void add().then(
      (made) => (isGone ? undefined : setSum(made)),
      () => (isGone ? undefined : setSum({ is: 'failed', why: w.unforeseen, isFinal: false })),
    );
    return () => {
      isGone = true;
    };
  }, [round.text, looked.hashes.join(), keys]);
  return sum;
}

export function Make(props: MakeProps) {
  const { w } = useReportEnv();
  const sum = useSum(props);
  if (sum.is === 'adding') return <p role="status">{w.report.mine.adding}</p>;
  if (sum.is === 'made') return <Parts {...props} decided={sum.decided} />;
  return (
    <>
      <Notice kind="alert">{sum.why}</Notice>
      {sum.isFinal ? (
        <button type="button" class="outline" onClick={props.onAgain}>
          {w.report.mine.again}
        </button>
      ) : undefined}
    </>
  );
}

function beginOf({ seat, looked }: ReportProps): ReportDraft {
  const others = seat.referTo?.advisers ?? [];
  const external = others.filter(({ kind }) => kind === 'external').length;
  const all = looked.view.team.length;
  return {
    ...EMPTY_DRAFT,
    // The own kind is not told to the page: with the others it follows nowhere, so it is left to be filled in by who is alone.
    team: { internal: String(all - external), external: String(external), began: '', stopped: '' },
  };
}

function Parts(props: MakeProps & { readonly decided: Decided }) {
  const { w, books } = useReportEnv();
  const { seat, keys, looked, year } = props;
  const { parts, another } = w.report;
  const { draft, set, drop } = useDrafting(keys, `${seat.organisation.id}/${year.year}`, beginOf(props));
  const texts = draft === undefined ? [] : [draft.budget, draft.analysis, draft.recommendations];
  const marks = useMarks(
    texts,
    looked.view.team.map(({ name }) => name),
  );
  if (draft === undefined) return <p role="status">{w.loading}</p>;
  const maker = {
    organisation: seat.organisation,
    maker: { name: seat.adviser.name, card: keys.keyCard.text },
  };
  const when = { year: year.year, day: looked.view.today, earlier: looked.hashes };
  const todo = openMarks(marks, draft.nobody).length;
  const why =
    draft.analysis.trim() === '' || draft.recommendations.trim() === ''
      ? parts.empty
      : teamOf(draft) === undefined
        ? parts.notANumber
        : todo > 0
          ? w.report.marks.todo(todo)
          : draft.another === undefined
            ? another.ask
            : undefined;
  const report = reportOf(maker, when, props.decided, draft);
  const released = async (): Promise<void> => {
    const { consults } = props.decided;
    const isSettled = looked.view.settles?.some((one) => one.year === year.year) === true;
    // The sum is gone with the round: what the supplier may be told of it is kept now or never.
    if (isSettled && consults !== undefined)
      await keepForSettlement(books, keys, { organisation: seat.organisation.id, year: year.year }, consults);
    await drop();
  };
  return (
    <>
      <DecidedPart decided={props.decided} />
      <h3>{parts.one}</h3>
      <Activities decided={props.decided} />
      <TeamSize draft={draft} onDraft={set} />
      <LongText label={parts.budget} rows={3} value={draft.budget} onValue={(budget) => set({ budget })} />
      <h3>{parts.three}</h3>
      <LongText
        label={parts.analysis}
        prompts={parts.threePrompts}
        value={draft.analysis}
        onValue={(analysis) => set({ analysis })}
      />
      <h3>{parts.four}</h3>
      <LongText
        label={parts.recommendations}
        prompts={parts.fourPrompts}
        value={draft.recommendations}
        onValue={(recommendations) => set({ recommendations })}
      />
      <p class="fine">{parts.kept}</p>
      <Marks marks={marks} nobody={draft.nobody} onNobody={(nobody) => set({ nobody: [...nobody] })} />
      <h3>{another.heading}</h3>
      <p>{another.why}</p>
      <Choices
        label={another.answer}
        choices={[
          ['no', another.no],
          ['yes', another.yes],
        ]}
        chosen={draft.another === undefined ? undefined : draft.another ? 'yes' : 'no'}
        onChoose={(one) => set({ another: one === 'yes' })}
      />
      {draft.another === true ? <Notice>{another.yesMeans}</Notice> : undefined}
      <ReleasePart
        {...props}
        year={year.year}
        made={why === undefined && report !== undefined ? report : { why: why ?? parts.notANumber }}
        onReleased={released}
      />
    </>
  );
}
