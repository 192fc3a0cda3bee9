/** `npm run poster -- <organisation>`: reads the environment and writes into `dist/posters/`. */
import '../../base/ignore-output-errors.ts';
import { runFromRoot } from '../from-root.ts';
import { runPosterCommand } from './index.ts';

process.exitCode = await runFromRoot(process, ({ env, argv }) =>
  runPosterCommand(argv, {
    env,
    target: 'dist/posters',
    out: (line) => void process.stdout.write(`${line}\n`),
  }),
);
