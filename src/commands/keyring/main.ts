/** `npm run keyring -- …`: what an operator must say yes to about the server's keys. */
import '../../base/ignore-output-errors.ts';
import { openOrganisations } from '../../app/compose.ts';
import { openStore } from '../../app/open-state.ts';
import { openKeyringBeside } from '../../keyring/files.ts';
import { runCommand } from '../run-command.ts';
import { isKeyringCommand, KEYRING_USAGE, runKeyringCommand } from './index.ts';

process.exitCode = await runCommand(process, {
  usage: KEYRING_USAGE,
  isKnown: isKeyringCommand,
  async run({ argv, config, log, clock, out, terminal, closing }) {
    const organisations = closing(await openOrganisations(config.organisationsDir, log));
    const store = closing(await openStore(config, log, clock, { say: out }));
    return runKeyringCommand(argv, {
      organisations,
      store,
      openKeyring: () => openKeyringBeside(config.keyringDir),
      clock,
      log,
      out,
      async ask(question) {
        // A piped answer was written before anybody could read the question: without a terminal the answer is no.
        if (process.stdin.isTTY) return (await terminal.ask(question)) ?? '';
        out('This wants a person at a terminal.');
        return '';
      },
    });
  },
});
