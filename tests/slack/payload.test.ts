/**
 * Slack leaves out, empties and nulls what does not apply, each client and plan in its own way. Whatever comes signed
 * from Slack is understood or refused by name: nothing in it makes a listener fault.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { isAppError } from '../../src/base/errors.ts';
import * as payload from '../../src/slack/http/payloads.ts';
import { openWorkplace, TEAM, type Workplace } from '../support/slack.helper.ts';

type Json = Record<string, unknown>;
const person = {
  team: { id: TEAM, domain: 'demo' },
  enterprise: { id: 'E0DEMO', name: 'Demo' },
  user: { id: 'U0CANARY', team_id: TEAM, name: 'noor' },
  is_enterprise_install: false,
};
const view = {
  id: 'V1',
  type: 'modal',
  previous_view_id: 'V0',
  root_view_id: 'V0',
  callback_id: 'in-vertrouwen.root',
  private_metadata: '{"context":{}}',
  app_installed_team_id: TEAM,
  state: { values: { b: { a: { type: 'plain_text_input', value: 'x', selected_option: null } } } },
};
const SAMPLES: Readonly<Record<string, { schema: Parameters<typeof payload.read>[0]; body: Json }>> = {
  command: {
    schema: payload.commandSchema,
    body: {
      command: '/vertrouwenspersoon',
      team_id: TEAM,
      enterprise_id: 'E0DEMO',
      user_id: 'U0CANARY',
      trigger_id: '1.1',
      is_enterprise_install: 'false',
    },
  },
  shortcut: {
    schema: payload.shortcutSchema,
    body: { type: 'shortcut', callback_id: 'open-in-vertrouwen', trigger_id: '1.1', ...person },
  },
  press: {
    schema: payload.pressSchema,
    body: {
      type: 'block_actions',
      trigger_id: '1.1',
      ...person,
      container: { type: 'view', view_id: 'V1' },
      actions: [{ type: 'button', block_id: 'b', action_id: 'press', value: '{"do":"open"}' }],
      view,
    },
  },
  submission: { schema: payload.viewSchema, body: { type: 'view_submission', ...person, view } },
  closing: { schema: payload.viewSchema, body: { type: 'view_closed', ...person, view } },
  home: {
    schema: payload.homeOpenedSchema,
    body: {
      type: 'event_callback',
      team_id: TEAM,
      enterprise_id: 'E0DEMO',
      authorizations: [{ team_id: TEAM, enterprise_id: 'E0DEMO', is_enterprise_install: false }],
      event: { type: 'app_home_opened', user: 'U0CANARY', tab: 'home', view: { private_metadata: 'x' } },
    },
  },
  removed: {
    schema: payload.endedSchema,
    body: {
      type: 'event_callback',
      team_id: TEAM,
      enterprise_id: 'E0DEMO',
      event_time: 1_770_000_000,
      authorizations: [{ is_enterprise_install: false }],
      event: { type: 'app_uninstalled' },
    },
  },
  revoked: {
    schema: payload.revokedSchema,
    body: {
      type: 'event_callback',
      team_id: TEAM,
      event_time: 1_770_000_000,
      event: { type: 'tokens_revoked', tokens: { bot: ['U1'], oauth: [] } },
    },
  },
};

type Path = readonly (string | number)[];
/** Every place in it, its leaves and what holds them. */
function paths(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inside = Object.entries(value).flatMap(([key, each]) => paths(each, [...at, key]));
  return at.length === 0 ? inside : [at, ...inside];
}
const GONE = Symbol('gone');
function put(body: Json, path: Path, value: unknown): Json {
  const copy = structuredClone(body);
  let holder: Json = copy;
  for (const key of path.slice(0, -1)) holder = holder[key] as Json;
  const last = path.at(-1) ?? '';
  if (value === GONE) delete holder[last];
  else holder[last] = value;
  return copy;
}
const parsed = (name: string, body: Json): unknown => SAMPLES[name]?.schema.safeParse(body).data;

