/** The lines of a conversation. What people wrote becomes text nodes and nothing else. */
import type { Moments } from '../../../core/words/moments.ts';
import { fromHour } from '../../../core/conversation.ts';
import { firstName } from '../../../core/first-name.ts';
import { setAnswerIn, type ReferredTo, type SetAnswer } from '../../../core/set-answer.ts';
import type { ClientSeat } from '../../contract.ts';
import { useEnv } from '../env.ts';
import { useLater } from '../later.ts';
import { aboutOf } from '../referred-about.ts';
import { Notice } from './components.tsx';
import type { Line, Reading } from '../crypto/thread.ts';
import type { Words } from '../words/index.ts';

const loadDid = async () => (await import('./board/did.ts')).didSaid;

interface MessagesProps {
  readonly reading: Reading;
  readonly moments: Moments;
  /** As the employee reads of them. */
  readonly name: string;
  /** In whose organisation; absent: none of theirs any more. */
  readonly seat: ClientSeat | undefined;
}
type Whose = Pick<MessagesProps, 'name' | 'seat'>;

export function Messages({ reading, ...of }: MessagesProps) {
  const { w } = useEnv();
  return (
    <>
      <ol class="thread">
        {reading.lines.map((line) => (
          <li key={line.sequence} class={line.readable ? line.from : 'lost'}>
            {line.gap ? <p class="gap">{w.gap}</p> : undefined}
            <Message line={line} {...of} />
          </li>
        ))}
      </ol>
      {reading.endFits ? undefined : <Notice kind="alert">{w.endMissing}</Notice>}
    </>
  );
}

function Message({ line, ...of }: Omit<MessagesProps, 'reading'> & { readonly line: Line }) {
  const { w } = useEnv();
  if (!line.readable) return <p class="broken">{w.unreadable[line.why]}</p>;
  const own = line.from === 'adviser';
  const answer = setAnswerIn(line.body);
  return (
    <>
      <p class="byline">
        <strong>{own ? w.you : w.employee}</strong> · {of.moments.hour(line.hour)}
      </p>
      {line.body.kind === 'name' ? <p class="who">{w.who}</p> : undefined}
      <p
        class={`text ${own ? 'own' : line.body.kind}`}
        dir="auto"
        translate={answer !== undefined || line.body.kind === 'board'}
      >
        {line.body.kind === 'board' ? (
          <Done line={line} own={own} />
        ) : answer === undefined ? (
          line.body.text
        ) : (
          saidOf(w, of, answer)
        )}
      </p>
    </>
  );
}

/** What was done on the board, which itself stands above the messages. Its words come with the board. */
function Done({ line, own }: { readonly line: Line & { readonly readable: true }; readonly own: boolean }) {
  const { w, language } = useEnv();
  const didSaid = useLater(loadDid, true, () => {});
  return <>{didSaid === undefined ? w.boardChanged : didSaid(language, own, line.body)}</>;
}

/** In the adviser's own language; the employee reads it in theirs. */
function saidOf(w: Words, { moments, ...whose }: Omit<MessagesProps, 'reading'>, answer: SetAnswer): string {
  switch (answer.kind) {
    case 'read':
      return w.readAnswer(moments.before(fromHour(answer.by)));
    case 'declined':
      return w.declined(whose.name);
    case 'referral':
      return referralSaid(w, whose, answer.to);
  }
}

/** As the employee reads it while the file says the same of who is named. */
export function referralSaid(w: Words, { name: from, seat }: Whose, to: ReferredTo): string {
  if (!('adviser' in to)) return w.refer.said.place(from, to.name, to.phone);
  const named = seat?.referTo?.advisers.find(({ id }) => id === to.adviser);
  if (named === undefined) return w.refer.said.left(from);
  return w.refer.said.adviser(from, named.name, aboutOf(w, named), firstName(named.name));
}
