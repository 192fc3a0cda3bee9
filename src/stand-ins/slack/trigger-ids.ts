/** Trigger ids: proof that a person just did something. Live three seconds and open one view. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../../core/ports.ts';
import { SlackError } from './errors.ts';
import { TRIGGER_LIFE_MS } from './limits.ts';

export interface Trigger {
  readonly user: string;
  /** The modal it was pressed in: what `views.push` stacks upon. */
  readonly view?: string;
}
export interface TriggerIds {
  issue(trigger: Trigger): string;
  /** @throws SlackError `invalid_trigger_id`, `exchanged_trigger_id` or `expired_trigger_id`. */
  exchange(id: unknown): Trigger;
}

/** Long after its end an id is no longer "expired" but unknown. */
const FORGOTTEN_AFTER_MS = 600_000;

export function createTriggerIds(clock: Clock, teamNumber: string): TriggerIds {
  const issued = new Map<string, { trigger: Trigger; at: number; used: boolean }>();
  let count = 0;
  return {
    issue(trigger) {
      // A long bench would otherwise keep them all; in insertion order, so the oldest come first.
      for (const [old, { at }] of issued) {
        if (clock.now().getTime() - at < FORGOTTEN_AFTER_MS) break;
        issued.delete(old);
      }
      count += 1;
      const id = `${count}.${teamNumber}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { trigger, at: clock.now().getTime(), used: false });
      return id;
    },
    exchange(id) {
      const entry = typeof id === 'string' ? issued.get(id) : undefined;
      if (entry === undefined) throw new SlackError('invalid_trigger_id');
      if (entry.used) throw new SlackError('exchanged_trigger_id');
      if (clock.now().getTime() - entry.at > TRIGGER_LIFE_MS) throw new SlackError('expired_trigger_id');
      entry.used = true;
      return entry.trigger;
    },
  };
}
