/** What somebody typed and did not send yet is never lost by looking at something else. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Screen } from '../../src/core/screens.ts';
import { wordsIn } from '../../src/core/words/index.ts';
import { readCard } from '../../src/teams/views/read-card.ts';
import { CARD_BYTES, render, type AdaptiveCardJson } from '../../src/teams/views/render.ts';
import { desks, sealReply, type Desks } from '../support/desks.helper.ts';
import { testOrganisation, type TestOrganisation } from '../support/organisation.helper.ts';
import { screens } from '../fixtures/screens.ts';
import { inspect, input, labels, press } from '../support/teams-card-look.helper.ts';

const words = wordsIn('nl');
const TEXT = 'Er is iets gebeurd.\n${x} `';
const { employerView, referrals } = words.footer;

let organisation: TestOrganisation;
beforeAll(async () => {
  organisation = await testOrganisation();
});

/** An open dialog: pressing a button sends the card as Teams does, and shows what comes back. */
async function dialog(d: Desks): Promise<{
  readonly card: AdaptiveCardJson;
  readonly screen: Screen;
  press(label: string, typed?: Record<string, string>): Promise<void>;
}> {
  let screen = await d.employee.handle(d.visit(), { do: 'open' });
  let card = render(screen);
  return {
    get card() {
      return card;
    },
    get screen() {
      return screen;
    },
    async press(label, typed = {}) {
      const read = readCard(press(card, label, typed));
      if (read === undefined) throw new Error(`not read: ${label}`);
      screen = await d.employee.handle(d.visit('U0NOOR', read.context), read.event);
      card = render(screen, read.keep);
    },
  };
}

const SEND = words.write.submitTo('Samira');
async function writing(d: Desks): ReturnType<typeof dialog> {
  const open = await dialog(d);
  const first = open.screen.kind === 'welcome' ? open.screen.advisers[0] : undefined;
  await open.press(first?.open.label ?? '');
  if (open.screen.kind !== 'adviser') throw new Error('no adviser');
  await open.press(open.screen.write?.label ?? '');
  await open.press(words.limits.accept);
  return open;
}

async function talking(d: Desks): ReturnType<typeof dialog> {
  const open = await writing(d);
  await open.press(SEND, { text: 'Eerste bericht' });
  await open.press(words.sent.open);
  expect(open.screen.kind).toBe('conversation');
  return open;
}

