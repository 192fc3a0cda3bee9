/** A board on which nothing can be said any more, or in an organisation of one adviser: no sentence tells to press what is not there. */
import { beforeEach, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { putItem, readAsAdviser } from '../../support/board.helper.ts';
import { desks, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { takeAt } from '../../support/take.helper.ts';

const { organisation, keys } = await testOrganisation();
let d: Desks;
let id: ConversationId;
const take = takeAt(() => d);
beforeEach(async () => {
  d = await desks(organisation);
  const { form } = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'write');
  id = (await take({ do: 'submit', submit: { ...form, text: 'Hallo' } as never }, 'sent')).conversation;
});
const put = (item: { readonly is: string } & Readonly<Record<string, unknown>>) => putItem(d, keys.samira, id, item);
const offer = () => {
  const at = Math.floor(d.clock.now().getTime() / 60_000) + 3 * 24 * 60;
  return put({ is: 'appointment', moments: [{ at, minutes: 30, way: { by: 'in-person', where: 'kamer 12' } }] });
};
const board = async (how: Parameters<typeof take>[2] = {}) =>
  (await take({ do: 'conversation', conversation: id }, 'conversation', how)).board ?? [];
async function say(says: string): Promise<void> {
  const item = (await readAsAdviser(d, keys.samira, id)).board.placed[0]?.mark;
  await take({ do: 'answer', conversation: id, item, says, submission: says.padEnd(22, 'A') } as never, 'conversation');
}
const close = () => take({ do: 'close', conversation: id }, 'closed');
/** Of whom there is no key any more. */
const keyless = {
  ...organisation,
  advisers: organisation.advisers.map((one) => (one.id === 'samira' ? { ...one, keyCards: [] } : one)),
};

it('what was only offered is gone in a conversation that is closed, or that nobody reads', async () => {
  await offer();
  await put({ is: 'options', options: ['self'] });
  expect(await board()).toHaveLength(2);
  // Who signed it cannot be checked any more, which is said.
  expect((await board({ organisation: keyless })).flatMap(({ actions }) => actions)).toEqual([]);
  await close();
  expect(await board()).toEqual([]);
});

it('what was agreed stays, without a word of moving it here', async () => {
  await offer();
  await say('take-0');
  await close();
  const [part, ...others] = await board();
  expect(others).toEqual([]);
  expect(part?.heading).toBe('Jullie afspraak');
  expect(part?.lines[0]).toContain('kamer 12');
  expect(part?.lines[1]).toMatch(/^Verzetten of afzeggen kan hier niet meer\./);
  expect(part?.lines.join(' ')).not.toMatch(/Tot een uur|hieronder/);
  expect(part?.actions).toEqual([]);
});

it('what was called off is off, and asks nobody to write below', async () => {
  await offer();
  await say('take-0');
  await say('cancel-0');
  await close();
  const [part] = await board();
  expect(part?.heading).toBe('De afspraak gaat niet door');
  expect(part?.lines.join(' ')).not.toContain('hieronder');
});

it('what was chosen is still said', async () => {
  await put({ is: 'options', options: ['self'] });
  await say('self');
  await close();
  expect((await board()).map(({ lines }) => lines.length)).toEqual([1]);
});

it('a number that was given is nothing to call any more', async () => {
  const { form } = await take({ do: 'call-me', conversation: id }, 'call-me');
  await take({ do: 'submit', submit: { ...form, text: '06 12345678', when: '', voicemail: false } as never }, 'sent');
  expect((await board()).map(({ heading }) => heading)).toEqual(['Samira mag je bellen']);
  await close();
  expect(await board()).toEqual([]);
});

it('whoever is the only adviser is not told to talk to another one', async () => {
  await put({ is: 'told', way: 'judge', to: 'de rechtbank', what: 'Dat er een gesprek was.', named: false });
  const item = (await readAsAdviser(d, keys.samira, id)).board.placed[0]?.mark as never;
  const alone = { ...organisation, advisers: organisation.advisers.filter((one) => one.id === 'samira') };
  for (const [language, sentence] of [
    ['nl', 'Ben je het er niet mee eens? Je kunt klagen.'],
    ['en', 'Do you disagree? You can complain.'],
  ] as const) {
    const page = await take({ do: 'board', conversation: id, item }, 'board', { organisation: alone, language });
    expect(page.more).toContain(sentence);
    expect(page.actions.map(({ press }) => press.do)).toEqual(['complaint']);
  }
});
