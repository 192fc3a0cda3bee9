/** A text of some pages, and the words in it that may point at somebody: each is changed, or answered for. */
import { useId, useMemo } from 'preact/hooks';
import { TEXT_MAX } from '../../../../core/report/release.ts';
import { marked, type Marked } from '../../report/compose.ts';
import { unhelped } from '../../unhelped.ts';
import { Notice } from '../components.tsx';
import { useReportEnv } from './env.ts';

interface LongTextProps {
  readonly label: string;
  readonly value: string;
  readonly rows?: number;
  /** Questions to think by. */
  readonly prompts?: readonly string[];
  readonly onValue: (value: string) => void;
}

export function LongText({ label, value, rows = 10, prompts = [], onValue }: LongTextProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {prompts.length === 0 ? undefined : (
        <ul id={`${id}-prompts`} class="fine">
          {prompts.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      <textarea
        ref={unhelped}
        id={id}
        rows={rows}
        dir="auto"
        maxLength={TEXT_MAX}
        autoComplete="off"
        aria-describedby={prompts.length === 0 ? undefined : `${id}-prompts`}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}

/** The marks of all texts, each once. */
export function useMarks(texts: readonly string[], names: readonly string[]): readonly Marked[] {
  const { language } = useReportEnv();
  return useMemo(() => {
    const found = new Map<string, Marked>();
    for (const text of texts)
      for (const one of marked(text, language, names)) if (!found.has(one.key)) found.set(one.key, one);
    return [...found.values()];
  }, [texts.join('\u0000'), language, names.join('\u0000')]);
}

interface MarksProps {
  readonly marks: readonly Marked[];
  /** Keys of those that were answered for. */
  readonly nobody: readonly string[];
  readonly onNobody: (nobody: readonly string[]) => void;
}

export function Marks({ marks, nobody, onNobody }: MarksProps) {
  const { w } = useReportEnv();
  const words = w.report.marks;
  const open = marks.filter(({ key }) => !nobody.includes(key)).length;
  return (
    <>
      <h3>{words.heading}</h3>
      {marks.length === 0 ? undefined : <p>{words.lead}</p>}
      <ul class="plain">
        {marks.map(({ key, said, kind }) => (
          <li key={key}>
            <label class="choice">
              <input
                type="checkbox"
                checked={nobody.includes(key)}
                onChange={({ currentTarget: { checked } }) =>
                  onNobody(checked ? [...nobody, key] : nobody.filter((one) => one !== key))
                }
              />
              <span>
                <mark>{said}</mark> ({words.kinds[kind]}): {words.nobody}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p role="status">{open === 0 ? words.none : words.todo(open)}</p>
    </>
  );
}

export const openMarks = (marks: readonly Marked[], nobody: readonly string[]): readonly Marked[] =>
  marks.filter(({ key }) => !nobody.includes(key));

/** Half-done work that stops a release, in one sentence; nothing where it may go on. */
export const Stop = ({ why }: { readonly why: string | undefined }) =>
  why === undefined ? null : <Notice kind="alert">{why}</Notice>;
