/**
 * Shows a notice, and opens the inbox when somebody taps it. Nothing else: it answers no request and keeps nothing, so that
 * every page comes from the server, as it does without a worker.
 */
interface Pushed {
  json(): unknown;
}
interface WorkerEvent {
  waitUntil(done: Promise<unknown>): void;
  readonly data?: Pushed | null;
  readonly notification?: { close(): void };
}
interface Scope {
  addEventListener(type: 'push' | 'notificationclick', listener: (event: WorkerEvent) => void): void;
  readonly registration: { showNotification(title: string, how: object): Promise<void> };
  readonly clients: {
    matchAll(which: object): Promise<readonly { focus(): Promise<unknown> }[]>;
    openWindow(path: string): Promise<unknown>;
  };
}
const scope = globalThis as unknown as Scope;
const ICON = '/icons/icon-192.png';

const textIn = (value: unknown, name: string): string | undefined => {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === 'string' ? found.slice(0, 100) : undefined;
};

/** Something is always shown: iOS takes the subscription away from a worker that stays silent. */
function show(data: Pushed | null | undefined): Promise<void> {
  let said: unknown;
  try {
    said = Reflect.get(data?.json() as object, 'notification');
  } catch {
    // Not of ours, or empty.
  }
  const [body, lang] = [textIn(said, 'body'), textIn(said, 'lang')];
  return scope.registration.showNotification(textIn(said, 'title') ?? 'In vertrouwen', {
    tag: 'inbox',
    icon: ICON,
    badge: ICON,
    ...(body === undefined ? {} : { body }),
    ...(lang === undefined ? {} : { lang }),
  });
}

async function openInbox(): Promise<void> {
  const [open] = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  await (open === undefined ? scope.clients.openWindow('/') : open.focus());
}

scope.addEventListener('push', (event) => event.waitUntil(show(event.data)));
scope.addEventListener('notificationclick', (event) => {
  event.notification?.close();
  event.waitUntil(openInbox());
});
