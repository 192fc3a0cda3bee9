/** The lines of a conversation. What people wrote becomes text nodes and nothing else. */
import type { Moments } from '../../../core/words/moments.ts';
import { fromHour } from '../../../core/conversation.ts';
import { setAnswerIn, type SetAnswer } from '../../../core/set-answer.ts';
import { useEnv } from '../env.ts';
import { Notice } from './components.tsx';
import type { Line, Reading } from '../crypto/thread.ts';
import type { Words } from '../words/index.ts';

interface MessagesProps {
  readonly reading: Reading;
  readonly moments: Moments;
  /** As the employee reads of them. */
  readonly name: string;
}

export function Messages({ reading, moments, name }: MessagesProps) {
  const { w } = useEnv();
  return (
    <>
      <ol class="thread">
        {reading.lines.map((line) => (
          <li key={line.sequence} class={line.readable ? line.from : 'lost'}>
            {line.gap ? <p class="gap">{w.gap}</p> : undefined}
            <Message line={line} moments={moments} name={name} />
          </li>
        ))}
      </ol>
      {reading.endFits ? undefined : <Notice kind="alert">{w.endMissing}</Notice>}
    </>
  );
}

function Message({ line, moments, name }: Omit<MessagesProps, 'reading'> & { readonly line: Line }) {
  const { w } = useEnv();
  if (!line.readable) return <p class="broken">{w.unreadable[line.why]}</p>;
  const own = line.from === 'adviser';
  const answer = setAnswerIn(line.body);
  return (
    <>
      <p class="byline">
        <strong>{own ? w.you : w.employee}</strong> · {moments.hour(line.hour)}
      </p>
      {line.body.kind === 'name' ? <p class="who">{w.who}</p> : undefined}
      <p class={`text ${own ? 'own' : line.body.kind}`} dir="auto" translate={answer !== undefined}>
        {answer === undefined ? line.body.text : saidOf(w, { moments, name }, answer)}
      </p>
    </>
  );
}

/** In the adviser's own language; the employee reads it in theirs. */
function saidOf(w: Words, { moments, name }: Omit<MessagesProps, 'reading'>, answer: SetAnswer): string {
  switch (answer.kind) {
    case 'read':
      return w.readAnswer(moments.before(fromHour(answer.by)));
    case 'declined':
      return w.declined(name);
  }
}
