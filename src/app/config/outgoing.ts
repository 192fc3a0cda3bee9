/** How this machine reaches others: through a proxy, and whose certificates it trusts. */
import { z } from 'zod';
import { faultInCertificates } from '../../base/outgoing/certificates.ts';
import type { OutgoingSettings } from '../../base/outgoing/index.ts';
import { readProxy } from '../../base/outgoing/proxy-address.ts';
import { present, readVariables, type Environment } from './fields.ts';

const outgoing = z.object({
  HTTPS_PROXY: z
    .string()
    .refine(
      (text) => readProxy(text) !== undefined,
      'must be http://host:port or https://host:port, with user:password@ before the host where it asks for them (percent-encoded)',
    )
    .optional(),
  NO_PROXY: z.string().optional(),
  CA_CERTIFICATES: z.string().optional(),
});

/** Both ways of writing are usual, and the lower case decides, as for curl. */
const either = (env: Environment, name: string): string | undefined =>
  present(env[name.toLowerCase()]) ?? present(env[name]);

export function readOutgoing(
  env: Environment,
  faults: string[],
  readFile: (path: string) => string,
): OutgoingSettings | undefined {
  const data = readVariables(
    outgoing,
    { ...env, HTTPS_PROXY: either(env, 'HTTPS_PROXY'), NO_PROXY: either(env, 'NO_PROXY') },
    faults,
  );
  if (data === undefined) return undefined;
  const { HTTPS_PROXY: address, NO_PROXY: noProxy, CA_CERTIFICATES: path } = data;
  const proxy = address === undefined ? undefined : readProxy(address);
  const caCertificates = path === undefined ? undefined : readCertificates(path, faults, readFile);
  return {
    ...(proxy === undefined ? {} : { proxy }),
    ...(noProxy === undefined ? {} : { noProxy }),
    ...(caCertificates === undefined ? {} : { caCertificates }),
  };
}

function readCertificates(path: string, faults: string[], readFile: (path: string) => string): string | undefined {
  let pem: string;
  try {
    pem = readFile(path);
  } catch {
    faults.push('CA_CERTIFICATES names a file that cannot be read');
    return undefined;
  }
  const fault = faultInCertificates(pem);
  if (fault === undefined) return pem;
  faults.push(`CA_CERTIFICATES ${fault}`);
  return undefined;
}
