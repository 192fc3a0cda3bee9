/** The employee's language is opened for what is on screen, a few at a time, and is believed only in its own place. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import { createLanguages } from '../../../src/inbox/client/languages.ts';
import type { ListItem } from '../../../src/inbox/contract.ts';
import { toBase64url } from '../../../src/seal/bytes.ts';
import { ID, makeWorld, ORGANISATION, type World } from '../../support/inbox-client.helper.ts';

let world: World;
let dutch: ListItem;
beforeAll(async () => {
  world = await makeWorld();
  const bytes = toBase64url(await world.add('employee', 'Dag', { language: 'nl' }));
  dutch = row({ envelope: { sequence: 0, bytes } });
});
const row = (change: Partial<ListItem> = {}): ListItem => {
  return { organisation: ORGANISATION, id: ID, handle: 'h', state: 'open', hour: 1, unread: false, ...change };
};
const other = (index: number): ListItem => row({ ...dutch, id: `${index}`.padStart(22, 'x') as ConversationId });
/** Shows them and waits until all were opened; says how often the screen was told. */
async function shown(languages: ReturnType<typeof createLanguages>, items: readonly ListItem[]): Promise<number> {
  let told = 0;
  await new Promise<void>((done) => {
    languages.show(items, () => {
      told += 1;
      if (!items.some((item) => languages.of(item) === undefined)) done();
    });
    setTimeout(done, 200);
  });
  return told;
}

describe('the language of a row', () => {
  it('is known once it was shown, and not before', async () => {
    const languages = createLanguages(world.reader);
    languages.take([dutch]);
    expect(languages.of(dutch)).toBeUndefined();
    expect(languages.lacks([dutch])).toBe(false);
    await shown(languages, [dutch]);
    expect(languages.of(dutch)).toBe('nl');
  });

  it('stays known when the next list comes without envelopes', async () => {
    const languages = createLanguages(world.reader);
    languages.take([dutch]);
    await shown(languages, [dutch]);
    languages.take([row()]);
    expect(languages.of(row())).toBe('nl');
    expect(languages.lacks([row(), other(1)])).toBe(true);
    languages.giveUp([row(), other(1)]);
    expect(languages.lacks([row(), other(1)])).toBe(false);
    expect(languages.of(row())).toBe('nl');
  });

  it('that an earlier release left in the clear needs nothing to be opened', () => {
    const languages = createLanguages(world.reader);
    languages.take([row({ language: 'en' })]);
    expect(languages.of(row())).toBe('en');
  });

  it('of a message that belongs elsewhere, is damaged or is none is not said', async () => {
    const languages = createLanguages(world.reader);
    const items = [other(1), row({ envelope: { sequence: 1, bytes: dutch.envelope?.bytes ?? '' } })];
    languages.take([...items, row({ id: other(2).id, envelope: { sequence: 0, bytes: '?' } })]);
    languages.show([...items, other(2)], () => undefined);
    await new Promise((done) => setTimeout(done, 20));
    for (const item of [...items, other(2)]) expect(languages.of(item)).toBeUndefined();
  });

  it('is opened a few at a time, and the page gets a turn in between', async () => {
    let pauses = 0;
    const many = Array.from({ length: 20 }, (_, index) => other(index));
    const told: number[] = [];
    await new Promise<void>((done) => {
      const languages = createLanguages(world.reader, async () => {
        pauses += 1;
        if (pauses === 3) done();
      });
      languages.take(many);
      languages.show(many, () => told.push(pauses));
    });
    expect(told).toEqual([0, 1, 2]);
  });
});
