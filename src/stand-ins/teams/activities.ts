/** Activities as Teams sends them: the fields a real one carries, so that a strict reader meets them all. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../core/ports.ts';

export interface Person {
  /** Entra object id, a GUID. */
  readonly objectId: string;
  readonly name: string;
  readonly locale: string;
}
export interface Tenant {
  readonly tenantId: string;
  readonly appId: string;
  readonly serviceUrl: string;
  readonly clock: Clock;
}
export type Activity = Readonly<Record<string, unknown>>;
/** Where a dialog was opened, which decides the name of the invoke that its submit becomes. */
export type Origin =
  | {
      readonly from: 'command';
      readonly commandId: string;
      readonly context: 'commandBox' | 'compose';
      /** Of the channel in whose compose box it was chosen; absent in the chat with the app. */
      readonly channel?: string;
    }
  | { readonly from: 'tab' };

function activity({ tenantId, appId, serviceUrl, clock }: Tenant, person: Person, own: Activity): Activity {
  const now = clock.now().toISOString();
  return {
    id: `f:${randomUUID()}`,
    timestamp: now,
    localTimestamp: now,
    localTimezone: 'Europe/Amsterdam',
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${person.objectId}`, name: person.name, aadObjectId: person.objectId },
    conversation: { conversationType: 'personal', tenantId, id: `a:${person.objectId}` },
    recipient: { id: `28:${appId}`, name: 'In vertrouwen' },
    entities: [
      { locale: person.locale, country: 'NL', platform: 'Web', timezone: 'Europe/Amsterdam', type: 'clientInfo' },
    ],
    locale: person.locale,
    ...own,
    channelData: { tenant: { id: tenantId }, ...(own['channelData'] as Activity | undefined) },
  };
}

const THEME = { context: { theme: 'default' } };
const invoke = (tenant: Tenant, person: Person, name: string, value: Activity, own: Activity = {}): Activity =>
  activity(tenant, person, { type: 'invoke', name, value: { ...value, ...THEME }, ...own });

/** In a channel the activity names channel and team, and the conversation is everybody's. */
const sourceOf = ({ context, channel }: Origin & { from: 'command' }, { tenantId }: Tenant): Activity =>
  channel === undefined
    ? { channelData: { source: { name: context === 'compose' ? 'compose' : 'search' } } }
    : {
        conversation: { isGroup: true, conversationType: 'channel', tenantId, id: channel },
        channelData: { channel: { id: channel }, team: { id: channel }, source: { name: 'compose' } },
      };

export const fetchTask = (tenant: Tenant, person: Person, origin: Origin & { from: 'command' }): Activity =>
  invoke(
    tenant,
    person,
    'composeExtension/fetchTask',
    { commandId: origin.commandId, commandContext: origin.context },
    sourceOf(origin, tenant),
  );
/** A dialog opened by a command submits to the command; every other one is a `task/submit`. */
export const submit = (tenant: Tenant, person: Person, origin: Origin, data: Activity): Activity =>
  origin.from === 'command'
    ? invoke(
        tenant,
        person,
        'composeExtension/submitAction',
        { commandId: origin.commandId, commandContext: origin.context, data },
        sourceOf(origin, tenant),
      )
    : invoke(tenant, person, 'task/submit', { data });
export const taskFetch = (tenant: Tenant, person: Person, data: Activity): Activity =>
  invoke(tenant, person, 'task/fetch', { data });
export const message = (tenant: Tenant, person: Person, text: string): Activity =>
  activity(tenant, person, { type: 'message', id: String(tenant.clock.now().getTime()), text, textFormat: 'plain' });
export const installed = (tenant: Tenant, person: Person): Activity =>
  activity(tenant, person, { type: 'installationUpdate', action: 'add' });
