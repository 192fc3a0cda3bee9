/** Headers of every response here: the page runs nothing and fetches nothing, and a link tells the next site nothing. */
import { STYLE_HASH } from './style.ts';

export const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src ${STYLE_HASH}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  // The page names advisers and their telephone numbers. It is for people who were given the address, not for search engines.
  'x-robots-tag': 'noindex, nofollow',
} as const;
