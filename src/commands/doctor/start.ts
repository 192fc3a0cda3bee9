/**
 * The short version at start-up: what this machine alone can see at once. It warns, and stops nothing. About advisers
 * it names the kinds of thing only: who it is about does not belong in the output of a server.
 */
import type { Environment } from '../../app/config/fields.ts';
import type { Organisation } from '../../core/organisation.ts';
import { checkNode } from './node.ts';
import { checkAdvisers } from './advisers.ts';
import { lineOf } from './print.ts';
import { checkSettings } from './settings.ts';
import { warn, type Finding } from './types.ts';

const isTrouble = ({ level }: Finding): boolean => level === 'warn' || level === 'fail';

function aboutPeople(organisation: Organisation, now: Date): Finding[] {
  const kinds = new Set(
    checkAdvisers([organisation], now)
      .filter(isTrouble)
      .map(({ id }) => id.replace(/^people\./, '')),
  );
  return kinds.size === 0
    ? []
    : [
        warn(
          'people',
          `${organisation.id}: look at its advisers (${[...kinds].join(', ')}).`,
          'npm run doctor -- --env FILE says what it is.',
        ),
      ];
}

export function startUpWarnings(
  env: Environment,
  organisations: readonly Organisation[],
  now: Date,
  nodeVersion: string,
): readonly string[] {
  return [
    ...[checkNode(nodeVersion, now)].filter(isTrouble),
    ...checkSettings(env).filter(isTrouble),
    ...organisations.flatMap((organisation) => aboutPeople(organisation, now)),
  ].map((each) => lineOf(each, false));
}
