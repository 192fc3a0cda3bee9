/** An employee whose adviser lost the key, or left, reads that. Never silence, on either platform. */
import { beforeEach, expect, test } from 'vitest';
import { createLostKeys, type LostKeys } from '../../../src/core/adviser/lost-keys.ts';
import { withoutLostKeys } from '../../../src/core/adviser/without-lost-keys.ts';
import type { ConversationId } from '../../../src/core/conversation.ts';
import type { EmployeeEvent, Visit } from '../../../src/core/events.ts';
import type { Organisation } from '../../../src/core/organisation.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import type { ConversationScreen, Screen } from '../../../src/core/screens.ts';
import { generateAdviserKeys } from '../../../src/seal/slots.ts';
import { render as inSlack } from '../../../src/slack/views/render.ts';
import { render as inTeams } from '../../../src/teams/views/render.ts';
import { desks, sealReply, type Desks } from '../../support/desks.helper.ts';
import { testOrganisations } from '../../support/inbox-fixtures.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const { organisation, keys } = await testOrganisation();
let d: Desks;
let lost: LostKeys;
let conversation: ConversationId;
let now: () => Organisation;
const files = testOrganisations([organisation]);
beforeEach(async () => {
  files.replace([organisation]);
  d = await desks(organisation);
  lost = createLostKeys({ ...d.store, keyring: d.keyring, clock: d.clock });
  const seen = withoutLostKeys(files, lost);
  now = () => seen.byId(organisation.id) ?? organisation;
  conversation = await begin('Kan ik je iets vertellen?');
});
const handle = (event: EmployeeEvent, visit: Partial<Visit> = {}): Promise<Screen> =>
  d.employee.handle({ ...d.visit(), organisation: now(), ...visit }, event);
async function begin(text: string): Promise<ConversationId> {
  const write = await handle({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION });
  if (write.kind !== 'write') throw new Error(write.kind);
  const sent = await handle({ do: 'submit', submit: { ...write.form, text } } as EmployeeEvent);
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  return sent.conversation;
}
async function shown(visit: Partial<Visit> = {}): Promise<ConversationScreen> {
  const screen = await handle({ do: 'conversation', conversation }, visit);
  if (screen.kind !== 'conversation') throw new Error(screen.kind);
  return screen;
}
const mark = (why: 'lost' | 'left') => lost.mark([keys.samira.keyCard.kid], why);
const labels = ({ actions }: ConversationScreen): readonly string[] => actions.map(({ label }) => label);

test('lost: it says so, that it is not because of them, and what they can do; nothing can be sent to that key', async () => {
  await mark('lost');
  const screen = await shown();
  expect(screen.state).toMatch(/^Samira kan dit gesprek niet meer lezen\. Samira is de sleutel kwijt/);
  expect(screen.state).toContain('Dat ligt niet aan jou.');
  expect(screen.state).toMatch(/Je kunt iemand anders kiezen(, of bellen: [\d ]+)?\.$/);
  expect(screen.reply).toBeUndefined();
  expect(labels(screen)).toEqual(['Kies iemand anders', 'Sluit dit gesprek', 'Wis dit gesprek']);
  const english = await shown({ context: { language: 'en' } });
  expect(english.state).toContain('Samira has lost the key that opens your messages. Nobody else has that key.');
  // And no form that was still open brings anything to it.
  const late = await handle({
    do: 'submit',
    submit: { form: 'reply', conversation, submission: 'a'.repeat(22), text: 'Nog iets' },
  });
  expect(late.kind).toBe('not-saved');
});

test('an answer that can still be read stays, although the key that signed it is lost', async () => {
  const reply = await sealReply(d, d.seat(), keys.samira, conversation, 'Ja, vertel maar.');
  expect(await d.adviser.reply(d.seat(), reply)).toBe('stored');
  await mark('lost');
  const screen = await shown();
  expect(screen.entries.map(({ text }) => text)).toContain('Ja, vertel maar.');
});

test('with a new key they can begin again, and what is written to that is read as ever', async () => {
  await mark('lost');
  const { keyCard } = await generateAdviserKeys();
  files.replace([
    {
      ...organisation,
      advisers: organisation.advisers.map((one) =>
        one.id === 'samira' ? { ...one, keyCards: [keyCard, ...one.keyCards] } : one,
      ),
    },
  ]);
  const screen = await shown();
  expect(screen.state).toMatch(/Je kunt opnieuw beginnen bij Samira, of iemand anders kiezen/);
  expect(labels(screen)[0]).toBe('Begin opnieuw met Samira');
  expect(screen.actions[0]?.press).toEqual({ do: 'limits', adviser: 'samira' });
  expect(screen.reply).toBeUndefined();
  const again = await begin('Ik begin opnieuw');
  expect(again).toBe(conversation);
  const next = await shown();
  expect([next.state, next.reply === undefined]).toEqual(['Dit gesprek is open.', false]);
});

test('who left: another adviser is offered', async () => {
  await mark('left');
  const screen = await shown();
  expect(screen.state).toMatch(/^Samira el Idrissi is hier geen vertrouwenspersoon meer/);
  expect(screen.state).toContain('Kies een nieuwe vertrouwenspersoon');
  expect(labels(screen)[0]).toBe('Kies iemand anders');
  files.replace([{ ...organisation, advisers: organisation.advisers.filter(({ id }) => id !== 'samira') }]);
  expect((await shown()).state).toContain('Kies iemand anders als je verder wilt praten');
});

test('nobody is offered to write to a key that is lost', async () => {
  await mark('lost');
  const welcome = await handle({ do: 'open' });
  if (welcome.kind !== 'welcome') throw new Error(welcome.kind);
  const samira = welcome.advisers.find(({ name }) => name.startsWith('Samira'));
  expect(samira?.availability).toBe('bereikbaar per telefoon of e-mail');
});

test.each(['lost', 'left'] as const)('both platforms show all of it: %s', async (why) => {
  await mark(why);
  const screen = await shown();
  for (const drawn of [inSlack(screen), inTeams(screen)])
    expect(JSON.stringify(drawn)).toContain(JSON.stringify(screen.state).slice(1, -1));
});
