/** Read once as the one it is about and once as the director, then released for good. For an account and an advice alike. */
import { useMemo, useState } from 'preact/hooks';
import { OWN_COLOUR } from '../../../../core/report/document/colour.ts';
import type { Release } from '../../../../core/report/release.ts';
import { signRelease } from '../../../../core/report/sign.ts';
import { useTask } from '../../env.ts';
import { findingsOf } from '../../report/compose.ts';
import { Dialog } from '../components.tsx';
import { sentenceForStep, useReportEnv, type ReportProps } from './env.ts';
import { Findings } from './findings.tsx';
import { LanguageChoice } from './out.tsx';
import { Paper } from './paper.tsx';
import { Stop } from './texts.tsx';

interface ReleaseProps extends ReportProps {
  readonly year: number;
  /** What would be released now, or why that cannot be. */
  readonly made: Release | { readonly why: string };
  /** Its draft goes, once it is out. */
  readonly onReleased: () => Promise<void>;
}

const NOT_READ = { employee: false, director: false };

export function ReleasePart({ seat, keys, looked, onChanged, year, made, onReleased }: ReleaseProps) {
  const { w, calls, language: own, announce } = useReportEnv();
  const { preview, release } = w.report;
  const [language, setLanguage] = useState(own);
  /** As it was shown: what is read is what is released, to the letter. */
  const [shown, setShown] = useState<Release>();
  const [read, setRead] = useState(NOT_READ);
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const published = useMemo(() => looked.out.map((one) => one.release), [looked]);
  const text = 'why' in made ? undefined : JSON.stringify(made);
  const isCurrent = shown !== undefined && JSON.stringify(shown) === text;
  const findings = useMemo(() => (shown === undefined ? [] : findingsOf(shown, published)), [shown, published]);
  const show = (): void => {
    setRead(NOT_READ);
    if ('why' in made) return setProblem(made.why);
    setProblem(undefined);
    setShown(made);
  };
  const send = (): void => {
    setIsAsking(false);
    run(async () => {
      if (shown === undefined || !isCurrent || findings.length > 0) return setProblem(preview.changed);
      const signed = await signRelease(keys.signing.privateKey, shown);
      const done = await calls.release({ organisation: seat.organisation.id, year }, signed);
      setProblem(done.ok ? undefined : sentenceForStep(w, done));
      if (done.ok) {
        announce(release.done);
        await onReleased();
      }
      await onChanged();
    });
  };
  if (looked.stops !== undefined) return null;
  return (
    <>
      <h3>{preview.heading}</h3>
      <Stop why={problem} />
      {shown !== undefined && !isCurrent ? <Stop why={preview.changed} /> : undefined}
      <button type="button" class="outline" onClick={show}>
        {preview.make}
      </button>
      {shown === undefined || !isCurrent ? undefined : (
        <>
          <p>{preview.lead}</p>
          <LanguageChoice value={language} onValue={setLanguage} />
          <Paper
            signed={{ text: JSON.stringify(shown), signature: '' }}
            language={language}
            colour={OWN_COLOUR}
            earlier={looked.view.releases}
            label={preview.heading}
          />
          {findings.length > 0 ? (
            <Findings findings={findings} />
          ) : (
            <>
              {(['employee', 'director'] as const).map((who) => (
                <div key={who}>
                  <p class="fine">{who === 'employee' ? preview.employeeHow : preview.directorHow}</p>
                  <label class="choice">
                    <input
                      type="checkbox"
                      checked={read[who]}
                      onChange={(event) => setRead({ ...read, [who]: event.currentTarget.checked })}
                    />
                    <span>{preview[who]}</span>
                  </label>
                </div>
              ))}
              <h3>{release.heading}</h3>
              <p>{release.final}</p>
              {shown.kind === 'report' ? <p>{release.gone}</p> : undefined}
              <button
                type="button"
                aria-disabled={busy}
                onClick={() => (read.employee && read.director ? setIsAsking(true) : setProblem(release.ticks))}
              >
                {release.go}
              </button>
            </>
          )}
        </>
      )}
      {isAsking ? (
        <Dialog title={release.ask} onClose={() => setIsAsking(false)}>
          <p>{release.final}</p>
          <div class="stack">
            <button type="button" onClick={() => setIsAsking(false)}>
              {release.no}
            </button>
            <button type="button" class="outline" onClick={send}>
              {release.yes}
            </button>
          </div>
        </Dialog>
      ) : undefined}
    </>
  );
}
