/** The adviser's own sentences beside the answer: one press puts one where the cursor is. Folded: not everybody uses them. */
import { useEffect, useId, useState } from 'preact/hooks';
import { toHour } from '../../../core/conversation.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { useEnv, useTask } from '../env.ts';
import { TEXT_BLOCK_MAX, TEXT_BLOCKS_MAX } from '../text-blocks.ts';
import { unhelped } from '../unhelped.ts';
import { Notice } from './components.tsx';

interface TextBlocksProps {
  readonly keys: AdviserKeys;
  readonly onInsert: (text: string) => void;
}

export function TextBlocks({ keys, onInsert }: TextBlocksProps) {
  const { w, now, textBlocks, announce } = useEnv();
  const id = useId();
  const [texts, setTexts] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const { busy, run } = useTask(setProblem);
  useEffect(() => {
    void textBlocks.read(keys, toHour(now())).then(setTexts);
  }, [textBlocks, keys, now]);

  const save = async (next: readonly string[], said: string): Promise<void> => {
    setProblem(undefined);
    if (!(await textBlocks.save(keys, next, toHour(now())))) return setProblem(w.textBlocks.notKept);
    setTexts(next);
    setTyped('');
    announce(said);
  };
  const add = (): void => {
    const text = typed.trim();
    if (text === '') return setProblem(w.textBlocks.empty);
    if (text.length > TEXT_BLOCK_MAX) return setProblem(w.textBlocks.tooLong(text.length - TEXT_BLOCK_MAX));
    run(() => save([...texts, text], w.textBlocks.saved));
  };

  return (
    <details class="contacts">
      <summary>{w.textBlocks.title}</summary>
      <p id={`${id}-where`}>{w.textBlocks.where}</p>
      <ul>
        {texts.map((text, index) => (
          <li key={`${index} ${text}`}>
            <button type="button" class="outline" dir="auto" translate={false} onClick={() => onInsert(text)}>
              {text}
            </button>
            <button
              type="button"
              class="quiet"
              aria-label={w.textBlocks.removeThis(text)}
              aria-disabled={busy}
              onClick={() =>
                run(() =>
                  save(
                    texts.filter((_, at) => at !== index),
                    w.textBlocks.removed,
                  ),
                )
              }
            >
              {w.textBlocks.remove}
            </button>
          </li>
        ))}
      </ul>
      {problem === undefined ? undefined : <Notice kind="alert">{problem}</Notice>}
      {texts.length >= TEXT_BLOCKS_MAX ? (
        <p>{w.textBlocks.full}</p>
      ) : (
        <div class="field">
          <label for={id}>{w.textBlocks.add}</label>
          <textarea
            ref={unhelped}
            id={id}
            rows={2}
            dir="auto"
            autoComplete="off"
            value={typed}
            aria-describedby={`${id}-where`}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <button type="button" class="outline" aria-disabled={busy} onClick={add}>
            {w.textBlocks.save}
          </button>
        </div>
      )}
    </details>
  );
}
