/** A thread of its own for Argon2id: the page stays alive, and what was typed goes with the thread when it is done. */
import { stretchHere, type ToStretch } from './stretch-here.ts';

/** As much of a worker's global scope as is used; the browser library of the compiler knows only windows. */
interface Scope {
  addEventListener(type: 'message', listener: (event: MessageEvent<ToStretch>) => void): void;
  postMessage(message: FromWorker, transfer: readonly ArrayBufferLike[]): void;
}
export type FromWorker = { readonly part: number } | { readonly bytes: Uint8Array } | { readonly lacks: true };

const scope = globalThis as unknown as Scope;
scope.addEventListener('message', ({ data }) => {
  stretchHere(data, (part) => scope.postMessage({ part }, [])).then(
    (bytes) => scope.postMessage({ bytes }, []),
    () => scope.postMessage({ lacks: true }, []),
  );
});
