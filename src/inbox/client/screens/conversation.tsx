/** One conversation: what was said, in order, and the answer. */
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { fromHour, type Hour } from '../../../core/conversation.ts';
import { firstName } from '../../../core/first-name.ts';
import { languageName, type Moments } from '../../../core/words/moments.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { ClientSeat } from '../../contract.ts';
import type { Drafts, ConversationRef } from '../drafts.ts';
import { SecondStep, useLater } from '../later.ts';
import { useEnv } from '../env.ts';
import { sentenceFor } from '../sentences.ts';
import { Back, Notice, Page } from './components.tsx';
import { mayCount } from '../register/may-count.ts';
import { canSayRead } from '../read-answer.ts';
import { readConversation, type OpenConversation } from '../reading.ts';
import { useStill } from '../still.ts';
import type { SeatTime } from '../time.ts';
import { Answer } from './answer.tsx';
import { CloseConversation } from './close.tsx';
import { Decline } from './decline.tsx';
import { Messages } from './messages.tsx';
import { Note } from './note.tsx';
import { Pause } from './pause.tsx';
import { ReadAnswer } from './read-answer.tsx';
import { Refer } from './refer.tsx';
import { fullUntilOf } from './room.tsx';
import { Sheet } from './sheet.tsx';

const NONE: readonly Hour[] = [];

const loadCount = async () => (await import('./register/closed.tsx')).ClosedCount;
const loadBoard = async () => (await import('./board/index.tsx')).Board;

interface ConversationProps {
  readonly conversation: ConversationRef;
  /** In that organisation; absent: they have no seat there any more. */
  readonly seat: ClientSeat | undefined;
  readonly time: SeatTime;
  readonly keys: AdviserKeys;
  /** Goes up when the server says that something changed. */
  readonly tick: number;
  readonly onBack: () => void;
  readonly onSignedOut: () => void;
  /** Whether there is a field to answer in. */
  readonly onAnswerable: (answerable: boolean) => void;
  readonly drafts: Drafts;
}

