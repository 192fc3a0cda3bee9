/** What appeared: to read again, to keep as a file, to print, and whom to send it to. */
import { useId, useState } from 'preact/hooks';
import { LANGUAGES, type Language } from '../../../../core/organisation.ts';
import { OWN_COLOUR } from '../../../../core/report/document/colour.ts';
import type { Release } from '../../../../core/report/release.ts';
import type { Out } from '../../report/look.ts';
import { Notice } from '../components.tsx';
import { unhelped } from '../../unhelped.ts';
import { useReportEnv, type ReportProps, type WordsWithReport } from './env.ts';
import { Paper, printPaper, saveLeaflet, saveRelease } from './paper.tsx';

const nameIn = ({ report }: WordsWithReport, release: Release): string =>
  release.kind === 'advice' ? report.out.advice(release.year, release.day) : report.out[release.kind](release.year);

export function LanguageChoice({
  value,
  onValue,
}: {
  readonly value: Language;
  readonly onValue: (next: Language) => void;
}) {
  const { w } = useReportEnv();
  return (
    <fieldset>
      <legend>{w.report.preview.language}</legend>
      {LANGUAGES.map((one) => (
        <label key={one} class="choice">
          <input type="radio" checked={one === value} onChange={() => onValue(one)} />
          <span>{w.report.preview.languages[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function ColourChoice({ value, onValue }: { readonly value: string; readonly onValue: (next: string) => void }) {
  const { w } = useReportEnv();
  const id = useId();
  return (
    <div>
      <label for={id}>{w.report.preview.colour}</label>
      <input
        ref={unhelped}
        id={id}
        type="color"
        value={value}
        aria-describedby={`${id}-how`}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <p id={`${id}-how`} class="fine">
        {w.report.preview.colourHow}
      </p>
    </div>
  );
}

export function OutPart({ looked }: ReportProps) {
  const { w } = useReportEnv();
  const [open, setOpen] = useState<string>();
  const shown = looked.out.toReversed();
  return (
    <section aria-labelledby="out">
      <h2 id="out">{w.report.out.heading}</h2>
      {shown.length === 0 ? <p>{w.report.out.none}</p> : undefined}
      {shown.map((one) => {
        const name = nameIn(w, one.release);
        const isOpen = open === one.signed.text;
        return (
          <div key={one.signed.text} class="item">
            <h3>{name}</h3>
            {one.isRight ? (
              <button
                type="button"
                class="quiet"
                aria-expanded={isOpen}
                onClick={() => setOpen(isOpen ? undefined : one.signed.text)}
              >
                {isOpen ? w.report.out.close : w.report.out.open(name)}
              </button>
            ) : (
              <Notice kind="alert" reveal={false}>
                {w.report.out.spoiled}
              </Notice>
            )}
            {isOpen ? <OneOut one={one} name={name} looked={looked} /> : undefined}
          </div>
        );
      })}
    </section>
  );
}

function OneOut({ one, name, looked }: Pick<ReportProps, 'looked'> & { readonly one: Out; readonly name: string }) {
  const { w, language: own } = useReportEnv();
  const [language, setLanguage] = useState(own);
  const [colour, setColour] = useState(OWN_COLOUR);
  const { out } = w.report;
  // Only what was published before it: the file of then is the file of now.
  const earlier = looked.out.slice(0, looked.out.indexOf(one)).map(({ signed }) => signed);
  return (
    <>
      {one.release.kind === 'settlement' ? undefined : <p>{out.whom}</p>}
      <p class="fine">{out.check}</p>
      <LanguageChoice value={language} onValue={setLanguage} />
      <ColourChoice value={colour} onValue={setColour} />
      <div class="stack">
        <button type="button" onClick={() => saveRelease(one, { language, colour, earlier })}>
          {out.file}
        </button>
        <button type="button" class="outline" onClick={printPaper}>
          {out.print}
        </button>
        {one.release.kind === 'report' ? (
          <button type="button" class="outline" onClick={() => saveLeaflet(one.release, { language, colour })}>
            {out.leaflet}
          </button>
        ) : undefined}
      </div>
      <Paper signed={one.signed} language={language} colour={colour} earlier={earlier} label={name} />
    </>
  );
}
