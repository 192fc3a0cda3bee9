/** That something is going on while a key is made or opened: on an old telephone somebody waits for it. */
import { useEffect, useState } from 'preact/hooks';
import { useEnv } from '../env.ts';

/** Seconds after which somebody wonders whether it still goes on; where they were told how long, so much later. */
const WONDERS = 4;
/** Seconds that need no word beforehand. */
const SHORT = 3;

/** Read aloud once, and once more when it takes long; not at every step. */
export function Working({ busy }: { readonly busy: boolean }) {
  const { w, stretcher } = useEnv();
  const [part, setPart] = useState<number>();
  const [long, setLong] = useState(false);
  useEffect(() => stretcher.watch(setPart), [stretcher]);
  const stretching = busy && part !== undefined;
  useEffect(() => {
    setLong(false);
    if (!stretching) return undefined;
    const timer = setTimeout(() => setLong(true), (WONDERS + (stretcher.usual() ?? 0)) * 1000);
    return () => clearTimeout(timer);
  }, [stretching]);
  const said = (): string => {
    const usual = stretcher.usual();
    if (stretching && stretcher.slow) return w.workingSlowly;
    if (stretching && long) return w.workingStill;
    return stretching && usual !== undefined && usual > SHORT ? w.workingUsual(usual) : w.working;
  };
  return (
    <>
      <p class="working" role="status">
        {busy ? said() : ''}
      </p>
      {stretching && stretcher.slow ? (
        <progress class="part" max={1} value={part} aria-label={w.progress} />
      ) : undefined}
      {stretching && !stretcher.slow ? <progress class="going" aria-hidden="true" /> : undefined}
    </>
  );
}
