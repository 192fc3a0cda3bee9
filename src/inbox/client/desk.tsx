/** Everything behind the lock. When this component is removed, every opened word goes with it. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { toHour } from '../../core/conversation.ts';
import { ringFor } from '../../seal/new-keys.ts';
import type { AdviserKeys } from '../../seal/slots.ts';
import { BehindTheList } from './behind-the-list.tsx';
import type { BookTrouble } from './book/books.ts';
import { followChanges } from './changes.ts';
import type { ConversationRef } from './drafts.ts';
import { useEnv } from './env.ts';
import { sentenceFor } from './sentences.ts';
import { createLanguages } from './languages.ts';
import { useLater } from './later.ts';
import { listAll, withOthers } from './listing.ts';
import { namesIn } from './passphrase/guessable.ts';
import { lockWhenIdle } from './crypto/lock.ts';
import { useSelfTests } from './crypto/self-test.ts';
import { nextTask } from './next-task.ts';
import type { NoticesNow } from './notices/look.ts';
import { useOpening } from './opening.ts';
import { Notice, Page } from './screens/components.tsx';
import { Bar } from './screens/bar.tsx';
import { Conversation } from './screens/conversation.tsx';
import { List } from './screens/list.tsx';
import type { AdviserMe, ClientSeat, ListItem } from '../contract.ts';
import { timeFor, type SeatTime } from './time.ts';
import type { View } from './view.ts';

/** The server ends an idle session sooner than somebody can finish a long answer; the lock, not the session, says when it is enough. */
const KEEP_SESSION_MS = 4 * 60_000;
const loadSettings = async () => (await import('./screens/settings.tsx')).Settings;

interface DeskProps {
  readonly me: AdviserMe;
  readonly keys: AdviserKeys;
  readonly notice: string | undefined;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onLock: (why: 'asked' | 'idle') => void;
  readonly onSignedOut: () => void;
  readonly onSignInAgain: () => void;
  /** No adviser any more: the keys are gone. */
  readonly onLeft: () => void;
}

