/** Argon2id beside the page, in a worker; on the page itself where a browser gives it none. */
import type { Stretch } from '../../seal/passphrase.ts';
import { hasWebAssembly, stretchHere, type ToStretch } from './stretch-here.ts';
import type { FromWorker } from './stretch-worker.ts';
import { createUsualTime } from './usual-time.ts';
// oxlint-disable-next-line import/default -- Vite makes it, from the ending of the name; see vite.d.ts.
import workerUrl from './stretch-worker.ts?worker&url';

export interface Stretcher {
  readonly stretch: Stretch;
  /** It takes minutes here. */
  readonly slow: boolean;
  /** Seconds that it takes on this device, from the last time; `undefined`: not known. */
  readonly usual: () => number | undefined;
  /** Told how far it is, 0 to 1 (where `slow`; otherwise it stays at 0); `undefined` when nothing is under way. Returns how to stop. */
  watch(listener: (part: number | undefined) => void): () => void;
}

/** Browsers without Trusted Types take the address as it is. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The page's policy knows one maker of addresses of scripts, and this is all it makes. */
function trustedWorkerUrl(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('in-vertrouwen', { createScriptURL: () => workerUrl });
  return policy?.createScriptURL(workerUrl) ?? workerUrl;
}

/** @param device remembers how long it took. */
export function createStretcher(device: Parameters<typeof createUsualTime>[0]): Stretcher {
  const time = createUsualTime(device);
  const listeners = new Set<(part: number | undefined) => void>();
  const tell = (part: number | undefined): void => listeners.forEach((listener) => listener(part));
  let url: string | undefined;

  /** `undefined`: there is no worker to be had. Rejects when it could not be computed. */
  const inWorker = (asked: ToStretch): Promise<Uint8Array | undefined> =>
    new Promise<Uint8Array | undefined>((resolve, reject) => {
      const worker = new Worker((url ??= trustedWorkerUrl()), { type: 'module' });
      const done = (settle: () => void): void => {
        worker.terminate();
        settle();
      };
      worker.addEventListener('error', () => done(() => resolve(undefined)));
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        if ('part' in data) return tell(data.part);
        done(() => ('bytes' in data ? resolve(data.bytes) : reject(new RangeError('Argon2id'))));
      });
      worker.postMessage(asked, []);
    });

  return {
    slow: !hasWebAssembly(),
    usual: time.seconds,
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async stretch(text, salt, cost) {
      const asked = { text, salt, cost };
      tell(0);
      try {
        return await time.measure(async () => {
          const bytes = typeof Worker === 'undefined' ? undefined : await inWorker(asked);
          return bytes ?? (await stretchHere(asked, tell));
        });
      } finally {
        tell(undefined);
      }
    },
  };
}
