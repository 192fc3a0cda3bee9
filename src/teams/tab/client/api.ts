/** What the tab asks its own server. Each answer is data to check: a proxy may have put its own page in between. */
import * as z from 'zod/mini';
import { opened, PATHS, welcome, type Opened, type TabPress, type Welcome } from '../contract.ts';

export interface Api {
  welcome(): Promise<Welcome>;
  dialog(press: TabPress): Promise<Opened>;
}

/** `token` is asked for each time: Teams keeps it and renews it. Every method rejects when there is no good answer. */
export function createApi(token: () => Promise<string>, locale: () => string): Api {
  const ask = async <T extends z.ZodMiniType>(path: string, shape: T, body?: unknown): Promise<z.infer<T>> => {
    const response = await fetch(`${path}?locale=${encodeURIComponent(locale())}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${await token()}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(10_000),
    });
    const json: unknown = response.ok ? await response.json() : undefined;
    return z.parse(shape, json);
  };
  return {
    welcome: () => ask(PATHS.welcome, welcome),
    dialog: (press) => ask(PATHS.dialog, opened, { press }),
  };
}
