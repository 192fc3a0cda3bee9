/** One press of an employee, and the page that must come of it. */
import { expect } from 'vitest';
import type { ConversationId } from '../../src/core/conversation.ts';
import type { EmployeeEvent } from '../../src/core/events.ts';
import { LIMITS_VERSION } from '../../src/core/pages/write.ts';
import type { Organisation } from '../../src/core/organisation.ts';
import type { Screen } from '../../src/core/screens.ts';
import type { Desks } from './desks.helper.ts';

type Shown<K extends Screen['kind']> = Extract<Screen, { kind: K }>;

/** @param desk of this test. `organisation`: as its file says by now, where that differs from the desk's own. */
export const takeAt =
  (desk: () => Desks) =>
  async <K extends Screen['kind']>(
    event: EmployeeEvent,
    kind: K,
    { organisation, ...context }: { language?: 'nl' | 'en'; organisation?: Organisation } = {},
  ): Promise<Shown<K>> => {
    const visit = desk().visit('U0NOOR', context);
    const screen = await desk().employee.handle(organisation === undefined ? visit : { ...visit, organisation }, event);
    expect(screen.kind).toBe(kind);
    return screen as Shown<K>;
  };

/** The first message to an adviser; the conversation it began. @param take of this test */
export const sendAt =
  (take: ReturnType<typeof takeAt>) =>
  async (text = 'Hallo', adviser = 'samira'): Promise<ConversationId> => {
    const { form } = await take({ do: 'write', adviser, limits: LIMITS_VERSION }, 'write');
    return (await take({ do: 'submit', submit: { ...form, text } as never }, 'sent')).conversation;
  };
