/**
 * New tokens for old ones: Slack's rotated tokens live twelve hours (docs.slack.dev/authentication/using-token-rotation).
 *
 * A refresh token works once, so two instances that use the same one leave a workspace without a token (open in
 * Slack's own library: node-slack-sdk#2504). Here the store's lock lets one of them ask, and it reads the record
 * again under the lock; the others wait for what it writes.
 *
 * A process that dies between Slack's answer and our write takes the new pair with it. Nothing can undo that,
 * since Slack says it to nobody twice; so the time between is one write long, it is repeated while the store is
 * away, and meanwhile this process lives on the pair it holds. If it happens all the same, the access token in the
 * record lives on for the two hours by which we are early, the log says `workspace-refused` with `refresh-spent`,
 * and installing again mends it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { AppError, codeOf } from '../../base/errors.ts';
import type { Clock, Keyring, RecordStore } from '../../core/ports.ts';
import type { Log } from '../../base/log.ts';
import type { Installation, Installations } from './installations.ts';
import type { OAuth } from './oauth.ts';
import { createRefreshLock } from './refresh-lock.ts';

const DUE_MS = 2 * 3_600_000;
/** Slack waits three seconds for an answer to a press. */
const WAIT_MS = 1800;
const LOOK_EVERY_MS = 60;
const SAVE_AGAIN_MS = [50, 250, 1000];

export interface Rotation {
  isDue(installation: Installation): boolean;
  /**
   * The installation with a token that lives, renewed by whomever; `undefined` when there is none. Waits for another
   * instance's renewal only when the token at hand is dead. Never rejects.
   */
  renew(place: string): Promise<Installation | undefined>;
  /** Given out by Slack and not yet written down, because the store was away. */
  unsaved(place: string): Installation | undefined;
  /** Tries to write down what is unsaved. Never rejects. */
  saveAgain(): Promise<void>;
  /** Forgets what is unsaved: the app was removed, or installed again. */
  drop(place: string): void;
}
export interface RotationParts {
  readonly installations: Installations;
  readonly oauth: OAuth;
  readonly records: RecordStore;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly log: Log;
}

export function createRotation({ installations, oauth, records, keyring, clock, log }: RotationParts): Rotation {
  const lock = createRefreshLock({ records, keyring, clock });
  const unsaved = new Map<string, Installation>();
  const renewing = new Map<string, Promise<Installation | undefined>>();
  const life = ({ expiresAt = Infinity }: Installation): number => expiresAt - clock.now().getTime();
  const isDue = (installation: Installation): boolean =>
    installation.refreshToken !== undefined && life(installation) < DUE_MS;
  const alive = (installation: Installation | undefined): Installation | undefined =>
    installation !== undefined && life(installation) > 0 ? installation : undefined;

  const save = async (installation: Installation): Promise<void> => {
    const { place } = installation;
    unsaved.set(place, installation);
    for (const ms of [...SAVE_AGAIN_MS, undefined]) {
      // Removed while it was being written: what Slack took back is not put back.
      if (unsaved.get(place) !== installation) return;
      try {
        await installations.put(installation);
        if (unsaved.get(place) === installation) unsaved.delete(place);
        else await installations.delete(place);
        return;
      } catch (error) {
        log.error('fault', {
          part: 'slack',
          reason: 'token-unsaved',
          ...codeOf(error),
        });
        if (ms !== undefined) await pause(ms);
      }
    }
  };

  /** With the lock held. */
  const ask = async (place: string): Promise<Installation | undefined> => {
    const held = unsaved.get(place);
    if (held !== undefined) await save(held);
    const before = held ?? (await installations.get(place));
    if (before === undefined || before.refreshToken === undefined || !isDue(before)) return alive(before);
    const granted = await oauth.refresh(before.refreshToken);
    const { refreshToken: _spent, ...rest } = before;
    switch (granted.kind) {
      case 'granted':
        if (granted.installation.place !== place || granted.installation.app !== before.app) break;
        // Removed while Slack was answering.
        if (held === undefined && (await installations.get(place)) === undefined) return undefined;
        const renewed = { ...granted.installation, ...(before.since === undefined ? {} : { since: before.since }) };
        await save(renewed);
        log.info('token-refreshed', { part: 'slack' });
        return renewed;
      case 'refused':
        if (!granted.spent) throw new AppError('CALL_FAILED', 'oauth.v2.access');
        log.error('workspace-refused', { part: 'slack', reason: 'refresh-spent' });
        await installations.put(rest);
        return alive(before);
      case 'unwanted':
        break;
    }
    log.error('workspace-refused', { part: 'slack', reason: 'refresh-unwanted' });
    await installations.delete(place);
    await oauth.revoke(granted.kind === 'unwanted' ? granted.tokens : [granted.installation.token]);
    return undefined;
  };

  const withLock = async (place: string): Promise<Installation | undefined> => {
    if (await lock.take(place)) {
      // Kept when it fails: whether Slack took the refresh token is not known then, and nobody is to hammer it.
      const got = await ask(place);
      await lock.release(place);
      return got;
    }
    const until = performance.now() + WAIT_MS;
    for (;;) {
      const now = await installations.get(place);
      if (now === undefined || alive(now) !== undefined || performance.now() > until) return alive(now);
      await pause(LOOK_EVERY_MS);
    }
  };
  const quietly = async (place: string): Promise<Installation | undefined> => {
    try {
      return await withLock(place);
    } catch (error) {
      log.error('fault', {
        part: 'slack',
        reason: 'token-refresh',
        ...codeOf(error),
      });
      return alive(unsaved.get(place));
    }
  };

  return {
    isDue,
    renew(place) {
      const under = renewing.get(place) ?? quietly(place).finally(() => renewing.delete(place));
      renewing.set(place, under);
      return under;
    },
    unsaved: (place) => unsaved.get(place),
    async saveAgain() {
      for (const installation of unsaved.values()) await save(installation);
    },
    drop: (place) => void unsaved.delete(place),
  };
}
