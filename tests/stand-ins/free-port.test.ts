/** Programs that are told their port beforehand do not take each other's. */
import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { createPorts } from '../../src/stand-ins/free-port.ts';

it('gives no port twice, none of the range that systems give out, and none of its neighbour', async () => {
  const [one, other] = [createPorts(18), createPorts(19)];
  const given = await Promise.all(Array.from({ length: 60 }, async (_, turn) => (turn % 2 === 0 ? one() : other())));
  expect(new Set(given).size).toBe(given.length);
  expect(Math.min(...given)).toBeGreaterThan(20_000 - 1);
  expect(Math.max(...given)).toBeLessThan(30_000);
});

it('passes over a port that somebody listens on', async () => {
  const ports = createPorts(17);
  const first = await ports();
  const next = first % 500 === 499 ? first - 499 : first + 1;
  const server = createServer().listen(next);
  await once(server, 'listening');
  expect(await ports()).not.toBe(next);
  server.close();
});
