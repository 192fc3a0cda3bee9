/** What an adviser switched on until an hour: away, or full. */
import { fromHour, toHour, type Hour } from '../../core/conversation.ts';
import { awayHour } from '../hours.ts';

export interface MemorySwitch {
  readonly until: (organisation: string, adviser: string, now: Date) => Date | undefined;
  readonly set: (organisation: string, adviser: string, until: Date | undefined, now: Date) => void;
}

export function memorySwitch(key: (organisation: string, adviser: string) => string): MemorySwitch {
  const switched = new Map<string, Hour>();
  return {
    until(organisation, adviser, now) {
      const hour = switched.get(key(organisation, adviser));
      return hour !== undefined && hour > toHour(now) ? fromHour(hour) : undefined;
    },
    set(organisation, adviser, until, now) {
      if (until === undefined || until <= now) switched.delete(key(organisation, adviser));
      else switched.set(key(organisation, adviser), awayHour(until));
    },
  };
}
