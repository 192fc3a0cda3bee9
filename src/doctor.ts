/** Where operators and their units find it; the command is in commands/doctor/. */
import './commands/doctor/main.ts';
