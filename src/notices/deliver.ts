/** One notice to one person: to every browser that subscribed, and by e-mail, at once. */
import { codeOf } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { fromBase64url } from '../seal/bytes.ts';
import type { KeptSettings, NoticeVault } from '../core/notices/settings.ts';
import type { Person } from '../core/ports.ts';
import type { Delivered } from './delivered.ts';
import type { Mail } from './mail.ts';
import type { Push } from './push.ts';

export interface Reached {
  /** In the order of the subscriptions. */
  readonly push: readonly Delivered[];
  readonly mail?: Delivered;
}
export interface DeliverParts {
  readonly vault: Pick<NoticeVault, 'get' | 'remove'>;
  /** Absent: not offered here. */
  readonly push?: Push;
  readonly mail?: Mail;
  readonly log: Log;
}

/** One way is enough. */
export const isTaken = ({ push, mail }: Reached): boolean => [...push, mail].includes('taken');

const NOWHERE: Reached = { push: [] };

async function send({ push, mail }: DeliverParts, kept: KeptSettings): Promise<Reached> {
  const { language } = kept;
  const [pushed, mailed] = await Promise.all([
    Promise.all(
      kept.push.map(async ({ endpoint, p256dh, auth }): Promise<Delivered> => {
        const keys = [fromBase64url(p256dh), fromBase64url(auth)] as const;
        if (push === undefined || keys[0] === undefined || keys[1] === undefined || !URL.canParse(endpoint))
          return 'refused';
        return push.send({ endpoint: new URL(endpoint), p256dh: keys[0], auth: keys[1] }, language);
      }),
    ),
    kept.mail === undefined ? undefined : (mail?.send(kept.mail, language) ?? ('refused' as const)),
  ]);
  return { push: pushed, ...(mailed === undefined ? {} : { mail: mailed }) };
}

/** @throws AppError when the store or the keyring is away: then nothing is known of what was told */
export async function deliver(parts: DeliverParts, person: Person): Promise<Reached> {
  const kept = await parts.vault.get(person);
  if (kept === undefined) return NOWHERE;
  const reached = await send(parts, kept);
  const endpoints = kept.push.flatMap(({ endpoint }, at) => (reached.push[at] === 'gone' ? [endpoint] : []));
  const isMailGone = reached.mail === 'gone' && kept.mail !== undefined;
  if (endpoints.length > 0 || isMailGone)
    // Told all the same by another way: whoever is not told so is told again in each hour. The next notice finds it gone once more.
    await parts.vault
      .remove(person, { endpoints, ...(isMailGone && kept.mail ? { mail: kept.mail } : {}) })
      .catch((error: unknown) => parts.log.error('fault', { part: 'notices', reason: 'gone', ...codeOf(error) }));
  return reached;
}
