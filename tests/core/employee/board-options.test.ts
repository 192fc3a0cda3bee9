/** Options that an adviser goes through with somebody: what is always among them, what a button does, and what was removed. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import type { Organisation } from '../../../src/core/organisation.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { putItem, readAsAdviser } from '../../support/board.helper.ts';
import { desks, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { takeAt } from '../../support/take.helper.ts';

const { organisation: plain, keys } = await testOrganisation();
const { conductComplaint: _none, ...links } = plain.links;
const without: Organisation = { ...plain, links };
const withRoute: Organisation = {
  ...without,
  links: { ...links, conductComplaint: 'https://werkplek.example/klachten' },
};

let d: Desks;
/** As its file says it at this moment. */
let organisation: Organisation;
let id: ConversationId;
const take = takeAt(() => ({
  ...d,
  visit: (...given: Parameters<Desks['visit']>) => ({ ...d.visit(...given), organisation }),
}));
const look = () => take({ do: 'conversation', conversation: id }, 'conversation');
const part = async () => (await look()).board?.[0];
const labels = async () => (await part())?.actions.map(({ label }) => label);
const pressOf = async (label: string) => {
  const action = (await part())?.actions.find((one) => one.label === label);
  if (action === undefined) throw new Error(`no button ${label}`);
  return action.press;
};
async function read(press: unknown) {
  const screen = await d.employee.handle({ ...d.visit(), organisation }, press as never);
  if (screen.kind !== 'options') throw new Error(screen.kind);
  return screen;
}
const said = async () => (await readAsAdviser(d, keys.samira, id)).board.placed.map(({ answer }) => answer?.says);
const READ = 'Lees wat elke mogelijkheid is';

beforeEach(async () => {
  organisation = withRoute;
  d = await desks(withRoute);
  const { form } = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'write');
  id = (await take({ do: 'submit', submit: { ...form, text: 'Hallo' } as never }, 'sent')).conversation;
});

describe('options on the board (55, 56)', () => {
  it('always have doing nothing and the complaints route, in one order, whichever were chosen (60)', async () => {
    await putItem(d, keys.samira, id, { is: 'options', options: ['police', 'self'] });
    expect(await labels()).toEqual([
      'Er zelf over praten',
      'Een klacht bij de commissie',
      'De politie',
      'Nu niets doen',
      READ,
    ]);
    expect((await part())?.lines).toContain(
      'Met een knop begint er niets. Je zegt alleen waar je het over wilt hebben.',
    );
  });

  it('have no complaints route where the organisation has none', async () => {
    organisation = without;
    await putItem(d, keys.samira, id, { is: 'options', options: ['manager'] });
    expect(await labels()).toEqual(['Naar je leidinggevende', 'Nu niets doen', READ]);
  });

  it('start nothing when one is pressed, and say so, also when it is a complaint', async () => {
    await putItem(d, keys.samira, id, { is: 'options', options: ['manager'] });
    const { board } = await take(await pressOf('Een klacht bij de commissie'), 'conversation');
    expect(board?.[0]?.lines).toEqual([
      'Je koos: Een klacht bij de commissie. Er is nog niets begonnen. Samira ziet je keuze. Je mag altijd iets anders kiezen.',
    ]);
    expect(await said()).toEqual(['committee']);
  });

  it('that the organisation removed meanwhile are a sentence, never a blank (60)', async () => {
    await putItem(d, keys.samira, id, { is: 'options', options: ['manager'] });
    const press = await pressOf('Een klacht bij de commissie');
    organisation = without;
    const { notice, board } = await take(press, 'conversation');
    expect(notice).toBe('Dit is net veranderd. Hieronder staat wat er nu staat. Wat je drukte, is niet bewaard.');
    expect(board?.[0]?.actions.map(({ label }) => label)).toEqual(['Naar je leidinggevende', 'Nu niets doen', READ]);
    expect(await said()).toEqual([undefined]);

    organisation = withRoute;
    await take(press, 'conversation');
    organisation = without;
    expect((await part())?.lines[0]).toBe(
      'Wat je eerder koos, staat er niet meer bij. Kies iets anders, of vraag Samira ernaar.',
    );
    expect((await part())?.lines.length).toBeGreaterThan(1);
  });

  it('can be read about before one is chosen and after, and the way back is the conversation (55, 58)', async () => {
    await putItem(d, keys.samira, id, { is: 'options', options: ['manager'] });
    const all = await read(await pressOf(READ));
    expect(all.back?.press).toEqual({ do: 'conversation', conversation: id });
    const [first] = all.open ?? [];
    const page = await read(first?.press);
    expect(page.sections.map(({ heading }) => heading)).toEqual(
      expect.arrayContaining([
        'Wat ervoor pleit',
        'Wat lastig kan zijn',
        'Wie hoort je naam?',
        'Wat Samira hierin kan doen',
      ]),
    );
    expect(page.back?.press).toEqual({ do: 'conversation', conversation: id });
    expect((await read(page.open?.at(-1)?.press)).back?.press).toEqual(page.back?.press);

    await take(await pressOf('Naar je leidinggevende'), 'conversation');
    expect((await read(await pressOf('Lees wat hierbij hoort'))).heading).toBe('Naar je leidinggevende');
    // Reading is no choice.
    expect(await said()).toEqual(['manager']);
  });
});