describe('what may be absent', () => {
  const OPTIONAL: readonly [string, Path][] = [
    ['command', ['enterprise_id']],
    ['shortcut', ['team']],
    ['shortcut', ['enterprise']],
    ['shortcut', ['user', 'team_id']],
    ['press', ['team']],
    ['press', ['enterprise']],
    ['press', ['user', 'team_id']],
    ['press', ['actions', 0, 'value']],
    ['press', ['view']],
    ['press', ['view', 'app_installed_team_id']],
    ['press', ['view', 'previous_view_id']],
    ['press', ['view', 'root_view_id']],
    ['press', ['view', 'callback_id']],
    ['press', ['view', 'private_metadata']],
    ['press', ['view', 'state']],
    ['submission', ['enterprise']],
    ['submission', ['view', 'app_installed_team_id']],
    ['home', ['enterprise_id']],
    ['home', ['event', 'view']],
    ['home', ['event', 'view', 'private_metadata']],
    ['removed', ['team_id']],
    ['removed', ['enterprise_id']],
    ['removed', ['event_time']],
    ['removed', ['authorizations']],
    ['revoked', ['event', 'tokens']],
    ['revoked', ['event', 'tokens', 'bot']],
  ];
  it.each(OPTIONAL)('%s %j: empty and null say the same as nothing', (name, path) => {
    const body = SAMPLES[name]?.body ?? {};
    const without = parsed(name, put(body, path, GONE));
    expect(without).toBeDefined();
    for (const value of ['', null]) expect(parsed(name, put(body, path, value))).toEqual(without);
  });
  it.each(['team', 'enterprise'])('a %s without an id is none', (field) => {
    const { body = {} } = SAMPLES['press'] ?? {};
    const without = parsed('press', put(body, [field], GONE));
    for (const value of [{}, { id: '' }, { id: null }, { domain: 'x' }])
      expect(parsed('press', put(body, [field], value))).toEqual(without);
  });
  it('what is there and is no id does not pass for absent', () => {
    const { body = {} } = SAMPLES['press'] ?? {};
    for (const value of [7, ['T1'], 'x'.repeat(256), {}])
      expect(parsed('press', put(body, ['user', 'team_id'], value))).toBeUndefined();
  });
});

const anything = fc.oneof(
  fc.constantFrom(GONE, null, '', 0, false, [], {}, 'x', 'x'.repeat(5000), { id: '' }, { id: 7 }),
  fc.jsonValue(),
);

describe('reading', () => {
  it('gives what was read or refuses it by name, and never throws anything else', () => {
    const names = fc.constantFrom(...Object.keys(SAMPLES));
    const whole = fc.tuple(names, fc.jsonValue());
    const changed = names.chain((name) => {
      const { body = {} } = SAMPLES[name] ?? {};
      return fc
        .tuple(fc.constantFrom(...paths(body)), anything)
        .map(([path, value]) => [name, put(body, path, value)] as const);
    });
    fc.assert(
      fc.property(fc.oneof(whole, changed), ([name, body]) => {
        const { schema } = SAMPLES[name] ?? {};
        if (schema === undefined) throw new TypeError(name);
        try {
          payload.read(schema, body);
        } catch (error) {
          expect(isAppError(error, 'REQUEST_REFUSED')).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a listener', () => {
  let workplace: Workplace;
  beforeEach(async () => {
    workplace = await openWorkplace();
  });
  afterEach(() => workplace.close());

  const send = async (name: string, body: Json): Promise<number> => {
    const isEvent = 'event' in body;
    const isForm = !isEvent;
    const text = isEvent
      ? JSON.stringify(body)
      : new URLSearchParams(
          name === 'command'
            ? Object.entries(body).map(([key, value]): [string, string] => [
                key,
                typeof value === 'string' ? value : JSON.stringify(value ?? ''),
              ])
            : { payload: JSON.stringify(body) },
        ).toString();
    const { status = 0 } = await workplace.standIn.send({
      body: text,
      headers: {
        'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
        ...workplace.standIn.sign(text),
      },
    });
    return status;
  };

  test('takes a command without an Enterprise organisation, written as nothing', async () => {
    const { body = {} } = SAMPLES['command'] ?? {};
    expect(await send('command', put(body, ['enterprise_id'], ''))).toBe(200);
    expect(workplace.called).toEqual(['views.open']);
    expect(workplace.lines.join('')).not.toContain('"event":"fault"');
  });

  test('never faults, whatever one field of a payload holds', async () => {
    const faults: string[] = [];
    for (const [name, { body }] of Object.entries(SAMPLES))
      for (const path of paths(body))
        for (const value of [GONE, null, '', 7, [], {}, { id: '' }]) {
          workplace.lines.length = 0;
          await send(name, put(body, path, value));
          if (workplace.lines.join('').includes('"event":"fault"'))
            faults.push(`${name} ${path.join('.')}: ${value === GONE ? 'gone' : JSON.stringify(value)}`);
        }
    expect(faults).toEqual([]);
  }, 60_000);
});
