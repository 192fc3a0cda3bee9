/**
 * How and where one person is told: an address for e-mail, and the browsers that subscribed. Sealed under an erasure key of
 * its own, and gone in every copy when it is switched off.
 */
import { z } from 'zod';
import { fromBase64url } from '../../seal/bytes.ts';
import { isP256Point } from '../../seal/p256.ts';
import { createErasableRecords, type Replaced } from '../erasure/record.ts';
import { languageSchema } from '../events.ts';
import { RHYTHMS, type Keyring, type NoticeStore, type Person, type RecordStore } from '../ports.ts';
import { mailAddress } from './mail-address.ts';

/** Telephones and computers of one person. */
export const MOST_BROWSERS = 5;

const bytes = (length: number, is: (bytes: Uint8Array) => boolean = () => true) =>
  z.string().refine((text) => {
    const found = fromBase64url(text);
    return found?.length === length && is(found);
  });
export const subscriptionSchema = z.strictObject({
  endpoint: z.string().max(1024),
  p256dh: bytes(65, isP256Point),
  auth: bytes(16),
});
const CHANNELS = ['push', 'mail'] as const;
export type Channel = (typeof CHANNELS)[number];

export const settingsSchema = z.strictObject({
  language: languageSchema,
  rhythm: z.enum(RHYTHMS),
  push: z.array(subscriptionSchema).max(MOST_BROWSERS),
  mail: z
    .string()
    .max(254)
    .refine((text) => mailAddress(text) === text)
    .exactOptional(),
});
const keptSchema = settingsSchema.extend({
  /** There was nobody at this address any more, so it was taken out: said at the next visit. */
  gone: z.array(z.enum(CHANNELS)).max(2).exactOptional(),
});
export type NoticeSettings = z.infer<typeof settingsSchema>;
export type KeptSettings = z.infer<typeof keptSchema>;

/** There is no way to tell them. */
export const isNowhere = ({ push, mail }: NoticeSettings): boolean => push.length === 0 && mail === undefined;
/**
 * The last way was found to be gone when something was to be told. They go on wanting notices, which do not work: an operator
 * who read "none" from one day to the next would know on which day somebody wrote.
 */
const isWanted = (settings: KeptSettings): boolean => !isNowhere(settings) || (settings.gone ?? []).length > 0;

export interface NoticeVault {
  get(person: Person): Promise<KeptSettings | undefined>;
  /** With nowhere to tell, as `forget`. @throws AppError when what was there could not be overwritten */
  put(person: Person, settings: NoticeSettings): Promise<Replaced>;
  /**
   * As `put`, of what `next` makes of what lies there: of two devices at once, the later one changes what the first left.
   * `refused`: `next` gave nothing.
   */
  change(
    person: Person,
    next: (before: KeptSettings | undefined) => NoticeSettings | undefined,
  ): Promise<Replaced | 'refused'>;
  /** They are told no more, and nothing is left of where. @throws AppError when it could not be overwritten */
  forget(person: Person): Promise<void>;
  /** Takes out what is gone, as it stands by now. */
  remove(person: Person, gone: { readonly endpoints: readonly string[]; readonly mail?: string }): Promise<void>;
  /** The index that every slot reads follows the record: put right where the two differ. */
  align(person: Person, kept: KeptSettings | undefined): Promise<void>;
}

export function createNoticeVault({
  records,
  notices,
  keyring,
}: {
  readonly records: RecordStore;
  readonly notices: Pick<NoticeStore, 'want'>;
  readonly keyring: Keyring;
}): NoticeVault {
  const kept = createErasableRecords({ records, keyring }, 'notices', keptSchema);
  const align: NoticeVault['align'] = (person, settings) =>
    notices.want(person, settings !== undefined && isWanted(settings) ? settings.rhythm : undefined);
  const forget: NoticeVault['forget'] = async (person) => {
    // First, so that whoever is stopped in between is not told at an address that they took away.
    await align(person, undefined);
    await kept.delete(person);
  };
  return {
    get: (person) => kept.get(person),
    align,
    forget,
    async put(person, settings) {
      if (isNowhere(settings)) return forget(person).then(() => 'stored');
      const done = await kept.put(person, settings);
      await align(person, settings);
      return done;
    },
    async change(person, next) {
      const done = await kept.putNext(person, next);
      // What is left of nothing goes too, unless another device put something there meanwhile.
      await kept.delete(person, (left) => left !== undefined && !isWanted(left));
      await align(person, await kept.get(person));
      return done;
    },
    async remove(person, { endpoints, mail }) {
      const done = await kept.change(person, async (before) => without(before, endpoints, mail));
      if (done !== 'refused') await align(person, await kept.get(person));
    },
  };
}

/** `undefined`: none of it is there any more. */
function without(
  { mail, gone = [], ...rest }: KeptSettings,
  endpoints: readonly string[],
  goneMail: string | undefined,
): KeptSettings | undefined {
  const push = rest.push.filter(({ endpoint }) => !endpoints.includes(endpoint));
  const isMailGone = mail !== undefined && mail === goneMail;
  if (push.length === rest.push.length && !isMailGone) return undefined;
  const lost: readonly Channel[] = [
    ...(push.length < rest.push.length ? (['push'] as const) : []),
    ...(isMailGone ? (['mail'] as const) : []),
  ];
  return {
    ...rest,
    push,
    ...(mail === undefined || isMailGone ? {} : { mail }),
    gone: [...new Set([...gone, ...lost])],
  };
}
