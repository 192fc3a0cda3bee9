/** An invited adviser makes a key: explanation, passphrase, recovery code, and the code once more. */
import { useState } from 'preact/hooks';
import {
  ARGON2_DEFAULT,
  createSlots,
  generateAdviserKeys,
  newRecoveryCode,
  openSlots,
  type AdviserKeys,
} from '../../../seal/slots.ts';
import { asWays, type StoredSlots } from '../../../seal/ways.ts';
import type { Api, Failed } from '../api.ts';
import { useEnv, useTask } from '../env.ts';
import { sentenceForChange, slotsSentence } from '../sentences.ts';
import { Back, Form, Notice, Page, Slow } from './components.tsx';
import { NewPassphraseFields, NO_PASSPHRASE, useNewPassphraseFault } from './new-passphrase.tsx';
import { RetypeCode, ShowCode } from './recovery-code.tsx';
import { Retyped } from './drill.tsx';
import { RenewCode } from './renew-code.tsx';
import type { EnrollingMe } from '../../contract.ts';
import { handIn } from '../crypto/hand-in.ts';
import { namesIn } from '../passphrase/guessable.ts';
import { fetchSlots, localDay } from '../crypto/unlock-keys.ts';
import type { Words } from '../words/index.ts';
import { Unlock } from './unlock.tsx';

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
  readonly slots: StoredSlots;
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
  const { w, stretcher, clock } = useEnv();
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
    // Both are typed over from paper before they are handed in: from today on both are known to work.
    const day = localDay(clock.now());
    const ways = asWays(slots).ways.map((way) => ({ ...way, made: day, used: day }));
    onMade({ code, slots: { ...asWays(slots), ways }, keys: await openSlots(slots, 'recovery', code) });
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

/** Somebody who advises another organisation already has a key: one person, one key, and two ways to it as for everybody. */
export function Reuse({ me, onDone, onSignedOut }: EnrolProps) {
  const { w, api } = useEnv();
  const [keys, setKeys] = useState<AdviserKeys>();
  const [renewing, setRenewing] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async (): Promise<void> => {
    if (keys === undefined) return;
    const fetched = await fetchSlots(api);
    if (!fetched.ok) return setProblem(slotsSentence(w, fetched.why));
    const answer = await handIn(api, me, { keys, slots: fetched.slots });
    if (answer.ok || (await arrivedAnyway(api, answer.code))) onDone(keys);
    else setProblem(enrolSentence(w, answer));
  };
  if (keys === undefined)
    return (
      <Unlock
        names={namesIn([me])}
        account={me.account}
        title={w.reuseTitle}
        lead={w.reuseLead(me.organisation.name)}
        submit={w.reuseNext}
        onOpen={setKeys}
        onSignedOut={onSignedOut}
      />
    );
  const back = (): void => setRenewing(false);
  if (renewing) return <RenewCode account={me.account} keys={keys} onBack={back} onDone={back} />;
  return (
    <Page key="code" title={w.reuseCodeTitle}>
      <p class="lead">{w.reuseCodeLead}</p>
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      <Retyped account={me.account} keys={keys} submit={w.reuseNext} onRight={send} />
      <button type="button" class="quiet" onClick={() => setRenewing(true)}>
        {w.drillLost}
      </button>
    </Page>
  );
}
