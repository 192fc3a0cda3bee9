/** `npm run supplier -- …`: reads the environment and writes into `supplier-papers/`, which a build leaves alone. */
import '../../base/ignore-output-errors.ts';
import { runFromRoot } from '../from-root.ts';
import { runSupplierCommand } from './index.ts';

/** Files are named from where somebody stands; npm and `runFromRoot` both go elsewhere. */
const from = process.env['INIT_CWD'] ?? process.cwd();
process.exitCode = await runFromRoot(process, ({ env, argv }) =>
  runSupplierCommand(argv, {
    env,
    target: 'supplier-papers',
    from,
    out: (line) => void process.stdout.write(`${line}\n`),
    now: () => new Date(),
  }),
);
