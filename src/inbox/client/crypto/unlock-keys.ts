/** From what the server keeps of a key to the key itself. Secrets are used here and go nowhere. */
import { dayIn } from '../../../core/calendar.ts';
import { ownTimeZone } from '../time.ts';
import { isAppError } from '../../../base/errors.ts';
import { wipe } from '../../../seal/bytes.ts';
import { openPayload, openWay, withWay, type NewWay, type Opening } from '../../../seal/open-ways.ts';
import {
  raised,
  replacePassphrase,
  replaceRecovery,
  type AdviserKeys,
  type SlotKind,
  type Stretch,
} from '../../../seal/slots.ts';
import { asWays, isTyped, parseStoredSlots, type StoredSlots } from '../../../seal/ways.ts';
import type { Api, Why } from '../api.ts';

/** `none`: nothing is kept for this account. `unreadable`: something is, and it is no set of key slots. */
export type FetchedSlots =
  | { readonly ok: true; readonly slots: StoredSlots }
  | { readonly ok: false; readonly why: Why | 'none' | 'unreadable' };

export async function fetchSlots(api: Pick<Api, 'keySlots'>): Promise<FetchedSlots> {
  const result = await api.keySlots();
  if (!result.ok) return { ok: false, why: result.why === 'not-there' ? 'none' : result.why };
  try {
    return { ok: true, slots: parseStoredSlots(result.value) };
  } catch {
    return { ok: false, why: 'unreadable' };
  }
}

/**
 * `undefined`: wrong passphrase or code, or a damaged slot. Nobody can tell these apart.
 * @param via id of a way.
 * @throws AppError `BROWSER_LACKS`: it could not be computed, so nothing is known about what was typed.
 */
export async function tryOpen(
  slots: StoredSlots,
  via: string,
  secret: Opening['secret'],
  stretch?: Stretch,
): Promise<AdviserKeys | undefined> {
  return unlessRefused(() => openWay(slots, { id: via, secret }, stretch));
}

export interface Opened {
  readonly keys: AdviserKeys;
  /** Id of the way that it was. */
  readonly way: string;
}
/** For who goes on after it. */
export interface HowOpened {
  readonly slots: StoredSlots;
  /** Id of the way; empty where it was none of them. */
  readonly way: string;
  readonly notice?: string;
}
/** What was typed may be the passphrase of the keys or of a device: each is tried, those of `first` before the others. */
export async function tryTyped(
  slots: StoredSlots,
  secret: string,
  stretch: Stretch | undefined,
  first: string | null,
): Promise<Opened | undefined> {
  const typed = asWays(slots).ways.filter(({ kind }) => isTyped(kind));
  const rank = ({ id }: { readonly id: string }): number => (id === first ? 0 : id === 'passphrase' ? 1 : 2);
  for (const { id } of typed.toSorted((one, other) => rank(one) - rank(other))) {
    const keys = await tryOpen(slots, id, secret, stretch);
    if (keys !== undefined) return { keys, way: id };
  }
  return undefined;
}

/** As `tryTyped`, and gives the private keys themselves, for handing them on. The caller wipes them. */
export async function tryTypedPayload(
  slots: StoredSlots,
  secret: string,
  stretch: Stretch,
): Promise<Uint8Array | undefined> {
  for (const { id } of asWays(slots).ways.filter(({ kind }) => isTyped(kind))) {
    const payload = await unlessRefused(() => openPayload(slots, { id, secret }, stretch));
    if (payload !== undefined) return payload;
  }
  return undefined;
}

interface Current {
  readonly via: SlotKind;
  readonly secret: string;
}

/** As `tryOpen`. @param today by the server's clock: a day that is not yet there is refused */
export async function tryReplace<S extends StoredSlots>(
  slots: S,
  current: Current,
  next: string,
  stretch?: Stretch,
  today = localDay(new Date()),
): Promise<S | undefined> {
  return unlessRefused(async () => {
    const first: StoredSlots = slots;
    if (first.version === 1) return (await replacePassphrase(first, { current, next }, stretch)) as S;
    return (await withNew(first, current, { kind: 'passphrase', secret: next, day: today }, stretch)) as S;
  });
}

/** As `tryOpen`. */
export async function tryRenewCode<S extends StoredSlots>(
  slots: S,
  current: Current,
  code: string,
  stretch?: Stretch,
  today = localDay(new Date()),
): Promise<S | undefined> {
  return unlessRefused(async () => {
    const first: StoredSlots = slots;
    if (first.version === 1) return (await replaceRecovery(first, { current, code }, stretch)) as S;
    return (await withNew(first, current, { kind: 'recovery', secret: code, day: today }, stretch)) as S;
  });
}

/** Opens by one way and makes another. Errors as `openWay`, and when the new secret is none. */
async function withNew(
  slots: StoredSlots,
  { via, secret }: Current,
  way: NewWay,
  stretch?: Stretch,
): Promise<StoredSlots> {
  const payload = await openPayload(slots, { id: via, secret }, stretch);
  const before = asWays(slots).ways.find(({ kind }) => kind === way.kind)?.argon2id;
  try {
    return await withWay(slots, payload, way, {
      ...(before === undefined ? {} : { cost: raised(before) }),
      ...(stretch === undefined ? {} : { stretch }),
    });
  } finally {
    wipe(payload);
  }
}

/** The whole day that it is here, `YYYY-MM-DD`. */
export const localDay = (now: Date): string => dayIn(now, ownTimeZone());

export async function unlessRefused<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isAppError(error, 'SLOT_REFUSED')) return undefined;
    throw error;
  }
}
