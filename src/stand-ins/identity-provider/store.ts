/** Where the demo's identity provider keeps sessions and codes: this process, one map per provider. */
import type { Adapter, AdapterPayload } from 'oidc-provider';

export function createOidcStore(): (model: string) => Adapter {
  const entries = new Map<string, { payload: AdapterPayload; until: number }>();
  const find = (wanted: (key: string, payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const [key, { payload, until }] of entries) {
      if (until > Date.now() && wanted(key, payload)) return payload;
    }
    return undefined;
  };
  return (model) => {
    const keyOf = (id: string): string => `${model}:${id}`;
    const mine = (key: string): boolean => key.startsWith(`${model}:`);
    return {
      async upsert(id, payload, expiresIn) {
        for (const [key, { until }] of entries) if (until <= Date.now()) entries.delete(key);
        entries.set(keyOf(id), { payload, until: expiresIn ? Date.now() + expiresIn * 1000 : Infinity });
      },
      find: async (id) => find((key) => key === keyOf(id)),
      findByUid: async (uid) => find((key, payload) => mine(key) && payload.uid === uid),
      findByUserCode: async (code) => find((key, payload) => mine(key) && payload.userCode === code),
      async consume(id) {
        const entry = entries.get(keyOf(id));
        if (entry !== undefined) entry.payload = { ...entry.payload, consumed: Math.floor(Date.now() / 1000) };
      },
      async destroy(id) {
        entries.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
      },
    };
  };
}
