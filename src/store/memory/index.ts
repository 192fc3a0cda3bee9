/** The store of the demo and of trials in one process. Everything in it is gone when the process ends, so production refuses it. */
import type { Changes, Clock, Store } from '../../core/ports.ts';
import { memoryConversations } from './conversations.ts';
import { memoryNotices } from './notices.ts';
import { memoryRecords } from './records.ts';

function memoryChanges(): Changes {
  const handlers = new Map<string, Set<() => void>>();
  const channel = (organisation: string, adviser: string): string => JSON.stringify([organisation, adviser]);
  return {
    async publish(organisation, adviser) {
      for (const handler of handlers.get(channel(organisation, adviser)) ?? []) handler();
    },
    subscribe(organisation, adviser, handler) {
      const name = channel(organisation, adviser);
      // Wrapped in a new function, so that the same function given twice counts as two listeners.
      const own = (): void => handler();
      const known = handlers.get(name) ?? new Set();
      handlers.set(name, known.add(own));
      return () => {
        known.delete(own);
        if (known.size === 0 && handlers.get(name) === known) handlers.delete(name);
      };
    },
  };
}

export function memoryStore(clock: Clock): Store {
  const conversations = memoryConversations(clock);
  const records = memoryRecords(clock);
  return {
    conversations,
    records,
    changes: memoryChanges(),
    notices: memoryNotices(clock, conversations.newsOf, conversations.forgetNews),
    contents: {
      async *heads() {
        yield* conversations.heads();
      },
      async *organisationsWithDue() {
        yield* conversations.organisationsWithDue();
      },
      async *sealedRecords() {
        yield* records.sealed();
      },
    },
    time: async () => clock.now(),
    rewrite: async () => ({ outcome: 'nothing', isNewer: false }),
    ping: async () => undefined,
    close: async () => undefined,
  };
}
