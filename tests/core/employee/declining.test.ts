/** "I cannot do this": what the employee reads and can do then, that it closes at once, and that a reason never shows. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { bodyOf, setAnswerIn } from '../../../src/core/set-answer.ts';
import { en as inboxInEnglish } from '../../../src/inbox/client/words/en.ts';
import { nl as inbox } from '../../../src/inbox/client/words/nl.ts';
import { desks, readThread, sealReply, signClose, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { takeAt } from '../../support/take.helper.ts';

const { organisation, keys } = await testOrganisation();
let d: Desks;
beforeEach(async () => {
  d = await desks(organisation);
});

const take = takeAt(() => d);
async function send(text: string): Promise<ConversationId> {
  const { form } = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'write');
  const submit = { ...form, text } as never;
  return (await take({ do: 'submit', submit }, 'sent')).conversation;
}
const look = (conversation: ConversationId, language: 'nl' | 'en' = 'nl') =>
  take({ do: 'conversation', conversation }, 'conversation', { language });
const declining = (id: ConversationId) => sealReply(d, d.seat(), keys.samira, id, { kind: 'declined' });

const SAID = {
  nl: 'Samira kan dit gesprek niet met je voeren. Dat kan komen door te weinig tijd, doordat het te dichtbij komt, of door iets anders. We zeggen nooit wat het is. Het zegt niets over jou of over je verhaal. Wat Samira las, blijft bij Samira, met dezelfde uitzonderingen als je eerder las. Wil je verder praten, kies dan iemand anders. We sturen niets door.',
  en: 'Samira cannot have this conversation with you. That can be for lack of time, because it comes too close, or for another reason. We never say which. It says nothing about you or your story. What Samira read stays with Samira, with the same exceptions as you read before. If you want to go on, choose somebody else. We pass nothing on.',
};

describe('a conversation that the adviser cannot have', () => {
  it('is closed by it, also unread, and says so in the reader’s language with the two ways on', async () => {
    const id = await send('Het gaat over iemand die je kent');
    expect(await d.adviser.reply(d.seat(), await declining(id))).toBe('stored');
    expect(d.replied).toEqual([id]);
    expect((await take({ do: 'open' }, 'welcome')).mine?.label).toContain('1');
    for (const language of ['nl', 'en'] as const) {
      const page = await look(id, language);
      expect(page.entries.at(-1)).toMatchObject({ from: 'adviser', said: SAID[language] });
      expect(page).not.toHaveProperty('reply');
      expect(page).not.toHaveProperty('awaited');
      expect(page.actions.map(({ label }) => label)).toEqual(
        language === 'nl'
          ? ['Kies iemand anders', 'Wis dit gesprek']
          : ['Choose somebody else', 'Wipe this conversation'],
      );
      expect(page.actions.map(({ press }) => press.do)).toEqual(['welcome', 'ask-withdraw']);
    }
    const thread = await d.adviser.read(d.seat(), id);
    expect(thread).toMatchObject({ state: 'closed', length: 2 });
    expect(thread).not.toHaveProperty('awaited');
    expect((await readThread(d, d.seat(), keys.samira, id)).at(-1)).toMatchObject({ kind: 'declined', text: '' });
  });

  it('shows the adviser beforehand what will be read, word for word', () => {
    expect([inbox.declined('Samira'), inboxInEnglish.declined('Samira')]).toEqual([SAID.nl, SAID.en]);
  });

  it('goes when a closed one goes', async () => {
    const id = await send('Hallo');
    await d.adviser.reply(d.seat(), await declining(id));
    d.clock.advance(organisation.retention.closedDays * 24 - 1);
    await look(id);
    d.clock.advance(2);
    await take({ do: 'conversation', conversation: id }, 'gone');
  });

  it('is answered once, whoever presses again, and not closed without the word', async () => {
    const id = await send('Hallo');
    const reply = await declining(id);
    expect(await d.adviser.reply(d.seat(), { ...reply, closes: 'A'.repeat(86) })).toBe('refused');
    const elsewhere = { ...d.seat(), adviser: { ...d.seat().adviser, id: 'tom' } };
    const wrong = await signClose(elsewhere, keys.samira, id);
    expect(await d.adviser.reply(d.seat(), { ...reply, closes: wrong })).toBe('refused');
    expect(await d.adviser.reply(d.seat(), { ...reply, promises: 999_999 })).toBe('refused');
    expect((await d.adviser.read(d.seat(), id))?.length).toBe(1);
    expect(await d.adviser.reply(d.seat(), reply)).toBe('stored');
    expect(await d.adviser.reply(d.seat(), reply)).toBe('repeated');
    expect((await d.adviser.read(d.seat(), id))?.length).toBe(2);
  });

  it('can begin with somebody else at once, who is told nothing', async () => {
    const id = await send('Hallo');
    await d.adviser.reply(d.seat(), await declining(id));
    expect(await d.adviser.list(d.seat('tom'))).toEqual([]);
    await take({ do: 'write', adviser: 'tom', limits: LIMITS_VERSION }, 'write');
    await take({ do: 'withdraw', conversation: id }, 'withdrawn');
    expect(await d.adviser.list(d.seat())).toEqual([]);
  });
});

describe('what says so', () => {
  it('carries no word: one that does is nobody’s', () => {
    expect(setAnswerIn(bodyOf({ kind: 'declined' }))).toEqual({ kind: 'declined' });
    for (const text of [' ', 'te dichtbij', '\0', '1']) expect(setAnswerIn({ kind: 'declined', text })).toBeUndefined();
  });
});
