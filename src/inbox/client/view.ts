/**
 * Where behind the lock somebody is. The address never changes, so that no history of a browser names a
 * conversation; one entry is enough for the back button to lead to the list.
 */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ConversationRef } from './drafts.ts';

export type View =
  | { readonly at: 'list' | 'settings' | 'planning' | 'contact' | 'counts' | 'report' }
  | { readonly at: 'conversation'; readonly conversation: ConversationRef };

const INNER = 'inner';

export function useView(): readonly [View, (view: View) => void] {
  const [view, setView] = useState<View>({ at: 'list' });
  useEffect(() => {
    const back = (): void => setView({ at: 'list' });
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  const go = useCallback((next: View) => {
    const inner = window.history.state === INNER;
    if (next.at !== 'list' && !inner) window.history.pushState(INNER, '');
    if (next.at === 'list' && inner) window.history.back();
    else setView(next);
  }, []);
  return [view, go];
}
