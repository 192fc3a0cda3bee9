/** One form pressed twice on either platform, without its network: what the answer says, and what is left in the form. */
import { LIMITS_VERSION } from '../../src/core/pages/write.ts';
import type { EmployeeDesk } from '../../src/core/employee/desk.ts';
import type { Visit } from '../../src/core/events.ts';
import { createLog } from '../../src/base/log.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { createSubmitting, type FormResponse } from '../../src/slack/flows/submit.ts';
import { fieldOf } from '../../src/slack/views/render.ts';
import { createDialogs } from '../../src/teams/flows/dialogs.ts';
import { createIdempotency } from '../../src/teams/flows/idempotency.ts';
import { testClock } from './desks.helper.ts';

export interface Pressed {
  /** Everything to be read. */
  readonly words: string;
  /** `undefined` when there is no field any more. */
  readonly typed: string | undefined;
}
export interface Press {
  readonly adviser: string;
  readonly text: string;
  readonly limits?: string;
  readonly mark?: string;
  /** To read it back. In Slack. */
  readonly ticked?: true;
}
export type Platform = 'slack' | 'teams';
export const MARK = 'm'.repeat(22);

const formOf = ({ limits = LIMITS_VERSION, mark = MARK }: Press) =>
  ({ form: 'choose-again', limits, submission: mark }) as const;
const log = createLog(() => undefined);
const keyring = await memoryKeyring();
const clock = testClock();
const { records } = memoryStore(clock);

export type PressForm = (desk: EmployeeDesk, visit: Visit, press: Press) => Promise<Pressed>;

type Json = Readonly<Record<string, unknown>>;
function* nodes(value: unknown): Generator<Json> {
  if (typeof value !== 'object' || value === null) return;
  yield value as Json;
  for (const inner of Object.values(value)) yield* nodes(inner);
}
const textsIn = (value: unknown): string =>
  [...nodes(value)].flatMap(({ text, title }) => [text, title].filter((one) => typeof one === 'string')).join('\n');

/** Slack keeps what was typed as long as a field has the block id that it had (docs/decisions/0004-one-root-modal-and-remembered-views.md). */
function afterSlack(answer: FormResponse, block: string, text: string): Pressed {
  if (answer.response_action === 'errors') return { words: Object.values(answer.errors).join('\n'), typed: text };
  const field = fieldOf(answer.view);
  const typed = field === undefined ? undefined : field === block ? text : '';
  return { words: textsIn(answer.view.blocks), typed };
}

/** The body that answers a form in Slack, which whoever forged the form reads. */
export const slackBody = (desk: EmployeeDesk, visit: Visit, press: Press): Promise<FormResponse> =>
  answerInSlack(desk, visit, formOf(press), {
    'choice:adviser': { choice: { selected_option: { value: `=${press.adviser}` } } },
    'text:0': { text: { value: press.text } },
    ...(press.ticked === true ? { 'tick:text:0': { tick: { selected_options: [{ value: 'tick' }] } } } : {}),
  });
export const slackFilters = (desk: EmployeeDesk, visit: Visit): Promise<FormResponse> =>
  answerInSlack(desk, visit, { form: 'filters' }, {});

async function answerInSlack(
  desk: EmployeeDesk,
  { organisation, employee }: Visit,
  form: object,
  values: object,
): Promise<FormResponse> {
  const submitting = createSubmitting({
    desk,
    identify: () => ({ kind: 'ours', organisation, team: 'T0', employee }),
    sender: { open: refuse, push: refuse, update: refuse, publish: refuse },
    openViews: {
      recall: () => Promise.resolve(undefined),
      lookingAt: () => Promise.resolve(undefined),
      remember: () => Promise.resolve(),
      forget: () => Promise.resolve(),
    },
    tokenForTeam: () => undefined,
    log,
    deadlineMs: 2000,
  });
  const metadata = JSON.stringify({ context: {}, form });
  const { response } = await submitting.submit({
    team: { id: 'T0' },
    user: { id: 'U0' },
    view: { id: 'V0', type: 'modal', private_metadata: metadata, state: { values } },
  });
  return response;
}
const slack: PressForm = async (desk, visit, press) =>
  afterSlack(await slackBody(desk, visit, press), 'text:0', press.text);
const refuse = () => Promise.resolve({ ok: false, reason: 'other' } as const);

let activities = 0;
const teams: PressForm = async (desk, { organisation, employee }, press) => {
  const dialogs = createDialogs({ desk, idempotency: createIdempotency(records, keyring, log, clock) });
  const caller = { organisation, tenant: 't', user: 'u', employee, language: 'nl' } as const;
  const { adviser, text } = press;
  const options = JSON.stringify([{ value: 'samira', label: 'Samira' }]);
  const data = { iv: 1, context: {}, form: formOf(press), text, adviser, options };
  activities += 1;
  const dialog = await dialogs.respond(caller, { id: `f:${activities}`, submitted: { data }, withinMs: 2000 });
  const field = [...nodes(dialog.card.content)].find(({ id }) => id === 'text');
  const typed = typeof field?.['value'] === 'string' ? field['value'] : undefined;
  return { words: textsIn(dialog.card.content), typed };
};

export const pressing: Readonly<Record<Platform, PressForm>> = { slack, teams };
