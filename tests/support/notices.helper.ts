/** The notice desk of the inbox, on a push service and a mail server of our own. */
import { direct } from '../../src/base/outgoing/index.ts';
import { createLog } from '../../src/base/log.ts';
import { createNoticeDesk, type NoticeDesk } from '../../src/core/notices/desk.ts';
import { createNoticeVault } from '../../src/core/notices/settings.ts';
import type { Clock, Keyring, Store } from '../../src/core/ports.ts';
import { deliver } from '../../src/notices/deliver.ts';
import type { Mail } from '../../src/notices/mail.ts';
import { createPush } from '../../src/notices/push.ts';
import { toBase64url } from '../../src/seal/bytes.ts';

/** Where nothing is offered: what most tests of the inbox need. */
export async function noticeDesk(
  { store, keyring, clock }: { readonly store: Store; readonly keyring: Keyring; readonly clock: Clock },
  ways: { readonly pushHosts?: readonly string[]; readonly mail?: Mail } = {},
): Promise<NoticeDesk> {
  const { notices, records } = store;
  const { pushHosts = [], mail } = ways;
  const vault = createNoticeVault({ records, notices, keyring });
  const key = await keyring.pushKey();
  const push = createPush({ key, inboxOrigin: 'https://inbox.example.nl', hosts: pushHosts, outgoing: direct, clock });
  const offered = { pushHosts, mail: mail !== undefined };
  return createNoticeDesk({
    offered: pushHosts.length === 0 ? offered : { ...offered, pushKey: toBase64url(key.publicKey) },
    vault,
    notices,
    records,
    keyring,
    clock,
    send: (person) =>
      deliver({ vault, log: createLog(() => undefined), push, ...(mail === undefined ? {} : { mail }) }, person),
  });
}
