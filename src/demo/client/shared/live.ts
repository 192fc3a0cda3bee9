/** The one connection to the server: the state comes in as it changes, and what the person does goes out in order. */
import { useEffect, useState } from 'preact/hooks';
import { LANGUAGES, type Language } from '../../../core/organisation.ts';
import type { Act, WorkplaceState } from '../../workplace-state.ts';

/** `undefined` until the first state arrives. The browser reconnects by itself. */
export function useWorkplace(language: Language): WorkplaceState | undefined {
  const [state, setState] = useState<WorkplaceState>();
  spoken = language;
  useEffect(() => {
    const source = new EventSource(`/workplace/events?language=${language}`);
    source.addEventListener('message', (event: MessageEvent<string>) =>
      setState(JSON.parse(event.data) as WorkplaceState),
    );
    return () => source.close();
  }, [language]);
  return state;
}

/** Everything done on the page is done by somebody who reads this language. */
let spoken: Language = LANGUAGES[0];

let queue: Promise<unknown> = Promise.resolve();
const waiting = new Map<string, { act: Act; timer: ReturnType<typeof setTimeout> }>();

function post(act: Act): Promise<void> {
  const sent = queue.then(async () => {
    await fetch(`/workplace/act?language=${spoken}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    });
  });
  queue = sent.catch(() => undefined);
  return sent;
}

/** Sends what was typed before the press, so that the press carries it. */
export function perform(act: Act): Promise<void> {
  for (const [key, { act: typed, timer }] of waiting) {
    clearTimeout(timer);
    waiting.delete(key);
    void post(typed);
  }
  return post(act);
}

/** What is typed is sent a moment later, and only the last value of a field. */
export function performSoon(act: Act & { act: 'type' }): void {
  const key = `${act.view} ${act.blockId} ${act.actionId}`;
  clearTimeout(waiting.get(key)?.timer);
  const timer = setTimeout(() => {
    waiting.delete(key);
    void post(act);
  }, 250);
  waiting.set(key, { act, timer });
}
