/** The lines of a conversation. What people wrote becomes text nodes and nothing else. */
import { useEnv } from '../env.ts';
import { Notice } from '../parts.tsx';
import type { Line, Reading } from '../thread.ts';
import { dayAndHour, ownTimeZone } from '../time.ts';

export function Messages({ reading }: { readonly reading: Reading }) {
  const { w } = useEnv();
  return (
    <>
      <ol class="thread">
        {reading.lines.map((line) => (
          <li key={line.sequence} class={line.readable ? line.from : 'lost'}>
            {line.gap ? <p class="gap">{w.gap}</p> : undefined}
            <Message line={line} />
          </li>
        ))}
      </ol>
      {reading.endFits ? undefined : <Notice kind="alert">{w.endMissing}</Notice>}
    </>
  );
}

function Message({ line }: { readonly line: Line }) {
  const { w, locale, now } = useEnv();
  if (!line.readable) return <p class="broken">{w.unreadable[line.why]}</p>;
  const { day, hour } = dayAndHour(line.hour, now(), locale, ownTimeZone());
  const own = line.from === 'adviser';
  return (
    <>
      <p class="byline">
        <strong>{own ? w.you : w.employee}</strong> · {w.lastMessage(day, hour)}
      </p>
      {line.body.kind === 'name' ? <p class="who">{w.who}</p> : undefined}
      <p class={`text ${own ? 'own' : line.body.kind}`} dir="auto">
        {line.body.text}
      </p>
    </>
  );
}