describe('words that are not sent yet', () => {
  test.each([[employerView], [referrals]])('survive reading "%s" and coming back', async (label) => {
    const open = await writing(await desks(organisation.organisation));
    await open.press(label, { text: TEXT });
    expect(inspect(open.card).visible.join('')).not.toContain('Er is iets gebeurd');
    // The button says what it does: back to the form, not to the beginning.
    await open.press(words.back);
    expect(open.screen.kind).toBe('write');
    expect(input(open.card, 'text')?.value).toBe(TEXT);
  });

  test.each([[employerView], [referrals]])(
    'need not be there for "%s" to lead back to the form, or to the limits',
    async (label) => {
      const open = await writing(await desks(organisation.organisation));
      await open.press(label, { tick: '1' });
      await open.press(label === referrals ? employerView : referrals);
      await open.press(words.back);
      expect(open.screen.kind).toBe('write');
      expect(input(open.card, 'tick')?.value).toBe('1');
      expect(input(open.card, 'text')?.value).toBe('');
      await open.press(words.back);
      expect(open.screen.kind).toBe('limits');
      await open.press(label);
      await open.press(words.back);
      expect(open.screen.kind).toBe('limits');
    },
  );

  test('stay ticked, or not, with the words they are about', async () => {
    const d = await desks(organisation.organisation);
    for (const tick of ['1', '0']) {
      const open = await writing(d);
      expect(input(open.card, 'tick')?.value).toBe('0');
      await open.press(employerView, { text: TEXT, tick });
      await open.press(referrals);
      await open.press(words.back);
      expect(input(open.card, 'tick')?.value).toBe(tick);
      await open.press(words.write.starters.talk, { text: TEXT, tick });
      expect(input(open.card, 'tick')?.value).toBe(tick);
      // Refused, with the form once more: too long.
      await open.press(SEND, { text: 'x'.repeat(3001), tick });
      expect(open.screen.kind).toBe('not-saved');
      expect(input(open.card, 'tick')?.value).toBe(tick);
    }
  });

  test('that were ticked can be read back, and a tick that is no tick of ours keeps nothing', async () => {
    for (const [tick, shown] of [
      ['1', true],
      ['0', false],
      ['true', false],
      ['', false],
    ] as const) {
      const open = await writing(await desks(organisation.organisation));
      await open.press(SEND, { text: 'Mijn eigen woorden', tick });
      await open.press(words.sent.open);
      expect(inspect(open.card).visible.includes('Mijn eigen woorden')).toBe(shown);
    }
  });

  test('survive reading one thing after another', async () => {
    const open = await writing(await desks(organisation.organisation));
    await open.press(employerView, { text: TEXT });
    await open.press(referrals);
    await open.press(words.back);
    expect(input(open.card, 'text')?.value).toBe(TEXT);
  });

  test('survive going back to the limits and accepting them again', async () => {
    const open = await writing(await desks(organisation.organisation));
    await open.press(words.back, { text: TEXT });
    expect(open.screen.kind).toBe('limits');
    await open.press(words.limits.accept);
    expect(input(open.card, 'text')?.value).toBe(TEXT);
  });

  test('are not put in a letter to somebody else', async () => {
    const open = await writing(await desks(organisation.organisation));
    const to = open.screen.kind === 'write' && open.screen.form.form === 'write' ? open.screen.form.adviser : '';
    const other = { ...screens.write, form: { ...screens.write.form, adviser: to === 'tom' ? 'samira' : 'tom' } };
    const keep = readCard(press(open.card, employerView, { text: TEXT }))?.keep;
    expect(input(render(other, keep), 'text')?.value).toBe('');
    expect(input(render(other, keep), 'kept')?.value).toBe(TEXT);
  });

  test('follow the first sentence that somebody chose', async () => {
    const open = await writing(await desks(organisation.organisation));
    await open.press(words.write.starters.talk, { text: TEXT });
    expect(input(open.card, 'text')?.value).toBe(`${words.write.starterTexts.talk}\n\n${TEXT}`);
  });

  test('in a reply survive looking for an answer, reading, and half a reveal', async () => {
    const open = await talking(await desks(organisation.organisation));
    await open.press(words.conversation.refresh, { text: TEXT });
    expect(input(open.card, 'text')?.value).toBe(TEXT);
    await open.press(employerView, { text: `${TEXT}2` });
    await open.press(words.back);
    expect(open.screen.kind).toBe('conversation');
    expect(input(open.card, 'text')?.value).toBe(`${TEXT}2`);
    await open.press(words.conversation.reveal);
    expect(open.screen.kind).toBe('reveal');
    expect(input(open.card, 'text')?.value).toBe('');
    await open.press(words.reveal.back, { text: 'Noor' });
    expect(input(open.card, 'text')?.value).toBe(`${TEXT}2`);
  });

  test('are gone from the card once they are sent', async () => {
    const open = await talking(await desks(organisation.organisation));
    await open.press(words.conversation.replySubmit, { text: TEXT });
    expect(open.screen.kind).toBe('sent');
    expect(JSON.stringify(open.card)).not.toContain('Er is iets gebeurd');
    await open.press(words.sent.open);
    expect(input(open.card, 'text')?.value).toBe('');
  });
});

