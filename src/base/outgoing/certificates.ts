/** Whom to trust besides the public authorities: a proxy that looks inside, an identity provider of one's own, Redis. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import tls from 'node:tls';

const BLOCK = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]*?-----END (?:TRUSTED )?CERTIFICATE-----/g;

/** What is wrong with this text as a file of certificates; `undefined` when nothing is. */
export function faultInCertificates(pem: string): string | undefined {
  const blocks = pem.match(BLOCK) ?? [];
  if (blocks.length === 0)
    return 'holds no certificate: it must be the path of a PEM file (-----BEGIN CERTIFICATE-----)';
  const whole = blocks.every((block) => {
    try {
      return new X509Certificate(block).subject !== undefined;
    } catch {
      return false;
    }
  });
  return whole ? undefined : 'holds a certificate that is damaged or incomplete';
}

/**
 * `pem` and everybody whom Node trusts by itself, NODE_EXTRA_CA_CERTS included: a list of one's own replaces Node's
 * (nodejs.org/api/tls.html, "ca").
 */
export function trustedBeside(pem: string): string {
  const own = pem.match(BLOCK) ?? [];
  // From Node 22.15 on; before it, the two sources are put together here.
  const ask = (tls as { getCACertificates?: (type: 'default') => readonly string[] }).getCACertificates;
  return [...(ask?.('default') ?? [...tls.rootCertificates, ...extra()]), ...own].join('\n');
}

function extra(): readonly string[] {
  // oxlint-disable-next-line node/no-process-env -- Node's own variable, which Node read at its start and does not show.
  const path = process.env['NODE_EXTRA_CA_CERTS'];
  try {
    return path === undefined ? [] : (readFileSync(path, 'utf8').match(BLOCK) ?? []);
  } catch {
    return [];
  }
}
