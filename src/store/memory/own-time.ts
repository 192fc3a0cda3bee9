/** What advisers say of their own time, as the memory store holds it: the planning, and the two unsigned switches. */
import { fromHour, toHour, type Hour } from '../../core/conversation.ts';
import type { SignedPlanning } from '../../core/planning.ts';
import type { AdviserLoad, ConversationStore } from '../../core/ports.ts';
import { awayHour } from '../hours.ts';
import { part } from '../names.ts';

type Written = Pick<ConversationStore, 'setAway' | 'setFull' | 'putPlanning' | 'forgetPlanning'>;
interface OwnTime extends Written {
  readonly read: (organisation: string, adviser: string, now: Date) => Omit<AdviserLoad, 'open'>;
}

export function memoryOwnTime(): OwnTime {
  const away = new Map<string, Hour>();
  const full = new Map<string, Hour>();
  const plannings = new Map<string, SignedPlanning>();
  const key = (organisation: string, adviser: string): string => JSON.stringify([part(organisation), part(adviser)]);
  const until = (switched: Map<string, Hour>, name: string, now: Date): Date | undefined => {
    const hour = switched.get(name);
    return hour !== undefined && hour > toHour(now) ? fromHour(hour) : undefined;
  };
  const setting =
    (switched: Map<string, Hour>): Written['setAway'] =>
    async (organisation, adviser, to, now) => {
      if (to === undefined || to <= now) switched.delete(key(organisation, adviser));
      else switched.set(key(organisation, adviser), awayHour(to));
    };

  return {
    read(organisation, adviser, now) {
      const name = key(organisation, adviser);
      const [awayUntil, fullUntil, signed] = [until(away, name, now), until(full, name, now), plannings.get(name)];
      return { ...(awayUntil && { awayUntil }), ...(fullUntil && { fullUntil }), ...(signed && { signed }) };
    },
    setAway: setting(away),
    setFull: setting(full),
    async putPlanning(organisation, adviser, { number, text, signature }, over) {
      const name = key(organisation, adviser);
      const lies = plannings.get(name)?.number ?? 0;
      if (lies >= number && lies !== over) return false;
      plannings.set(name, { number, text, signature });
      away.delete(name);
      full.delete(name);
      return true;
    },
    async forgetPlanning(organisation, adviser) {
      plannings.delete(key(organisation, adviser));
    },
  };
}
