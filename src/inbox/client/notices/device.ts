/** What this browser can do about notices: is it signed up, and how it signs up and off. */
import { fromBase64url, toBase64url } from '../../../seal/bytes.ts';

/** `home-screen`: an iPhone or iPad, where only a page on the home screen can. */
export type Ability = 'can' | 'cannot' | 'home-screen' | 'blocked';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}
const WORKER = '/service-worker.js';
let trusted: string | undefined;

/** The second and last maker of addresses of scripts that the page's policy knows; this is all it makes. */
function workerUrl(page: Window): string {
  const { trustedTypes } = page as { trustedTypes?: TrustedTypes };
  trusted ??=
    trustedTypes?.createPolicy('in-vertrouwen-notices', { createScriptURL: () => WORKER }).createScriptURL(WORKER) ??
    WORKER;
  return trusted;
}

export function abilityOf(page: Window & typeof globalThis): Ability {
  const { navigator } = page;
  const isApple =
    /iPhone|iPad/.test(navigator.userAgent) || (navigator.maxTouchPoints > 1 && /Mac/.test(navigator.platform));
  const has = 'serviceWorker' in navigator && 'PushManager' in page && 'Notification' in page;
  if (!has) return isApple ? 'home-screen' : 'cannot';
  return page.Notification.permission === 'denied' ? 'blocked' : 'can';
}

export interface DeviceSubscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

const bytesOf = (buffer: ArrayBuffer | null): string => (buffer === null ? '' : toBase64url(new Uint8Array(buffer)));
const toOurs = (subscription: PushSubscription): DeviceSubscription => ({
  endpoint: subscription.endpoint,
  p256dh: bytesOf(subscription.getKey('p256dh')),
  auth: bytesOf(subscription.getKey('auth')),
});

/** As the server names it: SHA-256 of its address. */
export async function digestOf({ endpoint }: Pick<DeviceSubscription, 'endpoint'>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint));
  return toBase64url(new Uint8Array(digest));
}

/** What this browser is signed up with, if it is. */
export async function subscriptionOf(page: Window): Promise<DeviceSubscription | undefined> {
  const registration = await page.navigator.serviceWorker?.getRegistration('/');
  const found = await registration?.pushManager?.getSubscription();
  return found ? toOurs(found) : undefined;
}

/** @returns `blocked` when the person, or the browser, says no; `failed` when its service cannot be reached. */
export async function signUp(
  page: Window & typeof globalThis,
  pushKey: string,
): Promise<DeviceSubscription | 'blocked' | 'failed'> {
  const key = fromBase64url(pushKey);
  if (key === undefined) return 'failed';
  // First: Safari asks only while somebody's tap is being answered.
  if ((await page.Notification.requestPermission()) !== 'granted') return 'blocked';
  try {
    await page.navigator.serviceWorker.register(workerUrl(page), { scope: '/' });
    const { pushManager } = await page.navigator.serviceWorker.ready;
    // One for another key of ours would be refused.
    await (await pushManager.getSubscription())?.unsubscribe();
    const how = { userVisibleOnly: true, applicationServerKey: new Uint8Array(key) };
    return toOurs(await pushManager.subscribe(how));
  } catch {
    return 'failed';
  }
}

export async function signOff(page: Window): Promise<void> {
  const registration = await page.navigator.serviceWorker?.getRegistration('/');
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
}