export function Conversation({
  conversation,
  seat,
  time,
  keys,
  tick,
  onBack,
  onSignedOut,
  onAnswerable,
  drafts,
}: ConversationProps) {
  const { w, language, api, botKeys, seen, now, announce, toCount } = useEnv();
  const [open, setOpen] = useState<OpenConversation>();
  const [gone, setGone] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [referring, setReferring] = useState(false);
  const reach = useRef<number | undefined>(undefined);
  const count = useRef<number | undefined>(undefined);
  const markedAt = useRef<number | undefined>(undefined);
  const turns = useRef(0);
  const holdStill = useStill(open);
  const ClosedCount = useLater(loadCount, open?.thread.state === 'closed', () => undefined);
  const Board = useLater(loadBoard, open !== undefined, () => setProblem(w.unforeseen));

  const read = useCallback(async () => {
    const wanted = { ...conversation, ...(reach.current === undefined ? {} : { reach: reach.current }) };
    return readConversation({ api, seen, reader: { keys, botKeys } }, wanted);
  }, [conversation, keys, api, seen, botKeys]);

  const refresh = useCallback(async () => {
    turns.current += 1;
    const turn = turns.current;
    const found = await read();
    // A slower, older answer must not replace a newer one.
    if (turn !== turns.current) return;
    if (found === 'not-there') return setGone(true);
    if (found === 'signed-out') return onSignedOut();
    if (typeof found === 'string') return setProblem(sentenceFor(w, found));
    setProblem(undefined);
    holdStill();
    setOpen(found);
    const { length } = found.thread;
    const newest = found.reading.lines.at(-1);
    const fromEmployee = newest !== undefined && !(newest.readable && newest.from === 'adviser');
    if (count.current !== undefined && length > count.current && fromEmployee) announce(w.newMessage);
    count.current = length;
    // What came in behind another tab has not been read by anybody.
    if (document.visibilityState !== 'visible' || markedAt.current === length) return;
    markedAt.current = length;
    await api.markRead(conversation.organisation, conversation.id);
  }, [read, conversation, w, api, announce, onSignedOut]);

  useEffect(() => void refresh(), [refresh, tick]);

  const back = <Back onBack={onBack} />;
  if (gone) return <Gone before={back} drafts={drafts} conversation={conversation} />;
  if (open === undefined) {
    return (
      <Page key="loading" title={w.loading} before={back}>
        {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      </Page>
    );
  }
  const { thread, warning } = open;
  const { adviser, presence } = seat ?? {};
  const isFull = presence !== undefined && fullUntilOf(presence, now()) !== undefined;
  const canDecline = adviser !== undefined && thread.state === 'open' && open.reading.replyKey !== undefined;
  const counting = mayCount(open);
  /** Whether it is counted never holds up what is done: the lists come when it is closed, and wait as long as it is there. */
  const waitsToBeCounted = (): void => {
    if (counting !== 'left-out') void toCount().then((known) => known.add(keys, conversation, now()));
  };
  /** What everything that is done in a conversation needs, and what may come of it. */
  const doing = { keys, open, onChanged: refresh, onGone: () => setGone(true), onSignedOut };
  const decline = canDecline ? (
    <Decline
      {...doing}
      onDeclined={waitsToBeCounted}
      adviser={adviser}
      read={read}
      onRefer={() => setReferring(true)}
    />
  ) : undefined;
  const refer =
    canDecline && seat !== undefined ? (
      <Refer {...doing} seat={seat} read={read} asking={referring} onAsk={setReferring} />
    ) : undefined;
  const spoken = open.reading.language;
  const day = time.ofOrganisation.lastDay(thread.expiresHour);
  return (
    <Page key="thread" title={thread.handle} before={back}>
      <p class="of">
        {[seat?.organisation.name ?? '', spoken === undefined ? '' : languageName(spoken, language)]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      {thread.promised === undefined ? undefined : <Promised by={thread.promised} moments={time.moments} />}
      {warning === undefined ? undefined : <Notice kind="alert">{w[warning]}</Notice>}
      {thread.from === 0 ? undefined : (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            reach.current = Math.max(0, thread.from - 1);
            void refresh();
          }}
        >
          {w.earlier}
        </button>
      )}
      {seat !== undefined && Board !== undefined ? <Board {...doing} seat={seat} time={time} read={read} /> : undefined}
      <Note {...doing} conversation={conversation} drafts={drafts} />
      <Sheet spoken={spoken} />
      <Messages reading={open.reading} moments={time.moments} name={firstName(adviser?.name ?? '')} seat={seat} />
      <SecondStep>
        {isFull ? decline : undefined}
        {thread.state === 'open' && canSayRead(open.reading) ? (
          <ReadAnswer {...doing} choices={presence?.choices ?? NONE} moments={time.moments} read={read} />
        ) : undefined}
        {thread.state === 'closed' ? (
          <>
            <Notice>{w.closedNow}</Notice>
            <Kept conversation={conversation} drafts={drafts} lead={w.closedWithDraft} />
            {seat !== undefined && ClosedCount !== undefined ? (
              <ClosedCount conversation={conversation} seat={seat} keys={keys} may={counting} />
            ) : undefined}
          </>
        ) : (
          <Answer {...doing} conversation={conversation} read={read} onAnswerable={onAnswerable} drafts={drafts} />
        )}
        <p class="fine">{thread.state === 'closed' ? w.expiresClosed(day) : w.expires(day)}</p>
        {thread.state === 'closed' ? undefined : (
          <SecondStep>
            {refer}
            {isFull ? undefined : decline}
            <Pause
              {...doing}
              conversation={conversation}
              adviser={adviser?.id ?? ''}
              pause={thread.pause}
              moments={time.moments}
            />
            <CloseConversation
              conversation={conversation}
              adviser={adviser?.id ?? ''}
              keys={keys}
              onClosing={waitsToBeCounted}
              onClosed={refresh}
            />
          </SecondStep>
        )}
      </SecondStep>
    </Page>
  );
}

/** Plainly, also when it has passed. */
function Promised({ by, moments }: { readonly by: Hour; readonly moments: Moments }) {
  const { w, now } = useEnv();
  return <p class="promised">{w.promised(moments.before(fromHour(by)), fromHour(by) <= now())}</p>;
}

interface GoneProps {
  readonly before: ComponentChildren;
  readonly drafts: Drafts;
  readonly conversation: ConversationRef;
}

function Gone({ before, drafts, conversation }: GoneProps) {
  const { w, announce } = useEnv();
  // Takes the place of what was said last, be it "your answer has been sent".
  useEffect(() => announce(w.goneTitle), [announce, w]);
  return (
    <Page key="gone" title={w.goneTitle} before={before}>
      <p class="lead">{w.gone}</p>
      <Kept conversation={conversation} drafts={drafts} lead={w.goneWithText} once />
    </Page>
  );
}

interface KeptProps {
  readonly conversation: ConversationRef;
  readonly drafts: Drafts;
  readonly lead: string;
  /** Its conversation is wiped, so nothing of it stays on this device either. */
  readonly once?: true;
}

/** What was being written when the conversation ended: it may be needed somewhere else. */
function Kept({ conversation, drafts, lead, once }: KeptProps) {
  const [text, setText] = useState<string>();
  useEffect(() => {
    void drafts.find(conversation).then((draft) => setText(draft?.text));
    if (once) drafts.drop(conversation);
  }, [drafts, conversation, once]);
  if (text === undefined) return null;
  return (
    <>
      <Notice>{lead}</Notice>
      <p class="text own" dir="auto" translate={false}>
        {text}
      </p>
    </>
  );
}
