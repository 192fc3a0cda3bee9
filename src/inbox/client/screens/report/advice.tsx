/** Advice that nobody asked for, between two accounts: no figure, its text under the same rules, and a publication too. */
import { useState } from 'preact/hooks';
import { adviceOf } from '../../report/compose.ts';
import { useDrafting } from './drafting.ts';
import { useReportEnv, type ReportProps } from './env.ts';
import { ReleasePart } from './release.tsx';
import { LongText, Marks, openMarks, useMarks } from './texts.tsx';

export function AdvicePart(props: ReportProps) {
  const { w } = useReportEnv();
  const { advice } = w.report;
  const [isOpen, setIsOpen] = useState(false);
  if (props.looked.stops !== undefined) return null;
  return (
    <section aria-labelledby="advice">
      <h2 id="advice">{advice.heading}</h2>
      <p>{advice.why}</p>
      {isOpen ? <Advice {...props} onDone={() => setIsOpen(false)} /> : undefined}
      <button type="button" class={isOpen ? 'quiet' : 'outline'} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? advice.stop : advice.start}
      </button>
    </section>
  );
}

function Advice({ onDone, ...props }: ReportProps & { readonly onDone: () => void }) {
  const { w } = useReportEnv();
  const { seat, keys, looked } = props;
  const { advice } = w.report;
  const { draft, set, drop } = useDrafting(keys, `${seat.organisation.id}/advice`);
  const marks = useMarks(
    draft === undefined ? [] : [draft.advice],
    looked.view.team.map(({ name }) => name),
  );
  if (draft === undefined) return <p role="status">{w.loading}</p>;
  const year = Number(looked.view.today.slice(0, 4));
  const maker = { organisation: seat.organisation, maker: { name: seat.adviser.name, card: keys.keyCard.text } };
  const todo = openMarks(marks, draft.nobody).length;
  const why = draft.advice.trim() === '' ? advice.empty : todo > 0 ? w.report.marks.todo(todo) : undefined;
  const made = adviceOf(maker, { year, day: looked.view.today, earlier: looked.hashes }, draft);
  return (
    <>
      <p>{advice.counts}</p>
      <LongText label={advice.text} value={draft.advice} onValue={(text) => set({ advice: text })} />
      <p class="fine">{w.report.parts.kept}</p>
      <Marks marks={marks} nobody={draft.nobody} onNobody={(nobody) => set({ nobody: [...nobody] })} />
      <ReleasePart
        {...props}
        year={year}
        made={why === undefined ? made : { why }}
        onReleased={async () => {
          await drop();
          onDone();
        }}
      />
    </>
  );
}
