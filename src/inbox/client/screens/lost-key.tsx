/** "I have lost my key": what employees read from then on, said by who can prove nothing any more; and taken back by who can. */
import { useState } from 'preact/hooks';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { signStatement } from '../../../seal/statement.ts';
import type { AdviserMe } from '../../contract.ts';
import type { Api } from '../api.ts';
import { useEnv, useTask } from '../env.ts';
import { sentenceForChange } from '../sentences.ts';
import { Back, Notice, Page } from './components.tsx';

/** `false`: it still counts as lost. */
export async function takeBack(
  api: Pick<Api, 'keyFound'>,
  { account, keyLost }: AdviserMe,
  keys: AdviserKeys,
): Promise<boolean> {
  const since = keyLost?.since ?? '';
  const { issuer, subject } = account;
  const statement = { says: 'not lost', issuer, subject, card: keys.keyCard.text, since } as const;
  const signature = await signStatement(keys.signing.privateKey, statement);
  return (await api.keyFound({ since, signature })).ok;
}

interface LostKeyProps {
  readonly onBack: () => void;
  /** It was said: who this is has changed. */
  readonly onSaid: () => void;
  readonly onSignInAgain: () => void;
}

export function LostKey({ onBack, onSaid, onSignInAgain }: LostKeyProps) {
  const { w, api } = useEnv();
  const [problem, setProblem] = useState<string>();
  const [mustSignIn, setMustSignIn] = useState(false);
  const [isSaid, setIsSaid] = useState(false);
  const { busy, run } = useTask(setProblem);
  const say = async (): Promise<void> => {
    setProblem(undefined);
    const said = await api.keyLost();
    if (said.ok) return setIsSaid(true);
    setMustSignIn(said.why === 'sign-in-again' || said.why === 'signed-out');
    setProblem(sentenceForChange(w, said.why));
  };
  if (isSaid)
    return (
      <Page key="said" title={w.lostDoneTitle} before={<Back onBack={onSaid} />}>
        <p class="lead">{w.lostDone}</p>
      </Page>
    );
  return (
    <Page key="ask" title={w.lostTitle} before={<Back onBack={onBack} />}>
      <p class="lead">{w.lostLead}</p>
      <Notice>{w.lostNot}</Notice>
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      <div class="stack">
        {mustSignIn ? (
          <button type="button" class="outline" onClick={onSignInAgain}>
            {w.signInAgain}
          </button>
        ) : undefined}
        <button type="button" class="outline" onClick={onBack}>
          {w.lostNo}
        </button>
        <button type="button" aria-disabled={busy} onClick={() => run(say)}>
          {w.lostYes}
        </button>
      </div>
    </Page>
  );
}
