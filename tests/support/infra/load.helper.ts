/** People who write in Slack, side by side, each again and again until told that they are done. */
import { setTimeout } from 'node:timers/promises';
import { toTheForm } from '../journeys/story.helper.ts';
import type { SlackStandIn } from '../../../src/stand-ins/slack/index.ts';
import { slackEmployee } from '../slack-employee.helper.ts';

/** How long somebody keeps pressing. Longer than any of the deeds takes, so that nobody is left half way. */
const PATIENCE_MS = 40_000;
/** Between two presses of somebody who was told that it did not work. */
const AGAIN_MS = 50;
const SEALED = 'Je bericht is verzegeld';

export interface Load {
  /** What somebody saw confirmed, in the order in which they did. */
  readonly confirmed: readonly string[];
  /** Times that somebody was told that it did not work, or got no answer: each began or pressed again. */
  refused(): number;
  /** Everybody ends the message they are at. @throws when somebody never got a confirmation */
  stop(): Promise<void>;
}

export function startLoad(slack: SlackStandIn, people: number): Load {
  const confirmed: string[] = [];
  let refused = 0;
  const stopping = new AbortController();

  /** One person, one first message. `false`: stopped before there was a form, so nothing was written. */
  const write = async (user: string, text: string): Promise<boolean> => {
    const employee = slackEmployee({ standIn: slack }, user);
    for (;;) {
      try {
        await toTheForm(employee);
        employee.fill(text);
        break;
      } catch {
        // A screen that says that it does not work now, or none: nothing was written, so from the start again.
        refused += 1;
      }
      await employee.close().catch(() => undefined);
      if (stopping.signal.aborted) return false;
      await setTimeout(AGAIN_MS);
    }
    for (const until = performance.now() + PATIENCE_MS; ; refused += 1) {
      await employee.submit().catch(() => undefined);
      if (employee.words().includes(SEALED)) break;
      if (performance.now() > until) throw new Error(`${text} was never confirmed:\n${employee.words()}`);
      await setTimeout(AGAIN_MS);
    }
    confirmed.push(text);
    await employee.close().catch(() => undefined);
    return true;
  };
  const person = async (number: number): Promise<void> => {
    for (let count = 0; !stopping.signal.aborted; count += 1)
      await write(`U0P${number}N${count}`, `Bericht ${number}-${count}`);
  };
  const all = Promise.all(Array.from({ length: people }, (_, number) => person(number)));
  all.catch(() => undefined);
  return {
    confirmed,
    refused: () => refused,
    async stop() {
      stopping.abort();
      await all;
    },
  };
}
