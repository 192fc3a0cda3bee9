/** The button to name somebody else. What opens from it is loaded behind the conversation: few press it. */
import { useState } from 'preact/hooks';
import { useEnv } from '../env.ts';
import { useLater } from '../later.ts';
import { Notice } from './components.tsx';
import type { ReferDialogProps } from './refer-dialog.tsx';

const loadDialog = async () => (await import('./refer-dialog.tsx')).ReferDialog;

interface ReferProps extends Omit<ReferDialogProps, 'onClose' | 'onSent'> {
  readonly asking: boolean;
  readonly onAsk: (asking: boolean) => void;
}

export function Refer({ asking, onAsk, ...props }: ReferProps) {
  const { w } = useEnv();
  const [problem, setProblem] = useState<string>();
  const [isSent, setIsSent] = useState(false);
  const ReferDialog = useLater(loadDialog, asking, () => setProblem(w.unforeseen));
  return (
    <>
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      <button
        type="button"
        class="quiet"
        onClick={() => {
          setIsSent(false);
          onAsk(true);
        }}
      >
        {w.refer.button}
      </button>
      {isSent ? <Notice>{w.refer.sent}</Notice> : undefined}
      {asking && ReferDialog !== undefined ? (
        <ReferDialog {...props} onSent={() => setIsSent(true)} onClose={() => onAsk(false)} />
      ) : undefined}
    </>
  );
}
