/** Who is believed over TLS. */
import { isIP } from 'node:net';
import tls, { type ConnectionOptions } from 'node:tls';
import { trustedBeside } from '../../base/outgoing/certificates.ts';
import type { Address } from './address.ts';

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
  ...(ca === undefined ? {} : { ca: trustedBeside(ca) }),
});
