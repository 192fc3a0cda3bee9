/** `npm run doctor`: the process around the checks. Works with the built product alone: `node dist/src/doctor.js`. */
import '../../base/ignore-output-errors.ts';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runDoctorCommand } from './index.ts';

try {
  process.exitCode = await runDoctorCommand(process.argv.slice(2), {
    env: process.env,
    root: fileURLToPath(new URL('../../../../', import.meta.url)),
    // `--env-file` of Node gives the variables without a trace: then these are there.
    unreadFile: existsSync('.env') && process.env['KEYRING_DIR'] === undefined,
    nodeVersion: process.versions.node,
    now: () => new Date(),
    execArgv: process.execArgv,
    readFile: (path) => readFileSync(path),
    colour: process.stdout.isTTY && !('NO_COLOR' in process.env),
    out: (text) => void process.stdout.write(`${text}\n`),
  });
} catch {
  // Its text may hold anything.
  process.stdout.write(
    'The doctor could not run. → Build again (npm run build) and run it from the folder of the product.\n',
  );
  process.exitCode = 2;
}