describe('a form that could not be stored', () => {
  test.each(['write', 'reply', 'reveal'] as const)(
    '%s: is shown again with its text, the reason and its mark',
    async (kind) => {
      const d = await desks(organisation.organisation);
      const open = kind === 'write' ? await writing(d) : await talking(d);
      if (kind === 'reveal') await open.press(words.conversation.reveal);
      const form =
        'form' in open.screen
          ? open.screen.form
          : open.screen.kind === 'conversation'
            ? open.screen.reply?.form
            : undefined;
      const text = 'x'.repeat(3001);
      const send = kind === 'write' ? SEND : words.conversation.replySubmit;
      await open.press(send, { text });
      expect(open.screen.kind).toBe('not-saved');
      expect(inspect(open.card)).toMatchObject({ faults: [] });
      expect(inspect(open.card).visible).toContain(words.notSaved.tooLong(3000));
      expect(input(open.card, 'text')?.value).toBe(text);
      const again = readCard(press(open.card, send, { text: 'kort' }));
      expect(again?.event).toEqual({ do: 'submit', submit: { ...form, text: 'kort' } });
      await open.press(words.back, { text: 'kort' });
      expect(open.screen.kind).toBe(kind === 'reply' ? 'conversation' : kind);
      expect(input(open.card, 'text')?.value).toBe('kort');
    },
  );

  test('an adviser that fell away: the text stays, the list comes back, also after reading and after forgetting to choose', async () => {
    const d = await desks(organisation.organisation);
    const open = await writing(d);
    d.clock.advance(9);
    await open.press(SEND, { text: TEXT });
    expect(open.screen).toMatchObject({ kind: 'write', form: { form: 'choose-again' } });
    expect(input(open.card, 'text')?.value).toBe(TEXT);
    await open.press(words.write.submit);
    expect(open.screen).toMatchObject({ kind: 'not-saved', field: 'adviser' });
    expect(input(open.card, 'text')?.value).toBe(TEXT);
    expect(input(open.card, 'adviser')).toMatchObject({ choices: [{ value: 'samira' }, { value: 'tom' }] });
    await open.press(referrals);
    await open.press(words.back);
    expect(input(open.card, 'text')?.value).toBe(TEXT);
    await open.press(words.write.submit, { adviser: 'tom' });
    expect(open.screen.kind).toBe('sent');
  });

  test('what the desk left beside the form does not travel in it', () => {
    const screen = { ...screens['not-saved'], form: { ...screens['not-saved'].form, text: 'geheim' } };
    expect(JSON.stringify(render(screen))).not.toContain('geheim');
    expect(readCard(press(render(screen), words.write.submit, { text: 'x' }))).toBeDefined();
  });
});

describe('the longest that people can send', () => {
  const longest = '字'.repeat(3000);
  test('a page of the longest replies fits, and what did not is one press away', async () => {
    const d = await desks(organisation.organisation);
    const open = await talking(d);
    if (open.screen.kind !== 'conversation') throw new Error('no conversation');
    const { conversation } = open.screen;
    const who = open.screen.heading.includes('Samira') ? 'samira' : 'tom';
    for (const at of ['1', '2', '3']) {
      const text = `${at}${longest.slice(1)}`;
      const sealed = await sealReply(d, d.seat(who), organisation.keys[who], conversation, text, at.repeat(22));
      expect(await d.adviser.reply(d.seat(who), sealed)).toBe('stored');
    }
    const seen: string[] = [];
    await open.press(words.conversation.refresh);
    for (let pages = 0; pages < 4; pages += 1) {
      expect(Buffer.byteLength(JSON.stringify(open.card))).toBeLessThan(CARD_BYTES);
      const { visible } = inspect(open.card);
      seen.push(...visible.filter((text) => text.length === 3000));
      if (!labels(open.card).includes(words.conversation.earlier)) break;
      await open.press(words.conversation.earlier);
    }
    expect(seen.map((text) => text.charAt(0)).toSorted((a, b) => a.localeCompare(b))).toEqual(['1', '2', '3']);
  });

  test.each(Object.entries<Screen>(screens))('%s: stays a card with the longest text kept in it', (_name, screen) => {
    const card = render(screen, { form: screens.write.form, text: longest });
    expect(inspect(card).faults).toEqual([]);
    const kept = [input(card, 'kept')?.value, input(card, 'text')?.value];
    if (!['sent', 'withdrawn', 'closed'].includes(screen.kind)) expect(kept).toContain(longest);
  });
});

describe('on a card', () => {
  test('the date function of text runs is broken in what people type', () => {
    const text = 'a {{DATE(2026-01-01T00:00:00Z)}} {{{TIME(2026-01-01T00:00:00Z)}} b';
    const card = render({ ...screens.conversation, entries: [{ from: 'adviser', who: 'S', when: 'nu', text }] });
    const { visible } = inspect(card);
    expect(visible.join('')).toContain(text);
    expect(visible.filter((run) => /\{\{(DATE|TIME)\(/.test(run))).toEqual([]);
  });

  test('a link that is no web page, number or address is not offered', () => {
    const links = ['javascript:alert(1)', 'data:text/html,x', 'msteams://x', 'not a url'].map((url) => ({
      label: 'Klik',
      url,
    }));
    expect(JSON.stringify(render({ ...screens.elsewhere, links }))).not.toContain('Klik');
  });
});
