/** What no doctor on this machine can see, and matters as much: said, so that nobody takes silence for a ✓. */
import { info, type Finding } from './types.ts';

export const unchecked = (): readonly Finding[] => [
  info(
    'unchecked.running',
    'Look yourself: whether the running server has these variables. It reads them once, so restart it after a change.',
  ),
  info(
    'unchecked.proxy-log',
    'Look yourself: whether the reverse proxy writes an access or error log for the two addresses. It would say who was there, and when.',
  ),
  info('unchecked.backups', 'Look yourself: whether backups or snapshots are made of the volume with the keys.'),
  info(
    'unchecked.outside',
    'Look yourself: whether OPERATIONS_PORT and Redis can be reached from outside. Try both from another network.',
  ),
  info('unchecked.alerts', 'Look yourself: whether an alert reaches somebody (docs/operations.md, "Alerts").'),
];
