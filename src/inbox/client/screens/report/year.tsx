/** One year that is over: begin its account, hand in for it, or make it. */
import { useState } from 'preact/hooks';
import { parseRound } from '../../../../core/report/round.ts';
import type { RoundResponse, YearResponse } from '../../../contract-reports.ts';
import { useTask } from '../../env.ts';
import { endOf, newRound, yearsFor } from '../../report/team.ts';
import { Dialog, Notice } from '../components.tsx';
import { hereOf, listIn, sentenceForStep, useReportEnv, type ReportProps } from './env.ts';
import { HandIn } from './hand-in.tsx';
import { Make } from './make.tsx';

interface YearProps extends ReportProps {
  readonly year: YearResponse;
}

function useRounds({ seat, keys, looked, onChanged, year }: YearProps) {
  const { w, calls } = useReportEnv();
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const place = { organisation: seat.organisation.id, year: year.year };
  const here = hereOf({ seat, keys });
  const { view, out } = looked;
  const years = yearsFor(
    year.year,
    view,
    out.map(({ release }) => release),
  );
  const settle = async (done: Awaited<ReturnType<typeof calls.begin>>): Promise<void> => {
    setProblem(done.ok ? undefined : sentenceForStep(w, done));
    await onChanged();
  };
  return {
    busy,
    problem,
    years,
    begin: (without: readonly string[] = []) =>
      run(async () => {
        const round = { year: year.year, number: year.next, years, team: view.team, without };
        await settle(await calls.begin(place, await newRound(here, round)));
      }),
    end: (text: string) => run(async () => settle(await calls.end(place, await endOf(here, text)))),
  };
}

export function YearPart(props: YearProps) {
  const { w } = useReportEnv();
  const { seat, looked, year } = props;
  const round = year.round;
  const parsed = round && parseRound(round.text);
  const isReadable = parsed !== undefined && parsed !== 'newer';
  const isMine = isReadable && parsed.maker === seat.adviser.id;
  const nameOf = (id: string): string => looked.view.team.find(({ adviser }) => adviser === id)?.name ?? id;
  if (round === undefined || !isReadable)
    return (
      <section aria-labelledby={`year-${year.year}`}>
        <h2 id={`year-${year.year}`}>{w.report.begin.heading(year.year)}</h2>
        {year.newer === true || parsed === 'newer' ? <Notice kind="alert">{w.report.newer}</Notice> : undefined}
        <Begin {...props} />
      </section>
    );
  return (
    <section aria-labelledby={`year-${year.year}`}>
      <h2 id={`year-${year.year}`}>{isMine ? w.report.mine.heading(year.year) : w.report.begin.heading(year.year)}</h2>
      {isMine ? (
        <Mine {...props} round={round} nameOf={nameOf} />
      ) : (
        <Others
          {...props}
          round={round}
          maker={nameOf(parsed.maker)}
          members={parsed.members.map((one) => one.adviser)}
        />
      )}
    </section>
  );
}

function Begin(props: YearProps) {
  const { w, language } = useReportEnv();
  const { seat, looked, year } = props;
  const { begin } = w.report;
  const rounds = useRounds(props);
  const others = looked.view.team.filter(({ adviser, card }) => card !== undefined && adviser !== seat.adviser.id);
  const names = others.map(({ name }) => name);
  const [other] = names;
  const earlier = rounds.years.filter((one) => one !== year.year).map(String);
  return (
    <>
      <p>{begin.why}</p>
      {other === undefined ? <p>{begin.alone}</p> : undefined}
      {other !== undefined && names.length === 1 ? <Notice>{begin.two(other)}</Notice> : undefined}
      {names.length > 1 ? <p>{begin.more(listIn(language, names))}</p> : undefined}
      {earlier.length > 0 ? <p>{begin.years(listIn(language, earlier))}</p> : undefined}
      {rounds.problem === undefined ? undefined : <Notice kind="alert">{rounds.problem}</Notice>}
      {looked.stops === undefined ? (
        <button type="button" aria-disabled={rounds.busy} onClick={() => rounds.begin()}>
          {begin.go(year.year)}
        </button>
      ) : undefined}
    </>
  );
}

