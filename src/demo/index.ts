/** `npm run demo`: starts everything and prints one address. */
import '../base/ignore-output-errors.ts';
import { fileURLToPath } from 'node:url';
import { createLog } from '../base/log.ts';
import { DEMO_PASSPHRASE, startDemo } from './demo.ts';

const clients = fileURLToPath(new URL('../../client/', import.meta.url));
// Only faults are logged, so that the address is the last thing on the screen.
const log = createLog((line) => (line.includes('"level":"error"') ? process.stderr.write(line) : undefined));

process.stdout.write('Starting the workplace (making two advisers’ keys takes a few seconds)…\n');
const demo = await startDemo({
  clientDir: { inbox: `${clients}inbox/`, demo: `${clients}demo/`, tab: `${clients}tab/` },
  log,
  clock: { now: () => new Date() },
  phone: true,
  ...(process.env['PORT'] === undefined ? {} : { port: Number(process.env['PORT']) }),
});
process.stdout.write(
  `\n  Open  ${demo.url}\n\n  The advisers unlock their inbox with:  ${DEMO_PASSPHRASE}\n  Nothing is kept; Ctrl-C ends it.\n`,
);

const stop = (): void =>
  void demo.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
