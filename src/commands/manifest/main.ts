/** `npm run manifest`: reads the environment and writes into `dist/manifests/`. */
import '../../base/ignore-output-errors.ts';
import { readFileSync } from 'node:fs';
import { runFromRoot } from '../from-root.ts';
import { runManifestCommand } from './index.ts';

process.exitCode = await runFromRoot(process, ({ env, argv }) => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  return runManifestCommand(argv, {
    env,
    sources: 'manifests',
    target: 'dist/manifests',
    version,
    out: (line) => void process.stdout.write(`${line}\n`),
  });
});
