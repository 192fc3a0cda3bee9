/** Where operators and their units find it; the command is in commands/adviser/. */
import './commands/adviser/main.ts';
