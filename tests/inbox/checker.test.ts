/** The checking page as the inbox serves it: for anybody, under the policy that stands in it (requirement 87). */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import express from 'express';
import { expect, it } from 'vitest';
import { checkerRoutes } from '../../src/inbox/server/routes/checker.ts';
import { securityHeaders } from '../../src/inbox/server/http/headers.ts';
import { builtChecker, builtClients } from '../support/built-clients.helper.ts';

async function asked(folder: string, encoding: string): Promise<{ status: number; headers: Headers; body: Buffer }> {
  const app = express();
  app.use(...securityHeaders(['https://id.example.nl']));
  checkerRoutes(app, folder);
  const server = createServer(app);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  try {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/controle`, { headers: { 'accept-encoding': encoding } });
    return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
  } finally {
    server.close();
  }
}

it('is the file that is handed out, and may connect to nobody', async () => {
  const file = readFileSync(builtChecker);
  const { status, headers, body } = await asked(builtClients.inbox, 'identity');
  expect([status, body.equals(file)]).toEqual([200, true]);
  const policy = headers.get('content-security-policy');
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  );
  expect(file.toString()).toContain(policy?.replace("; frame-ancestors 'none'", ''));
  expect(headers.get('set-cookie')).toBeNull();
  // fetch takes the compression off by itself.
  expect((await asked(builtClients.inbox, 'gzip')).body.equals(file)).toBe(true);
  expect(gunzipSync(readFileSync(`${builtChecker}.gz`)).equals(file)).toBe(true);
});

it('is not there without a policy of its own', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'no-checker-'));
  expect((await asked(folder, 'identity')).status).toBe(404);
  await writeFile(join(folder, 'in-vertrouwen-controle.html'), '<!doctype html><title>x</title>');
  expect((await asked(folder, 'identity')).status).toBe(404);
  await rm(folder, { recursive: true });
});
