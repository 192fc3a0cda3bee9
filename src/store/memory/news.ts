/** What is new for an adviser, as the memory store holds it: with each conversation. */
import type { AdviserLoad, News } from '../../core/ports.ts';
import type { Stored } from './stored.ts';

export interface MemoryNews {
  readonly newsOf: (organisation: string, adviser: string, now: Date) => News;
  readonly forgetNews: (organisation: string, adviser: string) => void;
}

export function memoryNews(parts: {
  all(): Iterable<Stored>;
  select(organisation: string, now: Date, keep: (head: Stored['head']) => boolean): readonly Stored[];
  ownTime(organisation: string, adviser: string, now: Date): Pick<AdviserLoad, 'awayUntil' | 'signed'>;
}): MemoryNews {
  return {
    newsOf(organisation, adviser, now) {
      const { awayUntil, signed } = parts.ownTime(organisation, adviser, now);
      const [first] = parts
        .select(organisation, now, (head) => head.adviser === adviser)
        .flatMap(({ head, news }) => (news === undefined ? [] : [{ head, news }]))
        .toSorted((a, b) => a.news - b.news || (a.head.id < b.head.id ? -1 : 1));
      return {
        ...(first && { since: first.news }),
        ...(first?.head.awaited?.by === undefined ? {} : { promised: first.head.awaited.by }),
        ...(awayUntil && { awayUntil }),
        ...(signed && { signed }),
      };
    },
    forgetNews(organisation, adviser) {
      for (const stored of parts.all())
        if (stored.head.organisation === organisation && stored.head.adviser === adviser) delete stored.news;
    },
  };
}
