/** What to try, in order: the letter first, and folded behind it how it becomes a talk, and the account of a year. */
import type { VNode } from 'preact';
import { LANGUAGES } from '../../core/organisation.ts';
import type { WorkplaceState } from '../workplace-state.ts';
import { Sentence, useSpeech } from './words.tsx';

/** On a phone the explanation is folded, because people came for the chat. */
const WIDE = matchMedia('(min-width: 861px)').matches;

interface StepsProps {
  readonly state: WorkplaceState;
  readonly on: 'slack' | 'teams';
}

export const Steps = (props: StepsProps): VNode => (
  <>
    <Letter {...props} />
    <Further />
    <Year {...props} />
  </>
);

function Letter({ state, on }: StepsProps): VNode {
  const { passphrase, publicUrl, phoneUrl } = state;
  const { words, language } = useSpeech();
  return (
    <details class="steps" open={WIDE}>
      <summary>{words.how}</summary>
      <ol>
        <li>
          <Sentence text={words.begin[on]} />
        </li>
        <li>
          <Sentence text={words.read(passphrase)} />
        </li>
        <li>
          {words.answered}
          {phoneUrl !== undefined && (
            <>
              {' '}
              {words.phoneSays}{' '}
              <a href={phoneUrl} target="_blank" rel="noreferrer">
                {words.phonePage}
              </a>
              .
            </>
          )}
        </li>
        <li>{words.hr[on]}</li>
        {publicUrl !== undefined && (
          <li>
            {words.aroundTheApps}{' '}
            <a
              href={language === LANGUAGES[0] ? publicUrl : `${publicUrl}/${language}`}
              target="_blank"
              rel="noreferrer"
            >
              {words.publicPage}
            </a>
            . <Sentence text={words.poster} />
          </li>
        )}
      </ol>
    </details>
  );
}

function Further(): VNode {
  const { further } = useSpeech().words;
  const { title, ...steps } = further;
  return (
    <details class="steps folded further">
      <summary>{title}</summary>
      <div class="scroll" role="group" aria-label={title} tabIndex={0}>
        <ol>
          {Object.entries(steps).map(([name, step]) => (
            <li key={name}>{step}</li>
          ))}
        </ol>
      </div>
    </details>
  );
}

/** Ends on the page where the file is dropped: there the attack is tried anew, without an account. */
function Year({ state }: StepsProps): VNode {
  const { title, check, checker, again, ...steps } = useSpeech().words.year;
  return (
    <details class="steps folded year">
      <summary>{title}</summary>
      <div class="scroll" role="group" aria-label={title} tabIndex={0}>
        <ol>
          {Object.entries(steps).map(([name, step]) => (
            <li key={name}>{step}</li>
          ))}
          <li>
            {check}{' '}
            <a href={`${state.inboxUrl.replace(/\/$/, '')}/controle`} target="_blank" rel="noreferrer">
              {checker}
            </a>
            . {again}
          </li>
        </ol>
      </div>
    </details>
  );
}
