/** A recovery code that was just made: shown once, and typed over from paper. */
import { useState } from 'preact/hooks';
import { normaliseRecoveryCode } from '../../../seal/slots.ts';
import { useEnv, useTask } from '../env.ts';
import { Back, CodeField, Form, Page } from './components.tsx';

export function ShowCode({ code, onNext }: { readonly code: string; readonly onNext: () => void }) {
  const { w } = useEnv();
  return (
    <Page key="code" title={w.recoveryTitle}>
      <p class="lead">{w.recoveryLead}</p>
      <ol class="groups" aria-label={w.recoveryCode}>
        {code.split('-').map((group, index) => (
          <li key={index}>
            <code>{group}</code>
          </li>
        ))}
      </ol>
      <button type="button" onClick={onNext}>
        {w.recoveryNext}
      </button>
    </Page>
  );
}

interface RetypeCodeProps {
  readonly code: string;
  readonly submit: string;
  readonly onBack: () => void;
  /** Typed as it was shown. Gives the sentence of what went wrong after that, if something did. */
  readonly onRight: () => Promise<string | undefined>;
}

export function RetypeCode({ code, submit, onBack, onRight }: RetypeCodeProps) {
  const { w } = useEnv();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const handIn = async (): Promise<void> => {
    if (normaliseRecoveryCode(typed) !== normaliseRecoveryCode(code)) return setProblem(w.retypeWrong);
    setProblem(undefined);
    setProblem(await onRight());
  };
  return (
    <Page key="retype" title={w.retypeTitle} before={<Back onBack={onBack} />}>
      <p class="lead">{w.retypeLead}</p>
      <Form submit={submit} busy={busy} problem={problem} onSubmit={() => run(handIn)}>
        <CodeField label={w.recoveryCode} value={typed} onValue={setTyped} />
      </Form>
    </Page>
  );
}
