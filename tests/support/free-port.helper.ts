/** For what must be told its port beforehand; everything else listens on 0. Each worker of a test run has ports of its own. */
import { createPorts } from '../../src/stand-ins/free-port.ts';

export const freePort = createPorts(Number(process.env['VITEST_POOL_ID'] ?? process.pid));
