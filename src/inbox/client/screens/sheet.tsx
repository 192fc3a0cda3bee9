/** Folded, beside a conversation and beside the list, for somebody who rings: what to say aloud, and how talks go. */
import { useState } from 'preact/hooks';
import { useEnv } from '../env.ts';
import { useLater } from '../later.ts';
import { Notice } from './components.tsx';

const loadText = async () => (await import('./sheet-text.tsx')).SheetText;

interface SheetProps {
  /** The language in which somebody writes: what is said aloud stands in it. */
  readonly spoken?: string | undefined;
}

export function Sheet({ spoken }: SheetProps) {
  const { w } = useEnv();
  const [isOpen, setIsOpen] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const SheetText = useLater(loadText, isOpen, () => setIsMissing(true));
  return (
    <details class="sheet" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{w.sheet}</summary>
      {SheetText === undefined ? undefined : <SheetText spoken={spoken} />}
      {isMissing && SheetText === undefined ? <Notice kind="alert">{w.unforeseen}</Notice> : undefined}
    </details>
  );
}
