/** The account of a year: of which organisation, and what is asked of this adviser there. Loaded behind the list. */
import { useEffect, useState } from 'preact/hooks';
import { toHour } from '../../../../core/conversation.ts';
import { ringFor } from '../../../../seal/new-keys.ts';
import type { AdviserKeys } from '../../../../seal/slots.ts';
import type { GlanceResponse, YearResponse } from '../../../contract-reports.ts';
import type { ClientSeat } from '../../../contract.ts';
import { lookAt, wipeReleased, type Looked } from '../../report/look.ts';
import { Back, Notice, Page } from '../components.tsx';
import { AdvicePart } from './advice.tsx';
import { sentenceForStep, useReportEnv, type ReportProps, type WordsWithReport } from './env.ts';
import { Meter } from './meter.tsx';
import { OutPart } from './out.tsx';
import { YearPart } from './year.tsx';

interface ReportScreenProps {
  readonly seats: readonly ClientSeat[];
  readonly keys: AdviserKeys;
  /** Goes up when something changed at the server. */
  readonly tick: number;
  readonly onBack: () => void;
  readonly onSignedOut: () => void;
}

export function ReportScreen({ seats, keys, tick, onBack, onSignedOut }: ReportScreenProps) {
  const { w, clock, reports } = useReportEnv();
  const [chosen, setChosen] = useState(seats.length === 1 ? seats[0]?.organisation.id : undefined);
  const seat = seats.find(({ organisation }) => organisation.id === chosen);
  useEffect(() => void reports().then((box) => box.prune(toHour(clock.earliest()))), [reports, clock]);
  return (
    <Page title={w.reportTitle} before={<Back onBack={onBack} />}>
      <p class="lead">{w.report.lead}</p>
      {seat === undefined ? (
        <ChooseOrganisation seats={seats} tick={tick} onChoose={setChosen} />
      ) : (
        <OfOrganisation
          key={seat.organisation.id}
          seat={seat}
          isOneOfMore={seats.length > 1}
          keys={ringFor(keys, seat.keyCards)}
          tick={tick}
          onOther={() => setChosen(undefined)}
          onSignedOut={onSignedOut}
        />
      )}
    </Page>
  );
}

function glanceIn(w: WordsWithReport, seat: ClientSeat, { year, state, maker, asked }: GlanceResponse): string {
  const { glance } = w.report;
  if (state === 'unreadable') return glance.unreadable;
  if (state !== 'begun') return glance[state](year);
  if (maker === seat.adviser.id) return glance.mine(year);
  const name = seat.referTo?.advisers.find(({ id }) => id === maker)?.name ?? maker ?? '';
  return `${glance.begun(year, name)}${asked ? ` ${glance.asked}` : ''}`;
}

/** The newest and what is under way, or, folded behind what was published, what is older. */
function Years({ older, ...props }: ReportProps & { readonly older: boolean }) {
  const { w } = useReportEnv();
  const { years, today } = props.looked.view;
  const last = Number(today.slice(0, 4)) - 1;
  const isNow = ({ year, round }: YearResponse): boolean => year === last || round !== undefined;
  if (!older) return years.filter(isNow).map((year) => <YearPart key={year.year} {...props} year={year} />);
  return years
    .filter((one) => !isNow(one))
    .map((year) => (
      <details key={year.year}>
        <summary>{w.report.older(year.year)}</summary>
        <YearPart {...props} year={year} />
      </details>
    ));
}

interface ChooseProps {
  readonly seats: readonly ClientSeat[];
  readonly tick: number;
  readonly onChoose: (organisation: string) => void;
}

function ChooseOrganisation({ seats, tick, onChoose }: ChooseProps) {
  const { w, calls } = useReportEnv();
  const [glances, setGlances] = useState<readonly GlanceResponse[]>([]);
  useEffect(() => void calls.glance().then((found) => found.ok && setGlances(found.value.seats)), [calls, tick]);
  return (
    <section aria-labelledby="choose">
      <h2 id="choose">{w.report.choose}</h2>
      <ul class="plain">
        {seats.map((seat) => {
          const glance = glances.find(({ organisation }) => organisation === seat.organisation.id);
          return (
            <li key={seat.organisation.id}>
              <button type="button" class="outline" onClick={() => onChoose(seat.organisation.id)}>
                {seat.organisation.name}
              </button>
              {glance === undefined ? undefined : <p class="fine">{glanceIn(w, seat, glance)}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface OfOrganisationProps extends Pick<ReportScreenProps, 'keys' | 'tick' | 'onSignedOut'> {
  readonly seat: ClientSeat;
  readonly isOneOfMore: boolean;
  readonly onOther: () => void;
}

function OfOrganisation({ seat, isOneOfMore, keys, tick, onOther, onSignedOut }: OfOrganisationProps) {
  const { w, calls, reports, books, now } = useReportEnv();
  const [looked, setLooked] = useState<Looked>();
  const [problem, setProblem] = useState<string>();
  const organisation = seat.organisation.id;
  const look = async (): Promise<void> => {
    const found = await lookAt({ calls, box: await reports(), now }, keys, organisation);
    if (!found.ok) {
      if (found.why === 'signed-out') return onSignedOut();
      return setProblem(sentenceForStep(w, found, false));
    }
    setProblem(undefined);
    setLooked(found.value);
    await wipeReleased(books, keys, organisation, found.value.out);
  };
  useEffect(() => void look().catch(() => setProblem(w.unforeseen)), [tick, organisation]);
  const props = looked && { seat, keys, looked, onChanged: look };
  const stops = looked?.stops;
  return (
    <>
      {isOneOfMore ? (
        <div class="own-time">
          <p>{w.report.at(seat.organisation.name)}</p>
          <button type="button" class="quiet" onClick={onOther}>
            {w.report.other}
          </button>
        </div>
      ) : undefined}
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      {looked === undefined && problem === undefined ? <p role="status">{w.loading}</p> : undefined}
      {stops === undefined ? undefined : (
        <Notice kind="alert">{stops === 'spoiled' ? w.report.out.spoiled : w.report[stops]}</Notice>
      )}
      {props === undefined ? undefined : (
        <>
          <Years {...props} older={false} />
          <OutPart {...props} />
          <Years {...props} older />
          <AdvicePart {...props} />
        </>
      )}
      <Meter />
    </>
  );
}
