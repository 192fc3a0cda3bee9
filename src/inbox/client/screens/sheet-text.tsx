/** What stands on the sheet. Text only: a tick or a field here would begin a file about somebody. */
import { useEnv } from '../env.ts';
import { aloudIn, sheetWords } from '../words/sheet.ts';

interface SheetTextProps {
  /** The language of who listens, where it is known. */
  readonly spoken: string | undefined;
}

export function SheetText({ spoken }: SheetTextProps) {
  const { language } = useEnv();
  const { lead, aloud, talks } = sheetWords[language];
  const heard = aloudIn(spoken, language);
  return (
    <>
      <p class="fine">{lead}</p>
      <h2>{aloud.heading}</h2>
      <p>{aloud.lead}</p>
      <ol class="aloud" lang={heard.language}>
        {heard.said.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <Points of={aloud.after} />
      {talks.map(({ heading, points }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          <Points of={points} />
        </section>
      ))}
    </>
  );
}

function Points({ of }: { readonly of: readonly string[] }) {
  return (
    <ul>
      {of.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}
