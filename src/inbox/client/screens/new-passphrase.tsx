/** A new passphrase: one that is offered, or one's own; twice, and not one that is soon guessed. */
import { useEffect, useState } from 'preact/hooks';
import { isPassphraseLongEnough, normalisePassphrase, PASSPHRASE_MIN } from '../../../seal/passphrase.ts';
import { useEnv } from '../env.ts';
import { isGuessable } from '../passphrase/guessable.ts';
import { suggestPassphrase } from '../passphrase/suggest.ts';
import { Field } from './components.tsx';

export interface NewPassphrase {
  readonly first: string;
  readonly second: string;
}
export const NO_PASSPHRASE: NewPassphrase = { first: '', second: '' };

interface NewPassphraseProps {
  readonly label: string;
  readonly value: NewPassphrase;
  readonly onValue: (value: NewPassphrase) => void;
}

/** A passphrase twice, how far it is from long enough, and a way to see what one types. */
export function NewPassphraseFields({ label, value, onValue }: NewPassphraseProps) {
  const { w } = useEnv();
  const [shown, setShown] = useState(false);
  // Typed once more from paper: what was only pressed would be lost with this page.
  const take = (first: string): void => {
    setShown(true);
    onValue({ first, second: '' });
  };
  const length = Array.from(normalisePassphrase(value.first)).length;
  return (
    <>
      <Suggestion onTake={take} />
      <Field
        label={label}
        secret={!shown}
        autoComplete="new-password"
        value={value.first}
        onValue={(first) => onValue({ ...value, first })}
      >
        <meter min={0} max={PASSPHRASE_MIN} value={Math.min(length, PASSPHRASE_MIN)} aria-label={w.passphraseLength} />
        <small>{length < PASSPHRASE_MIN ? w.passphraseShort(PASSPHRASE_MIN - length) : w.passphraseEnough}</small>
      </Field>
      <Field
        label={w.passphraseAgain}
        secret={!shown}
        autoComplete="new-password"
        value={value.second}
        onValue={(second) => onValue({ ...value, second })}
      />
      <button type="button" class="quiet" onClick={() => setShown(!shown)}>
        {shown ? w.hide : w.show}
      </button>
    </>
  );
}

/** Offered before anything is typed: what is drawn is never what others would try first. */
function Suggestion({ onTake }: { readonly onTake: (passphrase: string) => void }) {
  const { w, language } = useEnv();
  const [phrase, setPhrase] = useState<string>();
  // Without it one's own is still possible, so a list that did not load is no reason to stop anybody.
  const draw = (): void => void suggestPassphrase(language).then(setPhrase, () => setPhrase(undefined));
  useEffect(draw, [language]);
  if (phrase === undefined) return null;
  return (
    <section class="suggestion" aria-label={w.suggestion}>
      <p>{w.suggestionLead}</p>
      <p class="phrase">
        <strong translate={false}>{phrase}</strong>
      </p>
      <button type="button" class="outline" onClick={() => onTake(phrase)}>
        {w.suggestionTake}
      </button>
      <button type="button" class="quiet" onClick={draw}>
        {w.suggestionOther}
      </button>
    </section>
  );
}

/**
 * What is wrong with a new passphrase, in words; `undefined` when nothing is.
 * @param names that stand around this person, which others would try.
 */
export function useNewPassphraseFault(names: readonly string[]): (value: NewPassphrase) => Promise<string | undefined> {
  const { w } = useEnv();
  return async ({ first, second }) => {
    if (!isPassphraseLongEnough(first)) {
      return w.passphraseShort(Math.max(1, PASSPHRASE_MIN - Array.from(normalisePassphrase(first)).length));
    }
    if (normalisePassphrase(first) !== normalisePassphrase(second)) return w.passphraseDiffers;
    return (await isGuessable(first, names)) ? w.passphraseGuessable : undefined;
  };
}
