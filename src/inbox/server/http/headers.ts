/** Headers of every answer, whatever the route. Kept in one place so that no route can forget them. */
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { randomBytes } from 'node:crypto';

/** Nothing a page could ask of the device, except copying the key card to send it to the operator. */
const PERMISSIONS = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((name) => `${name}=()`)
  .concat('clipboard-write=(self)')
  .join(', ');

export const nonceOf = (res: Response): string => String(res.locals['nonce']);

function contentSecurityPolicy(nonce: string, issuers: readonly string[], frameAncestors: string): string {
  return [
    "default-src 'none'",
    // 'wasm-unsafe-eval' is for Argon2id (hash-wasm); it allows WebAssembly and no eval of text.
    `script-src 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'`,
    `style-src 'nonce-${nonce}' 'self'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    `form-action ${["'self'", ...issuers].join(' ')}`,
    `frame-ancestors ${frameAncestors}`,
    "base-uri 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    // One for Argon2id's worker, one for that of notices, one for a release shown as a page (inbox/client/stretch.ts,
    // inbox/client/notices/device.ts, inbox/client/screens/report/paper.tsx).
    'trusted-types in-vertrouwen in-vertrouwen-notices in-vertrouwen-report',
  ].join('; ');
}

export function securityHeaders(issuers: readonly string[], frameAncestors = "'none'"): readonly RequestHandler[] {
  const origins = [...new Set(issuers.map((issuer) => new URL(issuer).origin))];
  const common = helmet({
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
    // X-Frame-Options knows no list of ancestors; where there is one, frame-ancestors alone decides.
    xFrameOptions: frameAncestors === "'none'" ? { action: 'deny' } : false,
  });
  // Joined once, since all but the nonce is the same for every answer. No base64 has a bracket in it.
  const policy = contentSecurityPolicy('<nonce>', origins, frameAncestors);
  const own: RequestHandler = (_req, res, next) => {
    const nonce = randomBytes(16).toString('base64');
    res.locals['nonce'] = nonce;
    res.setHeader('Content-Security-Policy', policy.replaceAll('<nonce>', nonce));
    res.setHeader('Permissions-Policy', PERMISSIONS);
    res.setHeader('Cache-Control', 'no-store');
    next();
  };
  return [common, own];
}
