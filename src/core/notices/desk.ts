/**
 * What an adviser can do about notices, from the inbox. Where they go is changed by the adviser's own key only: a session
 * alone could otherwise send them to somebody else, or switch them off.
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { readJson } from '../../base/json.ts';
import { signerAmong } from '../../seal/statement.ts';
import type { Seat } from '../adviser/desk.ts';
import { DAY_MS } from '../days.ts';
import type { Identity, Language, OrganisationId } from '../organisation.ts';
import type { Clock, Keyring, NoticeRhythm, NoticeStore, Person, RecordStore } from '../ports.ts';
import { openToken, sealToken } from '../sealed-record.ts';
import type { Replaced } from '../erasure/record.ts';
import { pushEndpoint } from './endpoint.ts';
import { domainOf, isWithin, mailAddress } from './mail-address.ts';
import {
  isNowhere,
  MOST_BROWSERS,
  settingsSchema,
  subscriptionSchema,
  type Channel,
  type KeptSettings,
} from './settings.ts';
import type { NoticeVault } from './settings.ts';

/** What may be told here, by configuration. */
export interface NoticesOffered {
  /** Public half of the key that browsers subscribe for, base64url. */
  readonly pushKey?: string;
  readonly pushHosts: readonly string[];
  readonly mail: boolean;
}
/** `yes`: the last was taken. `no`: it was not, or none was sent yet. `none`: none is wanted. */
export type Works = 'yes' | 'no' | 'none';

export interface NoticeView {
  readonly challenge: string;
  readonly language?: Language;
  readonly rhythm?: NoticeRhythm;
  /** SHA-256 of each subscription's address: a browser knows its own by it, and nobody else learns anything. */
  readonly browsers: readonly string[];
  /** First character and domain, so that its owner knows it again and a stolen session does not have it. */
  readonly mail?: string;
  readonly mailAtEmployer: boolean;
  readonly works: Works;
  /** Of the last that was taken, `YYYY-MM-DD` in UTC. */
  readonly lastDay?: string;
  readonly gone: readonly Channel[];
}
/** Of the self-test, for each way: what became of it. */
export type Tested = 'taken' | 'gone' | 'refused' | 'later';
export interface TestResult {
  readonly push: readonly Tested[];
  readonly mail?: Tested;
}
export interface Change {
  readonly challenge: string;
  /** JSON of `changeSchema`, as it was signed. */
  readonly change: string;
  readonly signature: string;
}

export interface NoticeDesk {
  readonly offered: NoticesOffered;
  look(person: Person, seats: readonly Seat[]): Promise<NoticeView>;
  /** `refused`: not signed by a key pinned for this person, or not well-formed. `used`: ask for a new challenge. */
  change(person: Person, who: Identity, seats: readonly Seat[], change: Change): Promise<Replaced | 'refused' | 'used'>;
  /** Sends one now. `undefined`: none is wanted. */
  test(person: Person): Promise<TestResult | undefined>;
  /** As `NoticeVault.forget`. */
  forget(person: Person): Promise<void>;
  /** They opened the inbox. */
  came(person: Person, seats: readonly Seat[]): Promise<void>;
}

export const digestOf = (endpoint: string): string => createHash('sha256').update(endpoint).digest('base64url');

const changeSchema = settingsSchema.omit({ push: true, mail: true }).extend({
  add: subscriptionSchema.exactOptional(),
  /** As in `NoticeView.browsers`. */
  remove: z.string().max(43).exactOptional(),
  /** `null` takes it away; absent leaves it. */
  mail: z.string().max(254).nullable().exactOptional(),
});
type Changes = z.infer<typeof changeSchema>;

const CHALLENGE_MS = 15 * 60_000;
const challengeSchema = z.strictObject({ person: z.string(), until: z.number(), once: z.string() });
const CHALLENGE = 'notices-challenge';
const NO_SETTINGS: KeptSettings = { language: 'nl', rhythm: 'soon', push: [] };

const masked = (address: string): string => `${address.charAt(0)}…@${domainOf(address)}`;

/** Domains of mail at which an employer, or whoever works for it, may read along. */
function employerDomains(seats: readonly Seat[]): readonly string[] {
  return seats.flatMap(
    ({ organisation: { mailDomains, advisers } }) =>
      mailDomains ??
      advisers.flatMap(({ kind, contact }) =>
        kind === 'internal' && contact.email !== undefined ? [domainOf(contact.email)] : [],
      ),
  );
}
const isAtEmployer = (address: string | undefined, seats: readonly Seat[]): boolean =>
  address !== undefined && employerDomains(seats).some((domain) => isWithin(domainOf(address), domain));

