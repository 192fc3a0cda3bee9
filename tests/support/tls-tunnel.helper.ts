/**
 * Plain on this side, TLS on the other: for code of ours inside the test, which cannot be given an authority to trust
 * (`NODE_EXTRA_CA_CERTS` is read when a process starts).
 */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { connect } from 'node:tls';

export interface TlsTunnel {
  readonly port: number;
  close(): Promise<void>;
}

export async function startTlsTunnel(port: number, ca: string): Promise<TlsTunnel> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect({ host: 'localhost', port, ca });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one
        .on('error', () => undefined)
        .on('close', () => {
          open.delete(one);
          other.destroy();
        });
    }
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
