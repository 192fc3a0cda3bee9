/** An adviser who stops: their key says so, and goes. */
import { useState } from 'preact/hooks';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { signStatement } from '../../../seal/statement.ts';
import type { Account } from '../../contract.ts';
import { useEnv, useTask } from '../env.ts';
import { sentenceForChange } from '../sentences.ts';
import { Dialog, Notice, Page } from './components.tsx';

interface LeaveProps {
  readonly account: Account;
  readonly keys: AdviserKeys;
  /** Names; one key is for all of them. */
  readonly organisations: readonly string[];
  readonly onLeft: () => void;
}

export function Leave({ account, keys, organisations, onLeft }: LeaveProps) {
  const { w, api, language } = useEnv();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  const leave = async (): Promise<void> => {
    const { issuer, subject } = account;
    const statement = { says: 'leave', issuer, subject, card: keys.keyCard.text } as const;
    const done = await api.leave({ signature: await signStatement(keys.signing.privateKey, statement) });
    if (done.ok) onLeft();
    else setProblem(sentenceForChange(w, done.why));
  };
  return (
    <section aria-labelledby="leave">
      <h2 id="leave">{w.leaveTitle}</h2>
      <p>{w.leaveWhy}</p>
      <button type="button" class="outline" onClick={() => setAsking(true)}>
        {w.leaveGo}
      </button>
      {asking ? (
        <Dialog title={w.leaveAsk} onClose={() => setAsking(false)}>
          <p>{w.leaveLead}</p>
          <p>{w.leaveEverywhere(new Intl.ListFormat(language).format(organisations))}</p>
          {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
          <div class="stack">
            <button type="button" onClick={() => setAsking(false)}>
              {w.leaveNo}
            </button>
            <button type="button" class="outline" aria-disabled={busy} onClick={() => run(leave)}>
              {w.leaveYes}
            </button>
          </div>
        </Dialog>
      ) : undefined}
    </section>
  );
}

export function Left({ organisations }: Pick<LeaveProps, 'organisations'>) {
  const { w } = useEnv();
  return (
    <Page title={w.leftTitle}>
      {organisations.map((name) => (
        <p key={name} class="lead">
          {w.leftSecret(name)}
        </p>
      ))}
      <p>{w.leftDone}</p>
    </Page>
  );
}
