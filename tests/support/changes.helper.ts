/** An inbox that is open somewhere: its stream of changes, and what comes over it. */
import type { Demo } from '../../src/demo/demo.ts';
import { cookieName } from '../../src/inbox/server/session/cookies.ts';
import type { Browser } from './inbox-browser.helper.ts';

export interface Following {
  /** Until the next "changed". */
  heard(): Promise<void>;
  close(): void;
}

export async function followChanges({ inboxOrigin }: Pick<Demo, 'inboxOrigin'>, browser: Browser): Promise<Following> {
  const name = cookieName('session', true);
  const leaving = new AbortController();
  const { body, status } = await fetch(`${inboxOrigin}/api/changes`, {
    headers: { cookie: `${name}=${browser.cookie(name)}`, 'sec-fetch-site': 'same-origin' },
    signal: leaving.signal,
  });
  if (status !== 200) throw new Error(`no stream of changes: ${status}`);
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let all = '';
  return {
    async heard() {
      while (!all.includes('event: changed')) {
        const { value, done } = (await reader?.read()) ?? { value: '', done: true };
        if (done) throw new Error('the stream ended');
        all += value;
      }
      all = '';
    },
    close: () => leaving.abort(),
  };
}