export interface NoticeDeskParts {
  readonly offered: NoticesOffered;
  readonly vault: NoticeVault;
  readonly notices: NoticeStore;
  readonly records: RecordStore;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** Sends one notice by every way there is. */
  send(person: Person): Promise<TestResult>;
}

export function createNoticeDesk(parts: NoticeDeskParts): NoticeDesk {
  const { offered, vault, notices, records, keyring, clock } = parts;

  /** Good for once, for this person, for a quarter of an hour. */
  async function useChallenge(person: Person, token: string): Promise<boolean> {
    const opened = openToken(keyring, challengeSchema, token, CHALLENGE);
    if (opened?.person !== person || opened.until < clock.now().getTime()) return false;
    return records.takeOnce('once', `${CHALLENGE}-${opened.once}`, CHALLENGE_MS / 1000);
  }

  /** `undefined`: something in it may not be. */
  function applied(before: KeptSettings, { add, remove, mail, language, rhythm }: Changes): KeptSettings | undefined {
    const left = before.push.filter(({ endpoint }) => digestOf(endpoint) !== remove && endpoint !== add?.endpoint);
    const push = add === undefined ? left : [...left, add].slice(-MOST_BROWSERS);
    if (
      add !== undefined &&
      (offered.pushKey === undefined || pushEndpoint(add.endpoint, offered.pushHosts) === undefined)
    )
      return undefined;
    const address = mail === undefined ? before.mail : mail === null ? undefined : mailAddress(mail);
    if (typeof mail === 'string' && (address === undefined || !offered.mail)) return undefined;
    return { language, rhythm, push, ...(address === undefined ? {} : { mail: address }) };
  }

  return {
    offered,

    async look(person, seats) {
      const [kept, everybody] = await Promise.all([vault.get(person), notices.everybody()]);
      const known = everybody.get(person);
      const wanted = kept !== undefined && !isNowhere(kept);
      // The index was lost, or its entry is somebody else's work: what was signed counts.
      if (known?.rhythm !== kept?.rhythm) await vault.align(person, kept);
      const challenge = {
        person,
        until: clock.now().getTime() + CHALLENGE_MS,
        once: randomBytes(16).toString('base64url'),
      };
      return {
        challenge: sealToken(keyring, challenge, CHALLENGE),
        ...(kept === undefined ? {} : { language: kept.language, rhythm: kept.rhythm }),
        browsers: (kept?.push ?? []).map(({ endpoint }) => digestOf(endpoint)),
        ...(kept?.mail === undefined ? {} : { mail: masked(kept.mail) }),
        mailAtEmployer: isAtEmployer(kept?.mail, seats),
        works: !wanted ? 'none' : known?.works === true ? 'yes' : 'no',
        ...(wanted && known?.lastDay !== undefined
          ? { lastDay: new Date(known.lastDay * DAY_MS).toISOString().slice(0, 10) }
          : {}),
        gone: kept?.gone ?? [],
      };
    },

    async change(person, { issuer, subject }, seats, { challenge, change, signature }) {
      const changes = changeSchema.safeParse(readJson(change)).data;
      const statement = { says: 'notices', issuer, subject, challenge, change } as const;
      const cards = seats.flatMap(({ adviser }) => adviser.keyCards);
      if (changes === undefined || (await signerAmong(cards, statement, signature)) === undefined) return 'refused';
      const after = (before = NO_SETTINGS): KeptSettings | undefined => applied(before, changes);
      if (after(await vault.get(person)) === undefined) return 'refused';
      if (!(await useChallenge(person, challenge))) return 'used';
      return vault.change(person, after);
    },

    async test(person) {
      const kept = await vault.get(person);
      if (kept === undefined || isNowhere(kept)) return undefined;
      const result = await parts.send(person);
      const isTaken = [...result.push, result.mail].includes('taken');
      await notices.settle(person, clock.now(), { outcome: isTaken ? 'proved' : 'disproved' });
      return result;
    },

    forget: (person) => vault.forget(person),

    came: (person, seats) =>
      notices.visited(
        person,
        seats.map(({ organisation, adviser }): { organisation: OrganisationId; adviser: string } => ({
          organisation: organisation.id,
          adviser: adviser.id,
        })),
      ),
  };
}
