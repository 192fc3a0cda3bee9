/** Every fault of the environment, each as a line with the place where its value is found. */
import { loadConfig } from '../../app/config/index.ts';
import type { Environment } from '../../app/config/fields.ts';
import { wantsSlack } from '../../app/config/slack.ts';
import { wantsTeams } from '../../app/config/teams.ts';
import { isAppError } from '../../base/errors.ts';
import { remedyFor } from './remedies.ts';
import { fail, info, ok, type Finding } from './types.ts';

const NAME = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|^(?:HOST|STORE|DEBUG)\b/g;

/** The faults name variables and what they should be, never a value: that is the configuration's own promise. */
function faultsOf(env: Environment): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (!isAppError(error, 'CONFIG_INVALID')) throw error;
    return error.faults ?? [];
  }
}

export function checkEnvironment(env: Environment): readonly Finding[] {
  const faults = faultsOf(env);
  // One fault may name a group ("A, B and C are missing"): each gets a line, once.
  const seen = new Set<string>();
  const findings = faults.flatMap((fault) => {
    const [variable = 'variables'] = fault.match(NAME) ?? [];
    const id = `environment.${variable}`;
    const group = variable.startsWith('OIDC_') && fault.includes(' and ');
    if (group) return oidcGroup(seen);
    if (seen.has(`${id} ${fault}`)) return [];
    seen.add(`${id} ${fault}`);
    return [fail(id, `${fault}.`, remedyFor(variable))];
  });
  return [
    ...(findings.length > 0 ? findings : [ok('environment', 'The environment is complete and well-formed.')]),
    ...platforms(env),
  ];
}

function oidcGroup(seen: Set<string>): Finding[] {
  return ['NAME', 'ISSUER', 'CLIENT_ID'].flatMap((part) => {
    const variable = `OIDC_1_${part}`;
    if (seen.has(variable)) return [];
    seen.add(variable);
    return [
      fail(`environment.${variable}`, `${variable} is missing: advisers could not sign in.`, remedyFor(variable)),
    ];
  });
}

/** Either is enough, so an absent one is no fault; somebody who forgot it must still be able to see that. */
function platforms(env: Environment): Finding[] {
  return [
    ...(wantsSlack(env) ? [] : [info('environment.slack', 'Slack is off: no variable SLACK_… is set.')]),
    ...(wantsTeams(env)
      ? []
      : [info('environment.teams', 'Teams is off: TEAMS_APP_ID is not set. To use it, see docs/install-teams.md.')]),
  ];
}
