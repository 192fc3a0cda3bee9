/** How much of somebody's work this is: for their own screen, gone with it. */
import { useState } from 'preact/hooks';
import { shareOf } from '../../report/meter.ts';
import { LineField, Notice } from '../components.tsx';
import { useReportEnv } from './env.ts';

export function Meter() {
  const { w } = useReportEnv();
  const { meter } = w.report;
  const [own, setOwn] = useState('');
  const [all, setAll] = useState('');
  const share = shareOf(own, all);
  return (
    <section aria-labelledby="meter">
      <h2 id="meter">{meter.heading}</h2>
      <p>{meter.why}</p>
      <LineField label={meter.own} value={own} inputMode="numeric" maxLength={7} onValue={setOwn} />
      <LineField label={meter.all} value={all} inputMode="numeric" maxLength={7} onValue={setAll} />
      <div role="status">
        {share === undefined ? undefined : <p>{meter.share(share.percent)}</p>}
        {share?.isMany === true ? <Notice>{meter.many}</Notice> : undefined}
      </div>
    </section>
  );
}
