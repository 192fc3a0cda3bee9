/** Questions at a terminal, or lines from a pipe: `echo "six words" | npm run adviser -- approve samira`. */
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export interface Terminal {
  /** Resolves to the line; `undefined` when there is none and none will come. */
  ask(question: string): Promise<string | undefined>;
  close(): void;
}

/** Nothing is read before the first question: lines that a pipe had ready would be gone by then. */
export function openTerminal(input: Readable & { isTTY?: boolean }, output: Writable): Terminal {
  let terminal: Interface | undefined;
  const lines: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  let ended = false;
  const begin = (): Interface => {
    const made = createInterface({ input, output, terminal: input.isTTY === true });
    made.on('line', (line) => {
      if (waiting === undefined) lines.push(line);
      else waiting(line);
      waiting = undefined;
    });
    made.on('close', () => {
      ended = true;
      waiting?.(undefined);
      waiting = undefined;
    });
    return made;
  };
  return {
    ask(question) {
      terminal ??= begin();
      const ready = lines.shift();
      if (ready !== undefined) return Promise.resolve(ready);
      if (ended) return Promise.resolve(undefined);
      return new Promise((resolve) => {
        waiting = resolve;
        terminal?.setPrompt(question);
        terminal?.prompt();
      });
    },
    close: () => terminal?.close(),
  };
}
