/** The two front doors, as the journeys need them. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { EmployeeDriver } from '../employee.helper.ts';
import type { Product } from '../product.helper.ts';
import { slackEmployee } from '../slack-employee.helper.ts';
import { teamsEmployee } from '../teams-employee.helper.ts';

interface PlatformResponse {
  readonly body: string;
}
/** As much of the product as is in front of employees. */
type Front = Pick<Product, 'demo'>;
export interface Platform {
  readonly name: string;
  /** Somebody new each time: what one journey leaves is not in the way of the next. */
  somebody(product: Front): EmployeeDriver;
  twice(
    product: Front,
    deed: () => Promise<unknown>,
    how: 'at-once' | 'one-after-the-other',
  ): Promise<readonly PlatformResponse[]>;
  /** Not one message, and not one call that could have made one. */
  expectNothingWritten(product: Front): void;
}

const SLACK_MAY_CALL = new Set(['views.open', 'views.push', 'views.update', 'views.publish']);
let people = 0;

export const platforms: readonly Platform[] = [
  {
    name: 'Slack',
    somebody: ({ demo }) => slackEmployee(demo, `U0PERSON${(people += 1)}`),
    twice: ({ demo }, deed, how) => demo.standIn.deliverTwice(deed, how),
    expectNothingWritten({ demo }) {
      expect(demo.standIn.history).toEqual([]);
      expect(demo.standIn.calls.filter(({ method }) => !SLACK_MAY_CALL.has(method))).toEqual([]);
    },
  },
  {
    name: 'Teams',
    somebody: ({ demo }) => teamsEmployee(demo, randomUUID()),
    twice: ({ demo }, deed, how) => demo.teams.deliverTwice(deed, how),
    expectNothingWritten({ demo }) {
      expect(demo.teams.history).toEqual([]);
      expect(demo.teams.calls.filter(({ method }) => method !== 'sendActivityNotification')).toEqual([]);
    },
  },
];
