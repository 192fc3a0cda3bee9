/** Installations as they rest in the store: sealed, and under a name that says nothing of the workspace. */
import { z } from 'zod';
import type { Keyring, RecordStore } from '../../core/ports.ts';
import { openJson, sealJson } from '../../core/sealed-record.ts';

const installationSchema = z.strictObject({
  /** Team id (`T…`), or enterprise id (`E…`) for an installation in a whole Enterprise organisation. */
  place: z.string().min(2).max(40),
  orgWide: z.boolean(),
  app: z.string().max(40),
  token: z.string(),
  /** Absent when tokens are not rotated, and when Slack took this one for used. */
  refreshToken: z.string().exactOptional(),
  /** Milliseconds since 1970. Absent: it does not expire. */
  expiresAt: z.number().exactOptional(),
  /** When somebody added the app, milliseconds since 1970: stays while tokens are renewed. */
  since: z.number().exactOptional(),
});
export type Installation = z.infer<typeof installationSchema>;

export interface Installations {
  /** `undefined` when there is none, or it does not open. */
  get(place: string): Promise<Installation | undefined>;
  put(installation: Installation): Promise<void>;
  delete(place: string): Promise<void>;
}

/**
 * Tokens that end are renewed several times a day for as long as their workspace stands in an organisation file, and
 * written anew each time: what nobody renewed for so long belongs to nobody any more.
 */
const KEPT_SECONDS = 90 * 24 * 3600;

/** Keyed, because team ids are short and public: from their plain hashes anybody could tell who our customers are. */
export const installationId = (keyring: Keyring, place: string): string => keyring.derive('installation', place);

const boundTo = (id: string): string => `installation:${id}`;

export function createInstallations(records: RecordStore, keyring: Keyring): Installations {
  return {
    async get(place) {
      const id = installationId(keyring, place);
      const found = openJson(keyring, installationSchema, await records.get('installation', id), boundTo(id));
      return found?.place === place ? found : undefined;
    },
    put(installation) {
      const id = installationId(keyring, installation.place);
      const sealed = sealJson(keyring, installation, boundTo(id));
      return records.put('installation', id, sealed, installation.expiresAt === undefined ? undefined : KEPT_SECONDS);
    },
    delete: (place) => records.delete('installation', installationId(keyring, place)),
  };
}
