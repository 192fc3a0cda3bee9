/** Fetches a conversation, opens it, and compares it with what this device remembers. */
import type { ConversationId } from '../../core/conversation.ts';
import type { Api, Why } from './api.ts';
import {
  checkForRollback,
  reachesCheckpoint,
  checkpointKey,
  nextCheckpoint,
  type RollbackWarning,
  type CheckpointStore,
} from './crypto/rollback-check.ts';
import { joinPages, readThread, threadFrom, type Reader, type Reading, type Thread } from './crypto/thread.ts';

export interface OpenConversation {
  readonly thread: Thread;
  readonly reading: Reading;
  readonly warning: RollbackWarning | undefined;
}

export interface ReadingDeps {
  readonly api: Pick<Api, 'thread'>;
  readonly reader: Reader;
  readonly seen: CheckpointStore;
}

export interface Wanted {
  readonly organisation: string;
  readonly id: ConversationId;
  /** Read back at least to this sequence. */
  readonly reach?: number;
}

/** Reads older pages until there is an authentic message of the employee, and until the conversation can be compared with what the device remembers. */
export async function readConversation(deps: ReadingDeps, wanted: Wanted): Promise<OpenConversation | Why> {
  const latest = await fetchPage(deps, wanted);
  if (typeof latest === 'string') return latest;
  let thread = latest;
  const memory = await deps.seen.get(checkpointKey(thread));
  let reading = await readThread(thread, deps.reader);
  while (
    thread.from > 0 &&
    (thread.from > (wanted.reach ?? thread.from) ||
      reading.replyKey === undefined ||
      !reachesCheckpoint(memory, thread))
  ) {
    const earlier = await fetchPage(deps, wanted, thread.from);
    if (typeof earlier === 'string') return earlier;
    // An empty page would be asked for again without end, and a page that does not join the others is a fault of the server: both stop here.
    const joined = earlier.envelopes.length === 0 ? undefined : joinPages(earlier, thread);
    if (joined === undefined) return 'try-again';
    thread = joined;
    reading = await readThread(thread, deps.reader);
  }
  const warning = checkForRollback(memory, thread, reading);
  const remember = nextCheckpoint(thread, reading, warning);
  if (remember !== undefined) await deps.seen.put(checkpointKey(thread), remember);
  return { thread, reading, warning };
}

async function fetchPage({ api }: ReadingDeps, { organisation, id }: Wanted, before?: number): Promise<Thread | Why> {
  const result = await api.thread(organisation, id, before);
  if (!result.ok) return result.why;
  // Messages of another conversation would all fail to verify. To call it a fault of the server is clearer.
  return result.value.id === id ? threadFrom(organisation, result.value) : 'refused';
}
