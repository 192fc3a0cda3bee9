/** One press of an employee, and the page that must come of it. */
import { expect } from 'vitest';
import type { EmployeeEvent } from '../../src/core/events.ts';
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
