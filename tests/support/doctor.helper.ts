/** Another side on loopback, and the ways in which the tests look at findings. */
import { once } from 'node:events';
import http, { type RequestListener } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Check, Finding } from '../../src/commands/doctor/types.ts';
import type { Certificate } from './certificate.helper.ts';

export interface Other {
  readonly origin: string;
  readonly close: () => Promise<void>;
}
export async function otherSide(handler: RequestListener, tls?: Certificate): Promise<Other> {
  const server = tls === undefined ? http.createServer(handler) : https.createServer(tls, handler);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http${tls === undefined ? '' : 's'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** As the doctor runs it, without its time limit. */
export const findingsOf = async (check: Check): Promise<readonly Finding[]> => check.run(new AbortController().signal);
export const levelOf = (findings: readonly Finding[], id: string): string | undefined =>
  findings.find((each) => each.id === id)?.level;
export const levels = (findings: readonly Finding[]): Record<string, string> =>
  Object.fromEntries(findings.map(({ id, level }) => [id, level]));
/** Whatever is not fine says what to do. */
export const withoutRemedy = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ level, remedy }) => (level === 'warn' || level === 'fail') && remedy === undefined);
