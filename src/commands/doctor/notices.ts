/** Do advisers hear that there may be something? By person: yes, no or none, and nothing else. */
import type { NoticesConfig } from '../../app/config/notices.ts';
import { noticeWorks, type AdviserWorks } from '../../core/notices/works.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { RedisAddress } from '../../store/redis/client.ts';
import { withLine } from './redis-reach.ts';
import { info, ok, skipped, warn, type Check, type Finding } from './types.ts';

export interface NoticesCheck {
  readonly notices: NoticesConfig | undefined;
  readonly organisations: readonly Organisation[] | undefined;
  readonly folder: string | undefined;
  readonly url: string | undefined;
  readonly sentinels?: RedisAddress['sentinels'];
  readonly ca?: string | undefined;
  readonly memory: boolean;
}

const ID = 'notices';
const WHAT = 'Whether notices reach the advisers';

/** What can be offered, by configuration. */
export function noticeWays(notices: NoticesConfig | undefined): readonly Finding[] {
  if (notices === undefined) return [];
  return [
    notices.smtp === undefined
      ? info('notices.mail', 'Notices by e-mail are not offered to advisers: SMTP_URL and SMTP_FROM are not set.')
      : ok('notices.mail', 'Notices by e-mail are offered to advisers.'),
    notices.pushHosts.length === 0
      ? info('notices.push', 'Notices by web push are not offered to advisers: PUSH_HOSTS is none.')
      : ok('notices.push', 'Notices by web push are offered to advisers.'),
  ];
}

export function noticeFinding({ organisation, adviser, works }: AdviserWorks): Finding {
  const id = `notices.${organisation.id}.${adviser.id}`;
  const said = `${adviser.name} (${organisation.id}): notice works: ${works}.`;
  switch (works) {
    case 'yes':
      return ok(id, said);
    case 'no':
      return warn(id, said, 'Ask them to send themselves a test message in their inbox, under Settings.');
    case 'none':
      return info(id, said);
  }
}

export function checkNotices(parts: NoticesCheck): Check {
  const { notices, organisations, folder, url, sentinels, ca, memory } = parts;
  return {
    id: ID,
    async run(signal) {
      const ways = noticeWays(notices);
      if (organisations === undefined) return [...ways, skipped(ID, WHAT, 'the organisation files are wrong')];
      if (folder === undefined || url === undefined || memory)
        return [
          ...ways,
          skipped(ID, WHAT, memory ? 'STORE=memory keeps nothing' : 'KEYRING_DIR or REDIS_URL is missing'),
        ];
      const { lookKeyring } = await import('../../keyring/files.ts');
      const keyring = await lookKeyring(folder).catch(() => undefined);
      if (keyring === undefined) return [...ways, skipped(ID, WHAT, 'there are no keys yet, or they cannot be read')];
      const { redisNotices } = await import('../../store/redis/notices.ts');
      const where = { url, ...(sentinels && { sentinels }), ...(ca === undefined ? {} : { ca }) };
      const found = await withLine(where, signal, (line) =>
        noticeWorks(redisNotices(line.commands, { now: () => new Date() }), keyring, organisations),
      ).catch(() => undefined);
      return [...ways, ...(found?.map(noticeFinding) ?? [skipped(ID, WHAT, 'Redis did not answer')])];
    },
  };
}
