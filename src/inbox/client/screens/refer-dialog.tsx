/**
 * Somebody else for this employee: an adviser of the organisation, or a place with a number, also one that is typed. It
 * shows first what will be read; whoever is named is told nothing.
 */
import { useId, useRef, useState } from 'preact/hooks';
import { firstName } from '../../../core/first-name.ts';
import { LANGUAGES } from '../../../core/organisation.ts';
import { REFERRED_NAME_MAX, REFERRED_PHONE_MAX, type ReferredTo } from '../../../core/set-answer.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { ClientSeat } from '../../contract.ts';
import type { Why } from '../api.ts';
import { newFormId, sendReply } from '../crypto/reply.ts';
import { useEnv, useTask } from '../env.ts';
import type { OpenConversation } from '../reading.ts';
import { choicesFor, typedPlace } from '../referring.ts';
import { sentenceForRefer } from '../sentences.ts';
import { Dialog, Form, LineField } from './components.tsx';
import { referralSaid } from './messages.tsx';

export interface ReferDialogProps {
  readonly seat: ClientSeat;
  readonly keys: AdviserKeys;
  readonly open: OpenConversation;
  readonly read: () => Promise<OpenConversation | Why>;
  readonly onChanged: () => Promise<void>;
  readonly onGone: () => void;
  readonly onSignedOut: () => void;
  readonly onSent: () => void;
  readonly onClose: () => void;
}
/** The choice to type one. */
const TYPED = 'typed';

export function ReferDialog(props: ReferDialogProps) {
  const { seat, keys, open, read, onChanged, onGone, onSignedOut, onSent, onClose } = props;
  const { w, language, api, now, announce } = useEnv();
  const id = useId();
  const spoken = LANGUAGES.find((one) => one === open.reading.language) ?? language;
  const groups = choicesFor(w, seat, spoken);
  const all = groups.flatMap(({ choices }) => choices);
  const [value, setValue] = useState('');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  /** One for each that is named, so that pressing again after no answer names them once. */
  const submission = useRef({ id: newFormId(), said: '' });
  const chosen = all.find((one) => one.value === value);
  const isAdviser = chosen !== undefined && 'adviser' in chosen;
  const typed =
    value === ''
      ? ({ wrong: 'who' } as const)
      : isAdviser
        ? { to: { adviser: chosen.adviser } }
        : typedPlace(name, phone);

  const choose = (next: string): void => {
    setValue(next);
    setProblem(undefined);
    const one = all.find((known) => known.value === next);
    const place = one !== undefined && 'phone' in one ? one : { name: '', phone: '' };
    setName(place.name);
    setPhone(place.phone);
  };

  /** What was wrong is not, once it is being mended. */
  const mend = (set: (value: string) => void) => (next: string) => {
    setProblem(undefined);
    set(next);
  };

  const send = async (to: ReferredTo): Promise<void> => {
    setProblem(undefined);
    const said = JSON.stringify(to);
    if (submission.current.said !== said) submission.current = { id: newFormId(), said };
    const written = { keys, answer: { kind: 'referral', to }, now: now() } as const;
    const result = await sendReply({ ...written, submission: submission.current.id, api, open, readAgain: read });
    if (result === 'gone') return onGone();
    if (result === 'signed-out') return onSignedOut();
    if (result !== 'sent') return setProblem(sentenceForRefer(w, result));
    onClose();
    announce(w.refer.sent);
    onSent();
    await onChanged();
  };
  const submit = (): void => ('wrong' in typed ? setProblem(w.refer.wrong[typed.wrong]) : run(() => send(typed.to)));

  return (
    <Dialog title={w.refer.title} onClose={onClose}>
      <p>{w.refer.lead}</p>
      <Form submit={w.refer.go} busy={busy} problem={problem} onSubmit={submit}>
        <div class="field">
          <label for={id}>{w.refer.who}</label>
          <select id={id} value={value} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">{w.refer.choose}</option>
            {groups.map((group) => (
              <optgroup key={group.label} label={group.label}>
                {group.choices.map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.label}
                  </option>
                ))}
              </optgroup>
            ))}
            <option value={TYPED}>{w.refer.typed}</option>
          </select>
        </div>
        {isAdviser || value === '' ? undefined : (
          <>
            <LineField label={w.refer.name} value={name} onValue={mend(setName)} maxLength={REFERRED_NAME_MAX} />
            <LineField label={w.refer.phone} value={phone} onValue={mend(setPhone)} maxLength={REFERRED_PHONE_MAX} />
          </>
        )}
        {'wrong' in typed ? undefined : (
          <>
            <p>{w.refer.reads}</p>
            <p class="text own">{referralSaid(w, { name: firstName(seat.adviser.name), seat }, typed.to)}</p>
          </>
        )}
      </Form>
      <button type="button" class="outline" onClick={onClose}>
        {w.cancel}
      </button>
    </Dialog>
  );
}
