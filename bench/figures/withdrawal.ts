/** Taking a conversation back, on a real Redis and a real folder of keys: in all, and each of its steps. */
import type { ErasureKeyId } from '../../src/core/conversation.ts';
import { withdraw, type WithdrawParts } from '../../src/core/erasure/withdraw.ts';
import type { Keyring, Store } from '../../src/core/ports.ts';
import { holdConversation } from '../conversation.ts';
import { median } from '../load.ts';
import { timed } from '../stopwatch.ts';
import { ms, type Row } from '../table.ts';
import type { Workplace } from '../workplace.ts';

/** By how many messages they have: every second one is an answer, whose copy has a key of its own. */
const WITHDRAWN = [
  { messages: 1, keys: 'one key', count: 100 },
  { messages: 20, keys: '11 keys', count: 20 },
] as const;

const STEPS = ['mark', 'try', 'overwrite', 'delete'] as const;
type Times = Readonly<Record<(typeof STEPS)[number], number[]>>;

function withTimes({ conversations }: Store, keyring: Keyring, times: Times): WithdrawParts {
  return {
    conversations: {
      withdraw: (...args) => timed(times.mark, () => conversations.withdraw(...args)),
      forget: (...args) => timed(times.delete, () => conversations.forget(...args)),
    },
    keyring: {
      unwrap: (...args) => timed(times.try, () => keyring.unwrap(...args)),
      erasure: {
        ...keyring.erasure,
        destroy: (ids: readonly ErasureKeyId[]) => timed(times.overwrite, () => keyring.erasure.destroy(ids)),
      },
    },
    onFault: (code) => {
      throw new Error(`withdrawing: ${code}`);
    },
  };
}

export async function measureWithdrawals(
  store: Store,
  keyring: Keyring,
  { inbox, keys: adviserKeys }: Workplace,
): Promise<readonly Row[]> {
  const [adviser] = inbox.advisers;
  if (adviser === undefined) throw new Error('nobody to talk with');
  const parts = { store, keyring, keys: adviserKeys, seat: { organisation: inbox, adviser } };
  const rows: Row[] = [];
  for (const { messages, keys, count } of WITHDRAWN) {
    const times: Times = { mark: [], try: [], overwrite: [], delete: [] };
    const all: number[] = [];
    for (let talk = 0; talk < count; talk += 1) {
      const user = `UW${messages}X${talk}`;
      const { id } = await holdConversation(parts, user, messages);
      const employee = keyring.pseudonym(inbox.id, 'slack', 'T0INBOX', user);
      const result = await timed(all, () => withdraw(withTimes(store, keyring, times), inbox.id, id, employee));
      if (result !== 'withdrawn') throw new Error(`withdrawing: ${result}`);
    }
    rows.push(
      {
        figure: `withdrawing ${messages === 1 ? 'one message' : `${messages} messages`}, ${keys}`,
        measured: `p50 ${ms(median(all))}  slowest ${ms(Math.max(...all))}`,
      },
      {
        figure: `of which ${STEPS.join(', ')}`,
        measured: STEPS.map((step) => ms(median(times[step]))).join(', '),
      },
    );
  }
  return rows;
}
