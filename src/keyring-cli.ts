/** Where operators and their units find it; the command is in commands/keyring/. */
import './commands/keyring/main.ts';
