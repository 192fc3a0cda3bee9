/** A mail server that keeps what it was given, byte for byte, for the demo and the tests. */
import { SMTPServer } from 'smtp-server';

export interface Mailed {
  readonly from: string;
  readonly to: readonly string[];
  /** What was said as HELO or EHLO. */
  readonly greeting: string;
  readonly raw: string;
}
export interface MailServer {
  readonly port: number;
  readonly arrived: readonly Mailed[];
  /** What it says to every recipient from now on; 250 takes them. */
  answer(code: number, text?: string): void;
  onTaken(hear: (mailed: Mailed) => void): void;
  close(): Promise<void>;
}

/** @param port a free one when absent */
export async function startMailServer(port = 0): Promise<MailServer> {
  const arrived: Mailed[] = [];
  const hearers: ((mailed: Mailed) => void)[] = [];
  let code = 250;
  let said = 'no';
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: (_address, _session, done) =>
      code === 250 ? done() : done(Object.assign(new Error(said), { responseCode: code })),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const mailed = {
          from,
          to: rcptTo.map(({ address }) => address),
          greeting: session.hostNameAppearsAs || '',
          raw: Buffer.concat(chunks).toString('latin1'),
        };
        arrived.push(mailed);
        for (const hear of hearers) hear(mailed);
        done();
      });
    },
  });
  server.on('error', () => undefined);
  const listening = await new Promise<number>((resolve, reject) => {
    const { server: net } = server;
    net.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = net.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
  return {
    port: listening,
    arrived,
    answer(next, text = 'no') {
      [code, said] = [next, text];
    },
    onTaken: (hear) => void hearers.push(hear),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
