/** How advisers can be told that there may be something: push services that are trusted, and a mail server of the operator's own. */
import { z } from 'zod';
import { isPushHost, isLocalPushHost, PUSH_HOSTS } from '../../core/notices/endpoint.ts';
import { mailAddress } from '../../core/notices/mail-address.ts';
import { isLoopback } from '../../base/url.ts';
import { present, readVariables, type Environment } from './fields.ts';

export interface NoticesConfig {
  /** Empty: web push is not offered. */
  readonly pushHosts: readonly string[];
  /** Absent: e-mail is not offered. */
  readonly smtp?: { readonly url: string; readonly from: string };
}

const isSmtp = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(text);
  return /^smtps?:$/.test(protocol) && hostname !== '' && /^\/?$/.test(pathname) && search === '' && hash === '';
};

export const noticeVariables = z.object({
  PUSH_HOSTS: z
    .string()
    .transform((text) => (text === 'none' ? [] : text.split(/[\s,]+/).filter(Boolean)))
    .refine((hosts) => hosts.every(isPushHost), 'must be none, or hosts of push services with commas between')
    .optional(),
  SMTP_URL: z
    .string()
    .refine(
      isSmtp,
      'must be smtps://host:port or smtp://host:port, with user:password@ before the host (percent-encoded)',
    )
    .optional(),
  SMTP_FROM: z
    .string()
    .refine((text) => mailAddress(text) !== undefined, 'must be one plain address, such as postvak@example.nl')
    .optional(),
});

export function readNotices(
  env: Environment,
  faults: string[],
  { inboxOrigin, production }: { readonly inboxOrigin: string | undefined; readonly production: boolean },
): NoticesConfig | undefined {
  const data = readVariables(noticeVariables, env, faults);
  if (data === undefined) return undefined;
  const { PUSH_HOSTS: pushHosts = PUSH_HOSTS, SMTP_URL: url, SMTP_FROM: from } = data;
  const isTrial = !production && inboxOrigin?.startsWith('http:') === true && isLoopback(new URL(inboxOrigin));
  if (pushHosts.some(isLocalPushHost) && !isTrial)
    faults.push('PUSH_HOSTS names this machine: that is for a trial whose inbox is on this machine too');
  if ((url === undefined) !== (from === undefined))
    faults.push(`${present(env['SMTP_URL']) === undefined ? 'SMTP_URL' : 'SMTP_FROM'} is missing: e-mail needs both`);
  return { pushHosts, ...(url === undefined || from === undefined ? {} : { smtp: { url, from } }) };
}