interface OthersProps extends YearProps {
  readonly round: RoundResponse;
  /** Name of who began. */
  readonly maker: string;
  readonly members: readonly string[];
}

function Others(props: OthersProps) {
  const { w } = useReportEnv();
  const { seat, round, maker, members } = props;
  const { begun, handIn } = w.report;
  const rounds = useRounds(props);
  const isAsked = round.waits.includes(seat.adviser.id);
  const isIn = members.includes(seat.adviser.id);
  return (
    <>
      <h3>{begun.by(maker)}</h3>
      {isAsked ? <HandIn {...props} isTwo={members.length === 2} /> : undefined}
      {isIn && !isAsked ? <Notice>{handIn.done}</Notice> : undefined}
      {isIn ? undefined : <p>{begun.notIn}</p>}
      {rounds.problem === undefined ? undefined : <Notice kind="alert">{rounds.problem}</Notice>}
      {round.mayTakeOver ? (
        <>
          <p>{begun.may(maker)}</p>
          <button type="button" class="outline" aria-disabled={rounds.busy} onClick={() => rounds.begin()}>
            {begun.takeOver}
          </button>
        </>
      ) : (
        <p class="fine">{begun.what(maker)}</p>
      )}
    </>
  );
}

interface MineProps extends YearProps {
  readonly round: RoundResponse;
  readonly nameOf: (id: string) => string;
}
type Asking = { readonly without: string } | 'hand-over';

function Mine(props: MineProps) {
  const { w, language } = useReportEnv();
  const { round, nameOf, looked } = props;
  const { mine } = w.report;
  const rounds = useRounds(props);
  const [asking, setAsking] = useState<Asking>();
  const stop = (): void => setAsking(undefined);
  const parsed = parseRound(round.text);
  const leftOut = parsed === undefined || parsed === 'newer' ? [] : parsed.without;
  const answer = (act: () => void) => () => {
    stop();
    act();
  };
  const team = looked.view.team.filter(({ card }) => card !== undefined);
  return (
    <>
      {round.incomplete ? <Notice>{mine.incomplete}</Notice> : undefined}
      {rounds.problem === undefined ? undefined : <Notice kind="alert">{rounds.problem}</Notice>}
      {round.waits.length > 0 ? (
        <>
          <p>{mine.waits(listIn(language, round.waits.map(nameOf)))}</p>
          <p>{mine.ask}</p>
          <div class="stack">
            {round.waits.map((id) => (
              <button key={id} type="button" class="outline" onClick={() => setAsking({ without: id })}>
                {mine.without(nameOf(id))}
              </button>
            ))}
          </div>
        </>
      ) : (
        <Make {...props} onAgain={() => rounds.begin(leftOut)} />
      )}
      {team.length > 1 ? (
        <p>
          <button type="button" class="quiet" onClick={() => setAsking('hand-over')}>
            {mine.handOver}
          </button>
        </p>
      ) : undefined}
      {asking === 'hand-over' ? (
        <Ask
          title={mine.handOver}
          text={mine.handOverAsk}
          yes={mine.handOverYes}
          onNo={stop}
          onYes={answer(() => rounds.end(round.text))}
        />
      ) : undefined}
      {asking !== undefined && asking !== 'hand-over' ? (
        <Ask
          title={mine.without(nameOf(asking.without))}
          text={mine.withoutAsk(nameOf(asking.without))}
          yes={mine.withoutYes(nameOf(asking.without))}
          onNo={stop}
          onYes={answer(() => rounds.begin([...leftOut, asking.without]))}
        />
      ) : undefined}
    </>
  );
}

interface AskProps {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function Ask({ title, text, yes, onYes, onNo }: AskProps) {
  const { w } = useReportEnv();
  return (
    <Dialog title={title} onClose={onNo}>
      <p>{text}</p>
      <div class="stack">
        <button type="button" onClick={onNo}>
          {w.report.mine.no}
        </button>
        <button type="button" class="outline" onClick={onYes}>
          {yes}
        </button>
      </div>
    </Dialog>
  );
}