export function Desk({ keys, notice, view, onView, onLock, onSignInAgain, onLeft, ...props }: DeskProps) {
  const { w, language, api, botKeys, now, announce, drafts: box, books, appointments, toCount, clock } = useEnv();
  const [me, setMe] = useState(props.me);
  const [items, setItems] = useState<readonly ListItem[]>();
  const [problem, setProblem] = useState<string>();
  const [signedOut, setSignedOut] = useState(false);
  const [answerable, setAnswerable] = useState(false);
  const [tick, setTick] = useState(0);
  const [whole, setWhole] = useState(false);
  const [notices, setNotices] = useState<NoticesNow>();
  /** Not that they wait here: they are handed in at the next locking. */
  const [bookTrouble, setBookTrouble] = useState<readonly BookTrouble[]>([]);
  /** Closed on this device, and yet to be counted. */
  const [waiting, setWaiting] = useState<readonly ConversationRef[]>([]);
  const turns = useRef(0);
  /** The visit to a screen for which the list was last read. */
  const [readFor, setReadFor] = useState<View>();
  const onScreen = useRef(view);
  onScreen.current = view;
  const unreadBefore = useRef<number | undefined>(undefined);
  /** At least the first page of the list was answered. */
  const isRead = useRef(false);
  const drafts = useMemo(() => box.with(keys), [box, keys]);
  const languages = useMemo(() => createLanguages({ keys, botKeys }), [keys, botKeys]);
  /** The list came with its envelopes; from then on only what is new needs one. */
  const hasLanguages = useRef(false);

  // When the session ends in the middle of an answer, the answer stays on screen, so that its words are not lost.
  const onSignedOut = useCallback(() => {
    if (drafts.typing.current) setSignedOut(true);
    else props.onSignedOut();
  }, [drafts, props.onSignedOut]);

  const refresh = useCallback(async () => {
    turns.current += 1;
    const turn = turns.current;
    const visit = onScreen.current;
    const newest = (): boolean => turn === turns.current;
    // The first page is shown at once only when nothing is on screen yet. Later the whole list is replaced together, so that nobody vanishes in between.
    const first = (page: readonly ListItem[]): void => {
      isRead.current = true;
      languages.take(page);
      if (newest()) setItems((before) => before ?? page);
    };
    const isBare = hasLanguages.current;
    const [who, list] = await Promise.all([api.me(), listAll(api, first, isBare)]);
    isRead.current = true;
    // A list that was asked for earlier and came later must not replace a newer one.
    if (!newest()) return;
    const failed = [who, list].find((result) => !result.ok);
    if (failed !== undefined && !failed.ok) {
      if (failed.why === 'signed-out') return onSignedOut();
      return setProblem(sentenceFor(w, failed.why));
    }
    const partly = list.ok ? list.value.failed : undefined;
    setProblem(partly === undefined ? undefined : `${w.listNotWhole} ${sentenceFor(w, partly.why)}`);
    setWhole(partly === undefined);
    if (who.ok && who.value.state === 'adviser') setMe(who.value);
    if (!list.ok) return;
    const { items } = list.value;
    languages.take(items);
    hasLanguages.current ||= partly === undefined;
    if (isBare && languages.lacks(items)) {
      const withEnvelopes = await api.list();
      if (!newest()) return;
      if (withEnvelopes.ok) languages.take(withEnvelopes.value.items);
      languages.giveUp(items);
    }
    // When a later page could not be read, the conversations of that part that were on screen stay.
    setItems((before) => (partly === undefined ? items : withOthers(items, before ?? [])));
    setReadFor(visit);
    // Drawing the list is a task of its own. What is kept and said goes by the newest list: a later reading does it then.
    await nextTask();
    if (!newest()) return;
    if (partly === undefined && who.ok && who.value.state === 'adviser') {
      const organisations = who.value.seats.map(({ organisation }) => organisation.id);
      drafts.keepOnly(organisations, items);
      void appointments().then((known) => {
        known.prune(toHour(clock.earliest()));
        return known.keepOnly(keys, organisations, items, now());
      });
      void toCount().then(async (known) => {
        known.prune(toHour(clock.earliest()));
        setWaiting(await known.keepOnly(keys, organisations, items, now()));
      });
    }
    const unread = items.filter((item) => item.unread).length;
    if (unreadBefore.current !== undefined && unread > unreadBefore.current) announce(w.newCount(unread));
    unreadBefore.current = unread;
  }, [api, w, announce, onSignedOut, drafts, languages, appointments, toCount, keys]);

  /** Behind the list: nobody waits for it. */
  const isListed = items !== undefined;
  useEffect(() => {
    if (!isListed) return;
    const wiping = import('./report/wipe.ts').then(({ wipeWhatIsOut }) => wipeWhatIsOut({ api, books }, keys));
    // What did not load, or could not be kept, is tried again at the next opening.
    void wiping.catch(() => undefined);
  }, [isListed, api, books, keys]);

  useEffect(() => {
    const changed = (): void => {
      setTick((count) => count + 1);
      void refresh();
    };
    // The first reading is asked for after the stream is: only one that was answered sooner may lack something.
    const opened = (isAgain: boolean): void => (isAgain || isRead.current ? changed() : undefined);
    const stopFollowing = followChanges(window, { onChange: changed, onOpen: opened });
    const keepSession = setInterval(() => void refresh(), KEEP_SESSION_MS);
    return () => {
      stopFollowing();
      clearInterval(keepSession);
    };
  }, [refresh]);
  // The list is read again on the way back too, because what was just read is not new any more.
  useEffect(() => void refresh(), [refresh, view]);

  useOpening({ me: props.me, keys, onNotices: setNotices, onBookTrouble: setBookTrouble });
  const notLoaded = (): void => setProblem(w.unforeseen);
  const Settings = useLater(loadSettings, view.at === 'settings', notLoaded);
  useSelfTests(api, me.seats, keys, refresh);

  useEffect(() => lockWhenIdle(window, clock.device, () => onLock('idle')), [onLock, clock]);

  const seatOf = ({ organisation }: ConversationRef): ClientSeat | undefined =>
    me.seats.find((seat) => seat.organisation.id === organisation);
  const timeOf = (conversation: ConversationRef): SeatTime =>
    timeFor(seatOf(conversation), me.seats, { language, now: now() });
  /** First the key that this organisation pins: another one's answer would be refused there. */
  const keysAt = (conversation: ConversationRef): AdviserKeys => ringFor(keys, seatOf(conversation)?.keyCards ?? []);
  const open = (item: ListItem): void =>
    onView({ at: 'conversation', conversation: { organisation: item.organisation, id: item.id } });
  // The list is newest first, so whoever has waited longest comes last. That is known only when all of the list is here.
  const unanswered = whole ? items?.findLast((item) => item.unread) : undefined;
  const answer =
    view.at === 'conversation'
      ? answerable && { label: w.answer, go: () => document.getElementById('answer')?.focus() }
      : unanswered && { label: w.openNew, go: () => open(unanswered) };

  return (
    <>
      {problem === undefined && !signedOut ? undefined : (
        <div class="page">
          <Notice kind="alert">{signedOut ? w.signedOutNow : problem}</Notice>
          {signedOut ? (
            <button type="button" class="outline" onClick={onSignInAgain}>
              {w.signInAgain}
            </button>
          ) : undefined}
        </div>
      )}
      {view.at === 'list' && notices !== undefined && notices.view.gone.length > 0 ? (
        <div class="page">
          {notices.view.gone.map((channel) => (
            <Notice key={channel}>{w.noticesGone[channel]}</Notice>
          ))}
        </div>
      ) : undefined}
      {view.at === 'list' && bookTrouble.length > 0 ? (
        <div class="page">
          {bookTrouble.map((one) => (
            <Notice key={one}>{w.book.trouble[one]}</Notice>
          ))}
        </div>
      ) : undefined}
      {view.at === 'list' ? (
        <List
          seats={me.seats}
          items={items}
          languages={languages}
          whole={whole}
          isRead={readFor === view}
          notice={notice}
          keys={keys}
          waiting={waiting}
          onGo={(at) => onView({ at })}
          onOpen={open}
          onSettings={() => onView({ at: 'settings' })}
          onChanged={refresh}
        />
      ) : undefined}
      <BehindTheList
        at={view.at}
        seats={me.seats}
        keys={keys}
        tick={tick}
        onView={onView}
        onChanged={refresh}
        onSignedOut={onSignedOut}
        onFault={notLoaded}
      />
      {view.at === 'settings' && Settings === undefined ? <Page title={w.settings} /> : undefined}
      {view.at === 'settings' && Settings !== undefined ? (
        <Settings
          me={me}
          names={namesIn(me.seats)}
          organisations={me.seats.map(({ organisation }) => organisation.name)}
          onLeft={onLeft}
          keys={keys}
          notices={notices}
          onNotices={setNotices}
          onBack={() => onView({ at: 'list' })}
          onSignInAgain={onSignInAgain}
        />
      ) : undefined}
      {view.at === 'conversation' ? (
        <Conversation
          key={`${view.conversation.organisation}/${view.conversation.id}`}
          conversation={view.conversation}
          seat={seatOf(view.conversation)}
          time={timeOf(view.conversation)}
          keys={keysAt(view.conversation)}
          tick={tick}
          drafts={drafts}
          onBack={() => onView({ at: 'list' })}
          onSignedOut={onSignedOut}
          onAnswerable={setAnswerable}
        />
      ) : undefined}
      <Bar
        seats={me.seats}
        keys={keys}
        answer={answer || undefined}
        onLock={() => onLock('asked')}
        onChanged={refresh}
      />
    </>
  );
}
