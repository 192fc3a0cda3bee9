/** The server says only "changed". This decides when to read again, also after the connection was away. */
import { PATHS } from '../contract.ts';

const RECONNECT_MS = 10_000;

/**
 * @param onOpen the stream is open, for the first time or again: what changed before that moment was not told
 * @returns stops following
 */
export function followChanges(
  page: Window,
  { onChange, onOpen }: { readonly onChange: () => void; readonly onOpen: (isAgain: boolean) => void },
): () => void {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let wasOpen = false;
  const stopping = new AbortController();

  const connect = (): void => {
    source = new EventSource(PATHS.changes);
    source.addEventListener('changed', onChange);
    source.addEventListener('open', () => {
      onOpen(wasOpen);
      wasOpen = true;
    });
    // A browser reconnects by itself after a cut, but not after a refusal such as "too many streams".
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = page.setTimeout(() => {
        connect();
        onChange();
      }, RECONNECT_MS);
    });
  };
  connect();
  // A phone cuts the stream of a hidden page, so what was missed is read when the page is shown again.
  page.document.addEventListener('visibilitychange', () => page.document.visibilityState === 'visible' && onChange(), {
    signal: stopping.signal,
  });
  page.addEventListener('online', onChange, { signal: stopping.signal });
  return () => {
    stopping.abort();
    page.clearTimeout(timer);
    source?.close();
  };
}
