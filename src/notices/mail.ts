/**
 * A notice by e-mail, over the operator's own SMTP server. Every byte is written here, and the library only carries it:
 * no header tells which software, machine, organisation or conversation it came from, and `Date` has the hour only.
 */
import { randomBytes } from 'node:crypto';
import { isLoopbackHost } from '../base/url.ts';
import { HOUR_MS } from '../core/conversation.ts';
import { domainOf, mailAddress } from '../core/notices/mail-address.ts';
import type { Language } from '../core/organisation.ts';
import type { Clock } from '../core/ports.ts';
import { wordsIn } from '../core/words/index.ts';
import type { Delivered } from './delivered.ts';

export interface MailSettings {
  /** `smtps://` (TLS from the start) or `smtp://` (STARTTLS, demanded except on this machine). */
  readonly url: URL;
  /** One address; it is the sender of the envelope too. */
  readonly from: string;
  /** PEM, beside those that Node trusts. */
  readonly caCertificates?: string;
}
export interface Mail {
  /** Never rejects. */
  send(to: string, language: Language): Promise<Delivered>;
}

const TIMEOUT_MS = 15_000;
/** As RFC 5322, 3.3 wants it, at the whole hour: always 31 characters. */
const hourOf = (now: Date): string =>
  new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS).toUTCString().replace('GMT', '+0000');

/** All of the message. Only `To`, the hour and the random name of the message differ from one to the next. */
export function mailText(to: string, from: string, language: Language, now: Date): string {
  const { subject, text } = wordsIn(language).notice;
  return [
    `From: In vertrouwen <${from}>`,
    `To: <${to}>`,
    `Subject: ${subject}`,
    `Date: ${hourOf(now)}`,
    `Message-ID: <${randomBytes(16).toString('hex')}@${domainOf(from)}>`,
    // So that no holiday reply comes back to it (RFC 3834).
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=us-ascii',
    'Content-Transfer-Encoding: 7bit',
    '',
    ...text,
    '',
  ].join('\r\n');
}

/**
 * Numbers behind the first (RFC 3463, RFC 7505 and their registry) that say that nobody is at the address. All others are about us, our
 * sender or today: many servers say only here that they do not relay for us, and one wrong line of theirs must not take
 * away the address of every adviser.
 */
const NOBODY_THERE = /^5\d\d[ -](?:5\.1\.(?:[1236]|10)|5\.2\.1)(?:\D|$)/;
const HAS_DETAIL = /^5\d\d[ -]5\.\d{1,3}\.\d{1,3}(?:\D|$)/;

/** The numbers of SMTP (RFC 5321, 4.2.1): 5xx is for good; of these 550, 551 and 553 may be about the address. */
function deliveredAfter(error: unknown): Delivered {
  const at = (name: string): unknown => (error instanceof Error ? Reflect.get(error, name) : undefined);
  const [code, command, response] = [at('responseCode'), at('command'), at('response')];
  if (typeof code !== 'number' || code < 500 || code > 599) return 'later';
  const mayBeGone = command === 'RCPT TO' && [550, 551, 553].includes(code);
  const said = typeof response === 'string' ? response : '';
  return mayBeGone && (NOBODY_THERE.test(said) || !HAS_DETAIL.test(said)) ? 'gone' : 'refused';
}

export async function createMail(settings: MailSettings, clock: Clock): Promise<Mail> {
  const { url, from, caCertificates } = settings;
  const secure = url.protocol === 'smtps:';
  // Loaded only where mail is configured.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isLoopbackHost(url.hostname),
    // Otherwise the name of this machine.
    name: domainOf(from),
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    ...(caCertificates === undefined ? {} : { tls: { ca: caCertificates } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(to, language) {
      const address = mailAddress(to);
      if (address === undefined) return 'refused';
      const raw = mailText(address, from, language, clock.now());
      try {
        await transport.sendMail({ envelope: { from, to: [address] }, raw });
        return 'taken';
      } catch (error) {
        return deliveredAfter(error);
      }
    },
  };
}
