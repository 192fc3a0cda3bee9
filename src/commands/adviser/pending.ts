import { fromHour } from '../../core/conversation.ts';
import { findAdviser } from '../../core/organisation.ts';
import { hasBothWays, isProven, type Enrolment, type Enrolments } from '../../core/adviser/enrolment.ts';
import { fingerprint } from '../../seal/fingerprint.ts';
import { parseKeyCard } from '../../seal/key-card.ts';
import type { AdviserCliDeps, Command } from './types.ts';

export async function wordsOf({ card, issuer, subject }: Enrolment): Promise<string> {
  return (await fingerprint(parseKeyCard(card), { issuer, subject })).join(' ');
}

/** What to do with a request that the key on its card did not sign. */
export const unproven = (name: string): string =>
  `The key on the card did not sign this request (0.2.0 asked none to): reject it, and invite ${name} again.`;

/** Whoever loses their passphrase must still be able to read what people wrote to them. */
export const oneWayOnly = (name: string): string =>
  `This request does not say that both ways to the key were tried (passphrase and recovery code): reject it, and invite ${name} again.`;

async function stateOf(each: Enrolment): Promise<string> {
  if (!(await isProven(each))) return unproven(each.adviser);
  return hasBothWays(each) ? `fingerprint: ${await wordsOf(each)}` : oneWayOnly(each.adviser);
}

/** The one request meant, or `undefined` after saying why there is none. */
export async function findPending(
  { adviser, organisation, enrolments }: Command,
  out: (line: string) => void,
): Promise<Enrolment | undefined> {
  const found = (await enrolments.list()).filter(
    (each) => each.adviser === adviser && (organisation === undefined || each.organisation === organisation),
  );
  if (found.length === 0) out(`Nobody called "${adviser}" waits.`);
  if (found.length > 1) {
    out(`"${adviser}" waits in ${found.map((each) => each.organisation).join(', ')}. Say which with --organisation.`);
    return undefined;
  }
  return found[0];
}

export async function pending(enrolments: Enrolments, { organisations, out }: AdviserCliDeps): Promise<number> {
  const waiting = await enrolments.list();
  if (waiting.length === 0) out('Nobody waits.');
  for (const each of waiting) {
    const organisation = organisations.byId(each.organisation);
    const name = (organisation && findAdviser(organisation, each.adviser)?.name) ?? 'no longer listed';
    out(
      `${each.adviser} (${name}), ${each.organisation}, since ${fromHour(each.hour).toISOString().slice(0, 13)}h UTC`,
    );
    out(`  signed in at ${each.issuer}`);
    out(`  ${await stateOf(each)}`);
  }
  return 0;
}
