/** Who is believed over TLS. */
import { isIP } from 'node:net';
import tls, { type ConnectionOptions } from 'node:tls';
import type { Address } from './address.ts';

/** Since Node 22.15; the types are of the oldest Node we run on. */
const known = tls as { readonly getCACertificates?: (type: 'default') => readonly string[] };

/**
 * A list of one's own replaces Node's, so that is put before it. Node before 22.15 cannot name what
 * NODE_EXTRA_CA_CERTS added: there the two are not to be combined.
 */
const trusted = (ca: string): string[] => [...(known.getCACertificates?.('default') ?? tls.rootCertificates), ca];

/** A node that is announced by number may show a certificate for the name that the operator wrote. */
const identityOf =
  (name: string): ConnectionOptions['checkServerIdentity'] =>
  (host, certificate) => {
    const fault = tls.checkServerIdentity(host, certificate);
    return fault !== undefined && isIP(host) !== 0 && isIP(name) === 0
      ? tls.checkServerIdentity(name, certificate)
      : fault;
  };

export const tlsOf = ({ host }: Address, ca: string | undefined): ConnectionOptions => ({
  checkServerIdentity: identityOf(host),
  ...(ca === undefined ? {} : { ca: trusted(ca) }),
});
