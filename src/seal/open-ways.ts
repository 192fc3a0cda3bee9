/**
 * What is done with a list of ways: opening, and the changes to it. Each change needs the secret of one way once more,
 * because keys that are open can be used and not taken along; only that an opened way was used is told without.
 */
import { AppError } from '../base/errors.ts';
import { importPrivateKeys, type AdviserKeys } from './adviser-keys.ts';
import { wipe } from './bytes.ts';
import { parseKeyCard } from './key-card.ts';
import { withOlder } from './older-keys.ts';
import { ARGON2_DEFAULT, stretchPassphrase, type Argon2Cost, type Stretch } from './passphrase.ts';
import { unwrap, wrap, type Secret } from './way-keys.ts';
import {
  asWays,
  isOnly,
  MOST_WAYS,
  newWayId,
  parseStoredSlots,
  type Day,
  type StoredSlots,
  type Way,
  type WayKind,
  type WaySlots,
} from './ways.ts';

export interface Opening {
  /** Of the way. */
  readonly id: string;
  readonly secret: Secret;
}
/** A way that is to be. */
export interface NewWay {
  readonly kind: WayKind;
  readonly secret: Secret;
  readonly day: Day;
  readonly name?: string;
  /** Of a passkey. */
  readonly credential?: string;
  /** Of a passkey: what its authenticator was asked with. */
  readonly salt?: string;
}

const refused = (detail: string): AppError => new AppError('SLOT_REFUSED', detail);

function wayIn({ ways }: WaySlots, id: string): Way {
  const way = ways.find((one) => one.id === id);
  if (way === undefined) throw refused('way');
  return way;
}

/** The private keys as bytes; the caller wipes them. @throws AppError `SLOT_REFUSED`, `BROWSER_LACKS` */
export function openPayload(
  slots: StoredSlots,
  { id, secret }: Opening,
  stretch: Stretch = stretchPassphrase,
): Promise<Uint8Array> {
  const checked = asWays(parseStoredSlots(slots));
  return unwrap(wayIn(checked, id), secret, parseKeyCard(checked.card).kid, stretch);
}

/** Keys that cannot be exported, and the older ones with them. The caller wipes `payload`. @throws AppError `SLOT_REFUSED` */
export async function keysFrom(slots: StoredSlots, payload: Uint8Array): Promise<AdviserKeys> {
  const { card, older } = asWays(parseStoredSlots(slots));
  try {
    return await withOlder(await importPrivateKeys(payload, parseKeyCard(card)), older);
  } catch (error) {
    throw new AppError('SLOT_REFUSED', undefined, error);
  }
}

/**
 * @throws AppError `SLOT_REFUSED` for a wrong secret, a damaged way and weakened parameters alike; `BROWSER_LACKS` when
 * nothing is known about the secret, because it cannot be computed here.
 */
export async function openWay(slots: StoredSlots, opening: Opening, stretch?: Stretch): Promise<AdviserKeys> {
  const payload = await openPayload(slots, opening, stretch);
  try {
    return await keysFrom(slots, payload);
  } finally {
    wipe(payload);
  }
}

/**
 * One more way; a passphrase or recovery code takes the place of the one there was.
 * @throws AppError `SLOT_REFUSED` when there are enough, or the secret can be none of its kind.
 */
export async function withWay(
  slots: StoredSlots,
  payload: Uint8Array,
  { kind, secret, day, name, credential, salt }: NewWay,
  {
    cost = ARGON2_DEFAULT,
    stretch = stretchPassphrase,
  }: { readonly cost?: Argon2Cost; readonly stretch?: Stretch } = {},
): Promise<WaySlots> {
  const before = asWays(parseStoredSlots(slots));
  const how = { kind, secret, ...(salt === undefined ? {} : { salt }) };
  const wrapped = await wrap(payload, how, parseKeyCard(before.card).kid, { cost, stretch });
  const way: Way = {
    id: isOnly(kind) ? kind : newWayId(),
    kind,
    ...(name === undefined ? {} : { name }),
    made: day,
    ...(credential === undefined ? {} : { credential }),
    ...wrapped,
  };
  const at = before.ways.findIndex(({ id }) => id === way.id);
  if (at < 0 && before.ways.length >= MOST_WAYS) throw refused('too many ways');
  const ways = at < 0 ? [...before.ways, way] : before.ways.with(at, way);
  return asWays(parseStoredSlots({ ...before, ways }));
}

/** `last`: nothing but passkeys, or nothing at all, would be left. `only-one`: one way would be, so it is asked twice. */
export function removalOf(slots: StoredSlots, id: string): 'fine' | 'only-one' | 'last' {
  const left = asWays(slots).ways.filter((way) => way.id !== id);
  // Whoever tidies up their passkeys does not think of this inbox; so one of them is never the only way.
  if (left.every(({ kind }) => kind === 'passkey')) return 'last';
  return left.length === 1 ? 'only-one' : 'fine';
}

/** @throws AppError `SLOT_REFUSED` for the last one */
export function withoutWay(slots: StoredSlots, id: string): WaySlots {
  const before = asWays(slots);
  if (removalOf(before, id) === 'last') throw refused('last way');
  return { ...before, ways: before.ways.filter((way) => way.id !== id) };
}

/** `undefined` when that is known already, or a later day is. */
export function usedOn(slots: StoredSlots, id: string, day: Day): WaySlots | undefined {
  const before = asWays(slots);
  const way = wayIn(before, id);
  if (way.used !== undefined && way.used >= day) return undefined;
  return { ...before, ways: before.ways.map((one) => (one === way ? { ...one, used: day } : one)) };
}
