/** An invited adviser makes a key: explanation, passphrase, recovery code, and the code once more. */
import { useState } from 'preact/hooks';
import {
  ARGON2_DEFAULT,
  createSlots,
  generateAdviserKeys,
  newRecoveryCode,
  openSlots,
  type AdviserKeys,
  type KeySlots,
} from '../../../seal/slots.ts';
import type { Api, Failed } from '../api.ts';
import { useEnv, useTask } from '../env.ts';
import { sentenceForChange } from '../sentences.ts';
import { Back, Form, Notice, Page, Slow } from './components.tsx';
import { NewPassphraseFields, NO_PASSPHRASE, useNewPassphraseFault } from './new-passphrase.tsx';
import { RetypeCode, ShowCode } from './recovery-code.tsx';
import type { EnrollingMe } from '../../contract.ts';
import { handIn } from '../crypto/hand-in.ts';
import { namesIn } from '../passphrase/guessable.ts';
import { fetchSlots } from '../crypto/unlock-keys.ts';
import type { Words } from '../words/index.ts';
import { slotsSentence, Unlock } from './unlock.tsx';

interface EnrolProps {
  readonly me: EnrollingMe;
  /** Handed in; these are the keys, no longer exportable. */
  readonly onDone: (keys: AdviserKeys) => void;
  readonly onSignedOut: () => void;
}

/** What is made and not yet handed in. */
interface Made {
  readonly code: string;
  readonly keys: AdviserKeys;
  readonly slots: KeySlots;
}
type Step = { readonly at: 'explain' | 'passphrase' } | { readonly at: 'code' | 'retype'; readonly made: Made };

export function Enrol({ me, onDone, onSignedOut }: EnrolProps) {
  const [step, setStep] = useState<Step>({ at: 'explain' });
  switch (step.at) {
    case 'explain':
      return <Explain me={me} onNext={() => setStep({ at: 'passphrase' })} />;
    case 'passphrase':
      return (
        <ChoosePassphrase
          names={namesIn([me])}
          onBack={() => setStep({ at: 'explain' })}
          onMade={(made) => setStep({ at: 'code', made })}
        />
      );
    case 'code':
      return <ShowCode code={step.made.code} onNext={() => setStep({ at: 'retype', made: step.made })} />;
    case 'retype': {
      const { made } = step;
      return (
        <Retype
          me={me}
          made={made}
          onBack={() => setStep({ at: 'code', made })}
          onDone={onDone}
          onSignedOut={onSignedOut}
        />
      );
    }
  }
}

function Explain({ me, onNext }: { readonly me: EnrollingMe; readonly onNext: () => void }) {
  const { w } = useEnv();
  return (
    <Page key="explain" title={w.enrolTitle}>
      <p class="lead">{w.enrolLead(me.adviser.name, me.organisation.name)}</p>
      <p>{w.enrolWhat}</p>
      <p>{w.enrolNobody}</p>
      <p id="steps">{w.enrolSteps}</p>
      <ol aria-labelledby="steps">
        <li>{w.enrolStep1}</li>
        <li>{w.enrolStep2}</li>
        <li>{w.enrolStep3}</li>
      </ol>
      <button type="button" onClick={onNext}>
        {w.enrolBegin}
      </button>
    </Page>
  );
}

interface ChoosePassphraseProps {
  readonly names: readonly string[];
  readonly onBack: () => void;
  readonly onMade: (made: Made) => void;
}

function ChoosePassphrase({ names, onBack, onMade }: ChoosePassphraseProps) {
  const { w, stretcher } = useEnv();
  const [value, setValue] = useState(NO_PASSPHRASE);
  const [problem, setProblem] = useState<string>();
  const fault = useNewPassphraseFault(names);
  const { busy, run } = useTask(setProblem);
  const make = async (): Promise<void> => {
    const wrong = await fault(value);
    setProblem(wrong);
    if (wrong !== undefined) return;
    const code = newRecoveryCode();
    const slots = await createSlots(
      await generateAdviserKeys(),
      { passphrase: value.first, recoveryCode: code },
      ARGON2_DEFAULT,
      stretcher.stretch,
    );
    // Through the code just made: it proves that the code works, and gives back keys that cannot be exported.
    onMade({ code, slots, keys: await openSlots(slots, 'recovery', code) });
  };
  return (
    <Page key="passphrase" title={w.passphraseTitle} before={<Back onBack={onBack} />}>
      <p class="lead">{w.passphraseLead}</p>
      <Slow />
      <Form submit={w.passphraseNext} busy={busy} problem={problem} onSubmit={() => run(make)}>
        <NewPassphraseFields label={w.passphrase} value={value} onValue={setValue} />
      </Form>
    </Page>
  );
}

interface RetypeProps {
  readonly me: EnrollingMe;
  readonly made: Made;
  readonly onBack: () => void;
  readonly onDone: (keys: AdviserKeys) => void;
  readonly onSignedOut: () => void;
}

function Retype({ me, made, onBack, onDone, onSignedOut }: RetypeProps) {
  const { w, api } = useEnv();
  const send = async (): Promise<string | undefined> => {
    const answer = await handIn(api, me, made);
    if (answer.ok || (await arrivedAnyway(api, answer.code))) onDone(made.keys);
    else if (answer.why === 'signed-out') onSignedOut();
    else return enrolSentence(w, answer);
    return undefined;
  };
  return <RetypeCode code={made.code} submit={w.retypeNext} onBack={onBack} onRight={send} />;
}

/** An invitation that is "used" right after it was handed in: the first answer got lost on its way back. */
async function arrivedAnyway(api: Pick<Api, 'me'>, code: string): Promise<boolean> {
  if (code !== 'used') return false;
  const me = await api.me();
  return me.ok && me.value.state === 'enrolling' && me.value.waiting;
}

function enrolSentence(w: Words, { why, code }: Failed): string {
  return code === 'used' || code === 'invitation' ? w.refused[code] : sentenceForChange(w, why);
}

/** Somebody who advises another organisation already has a key: one person, one key. */
export function Reuse({ me, onDone, onSignedOut }: EnrolProps) {
  const { w, api } = useEnv();
  const [problem, setProblem] = useState<string>();
  const send = async (keys: AdviserKeys): Promise<void> => {
    const fetched = await fetchSlots(api);
    if (!fetched.ok) return setProblem(slotsSentence(w, fetched.why));
    const answer = await handIn(api, me, { keys, slots: fetched.slots });
    if (answer.ok || (await arrivedAnyway(api, answer.code))) onDone(keys);
    else setProblem(enrolSentence(w, answer));
  };
  return (
    <Unlock
      names={namesIn([me])}
      account={me.account}
      title={w.reuseTitle}
      lead={w.reuseLead(me.organisation.name)}
      submit={w.reuseNext}
      onOpen={(keys) => void send(keys)}
      onSignedOut={onSignedOut}
    >
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
    </Unlock>
  );
}
