/** A new key in the place of an old one, made by who opens the old one; what was sealed to that stays readable. */
import { exportPrivateKeys, generateAdviserKeys, importPrivateKeys, type AdviserKeys } from './adviser-keys.ts';
import { wipe } from './bytes.ts';
import { parseKeyCard } from './key-card.ts';
import { openOlder, sealOlder, withOlder } from './older-keys.ts';
import { ARGON2_DEFAULT, stretchPassphrase, type Argon2Cost, type Stretch } from './passphrase.ts';
import { wrap } from './way-keys.ts';
import {
  asWays,
  MOST_OLDER,
  parseStoredSlots,
  type Day,
  type OlderKeys,
  type StoredSlots,
  type Way,
  type WaySlots,
} from './ways.ts';

export interface Renewed {
  readonly slots: WaySlots;
  /** Not exportable, with the older ones. */
  readonly keys: AdviserKeys;
}

/**
 * Ways other than these two are left behind with the old key: they were made for it, and whoever has one may be the reason
 * for the new one. The oldest of more than four older keys goes: what was written to it has long expired.
 * @param payload of the present keys, from `openPayload`; the caller wipes it.
 * @throws AppError `SLOT_REFUSED`, `BROWSER_LACKS`
 */
export async function renewKeys(
  stored: StoredSlots,
  payload: Uint8Array,
  secrets: { readonly passphrase: string; readonly recoveryCode: string; readonly day: Day },
  {
    cost = ARGON2_DEFAULT,
    stretch = stretchPassphrase,
  }: { readonly cost?: Argon2Cost; readonly stretch?: Stretch } = {},
): Promise<Renewed> {
  const before = asWays(parseStoredSlots(stored));
  const present = await importPrivateKeys(payload, parseKeyCard(before.card));
  const next = await generateAdviserKeys();
  const fresh = await exportPrivateKeys(next);
  const { kid, text: card } = next.keyCard;
  try {
    const older: OlderKeys[] = [await sealOlder(next.keyCard, present.keyCard, payload)];
    for (const one of before.older.slice(0, MOST_OLDER - 1)) {
      const bytes = await openOlder(present, one);
      older.push(await sealOlder(next.keyCard, parseKeyCard(one.card), bytes));
      wipe(bytes);
    }
    const how = { cost, stretch };
    const days = { made: secrets.day, used: secrets.day };
    const way = async (kind: 'passphrase' | 'recovery', secret: string): Promise<Way> => ({
      id: kind,
      kind,
      ...days,
      ...(await wrap(fresh, { kind, secret }, kid, how)),
    });
    const ways = [await way('passphrase', secrets.passphrase), await way('recovery', secrets.recoveryCode)];
    const slots = asWays(parseStoredSlots({ version: 2, card, ways, older }));
    const keys = await withOlder(await importPrivateKeys(fresh, next.keyCard), older);
    return { slots, keys };
  } finally {
    wipe(fresh);
  }
}

/** The same keys with the one in front that a place pins, so that it signs. The very same object where that is in front. */
export function ringFor(keys: AdviserKeys, cards: readonly string[]): AdviserKeys {
  const pinned = keysPinned(keys, cards) ?? keys;
  if (pinned === keys) return keys;
  const known = rings.get(pinned);
  if (known !== undefined) return known;
  const ring = { ...pinned, older: [keys, ...(keys.older ?? [])].filter((one) => one !== pinned) };
  rings.set(pinned, ring);
  return ring;
}
/** A screen that is given another object draws itself anew. */
const rings = new WeakMap<AdviserKeys, AdviserKeys>();

/** Of these keys the newest that a place pins; `undefined`: it pins none of them. @param cards texts, the one in force first */
export function keysPinned(keys: AdviserKeys, cards: readonly string[]): AdviserKeys | undefined {
  const held = [keys, ...(keys.older ?? [])];
  for (const card of cards) {
    const found = held.find(({ keyCard }) => keyCard.text === card);
    if (found !== undefined) return found;
  }
  return undefined;
}
