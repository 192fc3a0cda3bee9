/** Asked to think about, and answered nowhere: at the first visit, and where notices are chosen. */
import { useEnv } from '../env.ts';

export function WhoSees({ open = false }: { readonly open?: boolean }) {
  const { w } = useEnv();
  return (
    <details class="who-sees" open={open}>
      <summary>{w.noticesAskTitle}</summary>
      <ul>
        {w.noticesAsk.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      <p>{w.noticesAskEnd}</p>
    </details>
  );
}
