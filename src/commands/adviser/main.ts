/** `npm run adviser -- …`: the operator lets advisers in. */
import '../../base/ignore-output-errors.ts';
import { openOrganisations, placesOf } from '../../app/compose.ts';
import { demandOwnKeyring, openStore } from '../../app/open-state.ts';
import { createLog } from '../../base/log.ts';
import { openKeyringBeside } from '../../keyring/files.ts';
import { runCommand } from '../run-command.ts';
import { ADVISER_USAGE, isAdviserCommand, runAdviserCommand } from './index.ts';

/** What is wrong with a file is said in words by the command itself. */
const noLog = createLog(() => undefined);

process.exitCode = await runCommand(process, {
  usage: ADVISER_USAGE,
  isKnown: isAdviserCommand,
  async run({ argv, config, log, clock, out, terminal, closing }) {
    const { organisationsDir, keyringDir, inboxOrigin: origin } = config;
    const organisations = closing(await openOrganisations(organisationsDir, noLog, undefined, placesOf(config)));
    const keyring = await openKeyringBeside(keyringDir);
    // A page that was made for one key here: what was not given of it opens nothing.
    closing(keyring.erasure);
    const store = closing(await openStore(config, log, clock, { say: out }));
    await demandOwnKeyring(store, keyring);
    return runAdviserCommand(argv, {
      organisations,
      organisationsDir,
      records: store.records,
      notices: store.notices,
      conversations: store.conversations,
      changes: store.changes,
      keyring,
      clock,
      origin,
      out,
      ask: (question) => terminal.ask(question),
      keyringDir,
    });
  },
});
