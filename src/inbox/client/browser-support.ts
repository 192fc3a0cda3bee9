/**
 * Whether this browser can do what the inbox needs. It is found out by doing it, before anybody is asked for anything:
 * otherwise what the browser cannot do would look like something that somebody typed wrong.
 *
 * Not asked for: WebAssembly and workers (it goes without, more slowly; see stretch.ts) and IndexedDB (the device then
 * remembers nothing of the conversations it saw; see crypto/rollback-db.ts).
 */
export type Lack = 'insecure' | 'no-cookies' | 'old-browser';

/** What the browser lacks; `undefined` when everything is there. */
export async function findLack(page: Window & typeof globalThis): Promise<Lack | undefined> {
  // Before the rest: a page over plain http has no `crypto.subtle`, and a newer browser would not help.
  if (!page.isSecureContext) return 'insecure';
  if (!(await canSeal(page)) || !hasFunctions(page)) return 'old-browser';
  // Storage comes last, because it is the one thing that somebody can switch on again.
  return page.navigator.cookieEnabled && hasStorage(page) ? undefined : 'no-cookies';
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };

/** Tries every kind of key that is made, imported or used. Without one of them there is no weaker way in. */
async function canSeal({ crypto: { subtle } }: Window & typeof globalThis): Promise<boolean> {
  try {
    const pair = await subtle.generateKey({ name: 'X25519' }, true, ['deriveBits']);
    if (!('privateKey' in pair)) return false;
    await subtle.deriveBits({ name: 'X25519', public: pair.publicKey }, pair.privateKey, 256);
    const kept = await subtle.exportKey('pkcs8', pair.privateKey);
    await subtle.importKey('pkcs8', kept, { name: 'X25519' }, false, ['deriveBits']);
    const signing = await subtle.generateKey(P256, false, ['sign', 'verify']);
    await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signing.privateKey, new Uint8Array(1));
    const nothing = new Uint8Array(32);
    const hkdf = await subtle.importKey('raw', nothing, 'HKDF', false, ['deriveBits']);
    await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: nothing, info: nothing }, hkdf, 256);
    await subtle.importKey('raw', nothing, 'PBKDF2', false, ['deriveBits']);
    const aes = await subtle.importKey('raw', nothing, 'AES-GCM', false, ['encrypt']);
    await subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, aes, nothing);
    return true;
  } catch {
    return false;
  }
}

function hasFunctions(page: Window & typeof globalThis): boolean {
  try {
    return (
      typeof page.EventSource === 'function' &&
      typeof page.AbortSignal.timeout === 'function' &&
      typeof page.HTMLDialogElement.prototype.showModal === 'function' &&
      typeof page.Array.prototype.findLast === 'function' &&
      typeof page.String.prototype.normalize === 'function'
    );
  } catch {
    return false;
  }
}

/** Session storage, which browsers block together with cookies. The invitation waits in it while the identity provider has the page. */
function hasStorage(page: Window): boolean {
  try {
    page.sessionStorage.getItem('');
    return true;
  } catch {
    return false;
  }
}
