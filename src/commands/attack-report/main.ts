/** `npm run attack-report -- <file…>`: needs no environment. Files are named from the folder of the product, where npm runs it. */
import '../../base/ignore-output-errors.ts';
import { runAttackReport } from './index.ts';

process.exitCode = await runAttackReport(process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${line}\n`),
});
