/** Many advisers, each with a session of their own: who holds a stream open. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keyring, Store } from '../src/core/ports.ts';
import { cookieName } from '../src/inbox/server/session/cookies.ts';
import { createSessions } from '../src/inbox/server/session/sessions.ts';
import { ISSUER } from './workplace.ts';

/** As many as an organisation file may name. */
const EACH = 40;
const AT_ONCE = 64;

export interface Member {
  readonly organisation: string;
  readonly adviser: string;
  readonly subject: string;
}

/** Adds the files of so many advisers to a folder of organisations. */
export async function writeCrowd(folder: string, count: number): Promise<readonly Member[]> {
  const members = Array.from({ length: count }, (_, index) => ({
    organisation: `crowd-${Math.floor(index / EACH)}`,
    adviser: `one-${index % EACH}`,
    subject: `crowd-${index}`,
  }));
  await mkdir(folder, { recursive: true });
  for (let from = 0; from < count; from += EACH) {
    const some = members.slice(from, from + EACH);
    const id = some[0]?.organisation ?? '';
    const listed = some.map(
      ({ adviser, subject }) =>
        `  - { id: ${adviser}, name: ${adviser}, kind: internal, topics: [conduct], languages: [nl], certified: true, hours: {}, ` +
        `keyCards: [], contact: { email: ${adviser}@bench.example }, identity: { issuer: "${ISSUER}", subject: ${subject} } }\n`,
    );
    await writeFile(join(folder, `${id}.yaml`), `id: ${id}\nname: ${id}\nadvisers:\n${listed.join('')}`);
  }
  return members;
}

/** The `Cookie` header of a new session for each, in the same order. */
export async function signInAll(store: Store, keyring: Keyring, subjects: readonly string[]): Promise<string[]> {
  const sessions = createSessions({ records: store.records, keyring, clock: { now: () => new Date() } });
  const cookies: string[] = [];
  for (let from = 0; from < subjects.length; from += AT_ONCE)
    cookies.push(
      ...(await Promise.all(
        subjects
          .slice(from, from + AT_ONCE)
          .map(
            async (subject) =>
              `${cookieName('session', false)}=${await sessions.start({ issuer: ISSUER, subject }, {})}`,
          ),
      )),
    );
  return cookies;
}
