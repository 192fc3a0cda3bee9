/** Puts together how advisers are told that there may be something: the ways, the desk for the inbox, and the loop. */
import { trustedBeside } from '../base/outgoing/certificates.ts';
import type { Outgoing } from '../base/outgoing/index.ts';
import { codeOf } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { createNoticeDesk, type NoticeDesk } from '../core/notices/desk.ts';
import { createNoticeVault } from '../core/notices/settings.ts';
import type { AdviserId, OrganisationId, Organisations } from '../core/organisation.ts';
import type { Plannings } from '../core/plannings.ts';
import type { Clock, Keyring, Store } from '../core/ports.ts';
import { deliver } from '../notices/deliver.ts';
import { createMail, type Mail } from '../notices/mail.ts';
import { createPush, type Push } from '../notices/push.ts';
import { keepTelling, runSlot } from '../notices/run.ts';
import type { Config } from './config/index.ts';

export interface NoticeParts {
  readonly config: Pick<Config, 'notices' | 'inboxOrigin' | 'outgoing'>;
  readonly store: Pick<Store, 'notices' | 'records'>;
  readonly keyring: Keyring;
  readonly organisations: Organisations;
  readonly plannings: Plannings;
  readonly outgoing: Outgoing;
  readonly clock: Clock;
  readonly log: Log;
  readonly isOpen: (organisation: OrganisationId, adviser: AdviserId) => boolean;
}

/** Without its key web push is not offered; nothing else stops for that. */
async function openPush(parts: NoticeParts): Promise<{ readonly push?: Push; readonly pushKey?: string }> {
  const { config, keyring, outgoing, clock, log } = parts;
  const { pushHosts: hosts } = config.notices;
  if (hosts.length === 0) return {};
  try {
    const key = await keyring.pushKey();
    const push = createPush({ key, inboxOrigin: config.inboxOrigin, hosts, outgoing, clock });
    return { push, pushKey: Buffer.from(key.publicKey).toString('base64url') };
  } catch (error) {
    log.error('fault', { part: 'notices', reason: 'push-key', ...codeOf(error) });
    return {};
  }
}

async function openMail({ config, clock }: NoticeParts): Promise<{ readonly mail?: Mail }> {
  const { smtp } = config.notices;
  const { caCertificates: pem } = config.outgoing;
  if (smtp === undefined) return {};
  const trust = pem === undefined ? {} : { caCertificates: trustedBeside(pem) };
  return { mail: await createMail({ url: new URL(smtp.url), from: smtp.from, ...trust }, clock) };
}

export async function composeNotices(parts: NoticeParts): Promise<{
  readonly desk: NoticeDesk;
  start(): void;
  /** What otherwise happens in each slot. */
  readonly tellNow: () => Promise<number>;
  close(): Promise<void>;
}> {
  const { config, store, keyring, organisations, plannings, clock, log, isOpen } = parts;
  const { notices, records } = store;
  const { push, pushKey } = await openPush(parts);
  const { mail } = await openMail(parts);
  const vault = createNoticeVault({ records, notices, keyring });
  const ways = { vault, log, ...(push === undefined ? {} : { push }), ...(mail === undefined ? {} : { mail }) };
  const desk = createNoticeDesk({
    offered: {
      ...(pushKey === undefined ? {} : { pushKey }),
      pushHosts: config.notices.pushHosts,
      mail: mail !== undefined,
    },
    vault,
    notices,
    records,
    keyring,
    clock,
    send: (person) => deliver(ways, person),
  });
  const telling = { ...ways, notices, organisations, plannings, keyring, clock, log, isOpen };
  let stop: (() => Promise<void>) | undefined;
  return {
    desk,
    start() {
      stop = keepTelling(telling);
    },
    tellNow: () => runSlot({ ...telling, pause: async () => undefined }),
    async close() {
      await stop?.();
      push?.close();
    },
  };
}
