/**
 * An address that a notice may be mailed to. It becomes part of a header and of an SMTP command, so nothing but one plain
 * address passes: no line break, no list, no comment, no quotes.
 */
import { isDomainName } from '../../base/url.ts';

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

/** Its domain in lower case. `undefined`: not an address. */
export function mailAddress(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1).toLowerCase()];
  // RFC 5321, 4.5.3.1: 64 for the name, 254 for all of it.
  if (at < 1 || local.length > 64 || text.length > 254 || !LOCAL.test(local) || !isDomainName(domain)) return undefined;
  return `${local}@${domain}`;
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The domain itself, or one below it. */
export const isWithin = (domain: string, employer: string): boolean =>
  domain === employer || domain.endsWith(`.${employer}`);
