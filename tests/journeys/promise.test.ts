/** A promise with an end, on both platforms: told, kept by both, past due, given anew by one press, and no answer at all. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS, type ConversationId } from '../../src/core/conversation.ts';
import { adviserAt, type AdviserBrowser } from '../support/adviser-browser.helper.ts';
import { platforms } from '../support/journeys/platforms.helper.ts';
import { toMyConversation, write } from '../support/journeys/story.helper.ts';
import { startProduct, type Product } from '../support/product.helper.ts';

describe.each(platforms)('in $name', (platform) => {
  let product: Product;
  let samira: AdviserBrowser;
  beforeAll(async () => {
    product = await startProduct();
    samira = await adviserAt(product.demo);
  });
  afterAll(() => product.close());
  afterEach(() => platform.expectNothingWritten(product));

  const promisedIn = async (id: ConversationId): Promise<number | undefined> => {
    const listed = await samira.api.list();
    const row = listed.ok ? listed.value.items.find((item) => item.id === id)?.promised : undefined;
    expect((await samira.read(id)).thread.promised).toBe(row);
    return row;
  };
  const choices = async (): Promise<readonly number[]> => {
    const me = await samira.api.me();
    return me.ok && me.value.state === 'adviser' ? (me.value.seats[0]?.presence.choices ?? []) : [];
  };
  /** To ten minutes past the hour before which it was promised; no session of hers lasts so long. */
  const letPass = async (by: number): Promise<void> => {
    product.clock.set(new Date(by * HOUR_MS + 600_000));
    samira = await adviserAt(product.demo);
  };

  it('told until when; past due; read; and answered', async () => {
    const noor = platform.somebody(product);
    await write(noor, 'Wanneer hoor ik iets?');
    const [said] = /antwoordt meestal (.*)\. Kijk dan/.exec(noor.words())?.slice(1) ?? [];
    expect(said).toMatch(/vóór/);
    const id = await samira.find('Wanneer hoor ik iets?');
    const by = await promisedIn(id);
    if (by === undefined) throw new Error('nothing was promised');
    await noor.close();
    await toMyConversation(noor);
    expect(noor.words()).toContain(`Je krijgt ${said} antwoord.`);
    expect(noor.buttons()).not.toContain('Ik wacht nog');
    await noor.close();

    await letPass(by);
    await noor.open();
    expect(noor.words()).not.toContain('antwoorden.');
    await noor.press('Mijn gesprekken (kijk even)');
    expect(noor.words()).toContain('nog geen antwoord; het zou er ');
    await noor.press('Open');
    expect(noor.words()).toContain('Nog geen antwoord');
    expect(noor.words()).toContain('Dat ligt niet aan jou of aan wat je schreef.');
    expect(noor.words()).toContain('Samira hoort daar niets van.');
    await noor.press('Ik wacht nog');
    expect(noor.words()).toContain('Je wacht nog op antwoord.');
    expect(noor.buttons()).not.toContain('Ik wacht nog');
    await noor.close();
    expect(await promisedIn(id)).toBe(by);

    const later = (await choices()).at(-1) ?? 0;
    expect(await samira.answer(id, { kind: 'read', by })).toBe('moment');
    expect(await samira.answer(id, { kind: 'read', by: later })).toBe('sent');
    expect(await promisedIn(id)).toBe(later);
    await toMyConversation(noor);
    expect(noor.words()).toContain('Ik heb je gelezen. Vóór ');
    expect(noor.words()).not.toContain('Nog geen antwoord');
    await noor.close();

    expect(await samira.answer(id, 'Bel me gerust.')).toBe('sent');
    expect(await promisedIn(id)).toBeUndefined();
    await toMyConversation(noor);
    expect(noor.words()).toContain('Bel me gerust.');
    expect(noor.words()).not.toMatch(/Je krijgt .* antwoord\./);
    await noor.close();
  });

  it('is told that the adviser cannot do this, and goes on with somebody else', async () => {
    const fleur = platform.somebody(product);
    await write(fleur, 'Dit gaat over iemand die je kent');
    const id = await samira.find('Dit gaat over iemand die je kent');
    await fleur.close();
    expect(await samira.answer(id, { kind: 'declined' })).toBe('sent');
    expect((await samira.read(id)).thread.state).toBe('closed');
    await toMyConversation(fleur);
    expect(fleur.words()).toContain('Samira kan dit gesprek niet met je voeren. Dat kan komen door te weinig tijd, ');
    expect(fleur.words()).toContain('We zeggen nooit wat het is.');
    expect(fleur.buttons()).toContain('Wis dit gesprek');
    expect(fleur.buttons()).not.toContain('Nieuw gesprek met Samira');
    await fleur.press('Kies iemand anders');
    await fleur.press('Over Tom');
    await fleur.close();
  });

  it('is named somebody else and a place, and is one press from writing', async () => {
    const mila = platform.somebody(product);
    await write(mila, 'Kun jij dit?');
    const id = await samira.find('Kun jij dit?');
    await mila.close();
    expect(await samira.answer(id, { kind: 'referral', to: { adviser: 'tom' } })).toBe('sent');
    const place = { name: '<!channel> *Steunpunt* {{DATE(2026-01-01T00:00:00Z)}}', phone: '030 231 42 14' };
    expect(await samira.answer(id, { kind: 'referral', to: place })).toBe('sent');
    await toMyConversation(mila);
    expect(mila.words()).toContain('Samira noemt je iemand anders om mee te praten: Tom');
    expect(mila.words()).toContain('Tom weet van niets, en we sturen niets door.');
    expect(mila.words()).toContain('<!channel> *Steunpunt*');
    expect(mila.words()).toContain('030 231 42 14');
    expect(mila.words()).toContain('Bel 030 231 42 14');
    await mila.press('Schrijf aan Tom');
    expect(mila.words()).toContain('Wat je schrijft, is voor Tom.');
    await mila.close();
  });

  it('reads of a pause until when it is and who else there is, and writes again after it', async () => {
    const sem = platform.somebody(product);
    await write(sem, 'Wacht maar');
    const id = await samira.find('Wacht maar');
    await sem.close();
    expect(await samira.pause(id)).toBe(true);
    await toMyConversation(sem);
    expect(sem.words()).toContain('Dit gesprek heeft pauze. Vanaf ');
    expect(sem.words()).toContain('Wil je nu met iemand praten?');
    expect(sem.buttons()).toContain('Kies iemand anders');
    expect(sem.buttons()).not.toContain('Verstuur');
    await sem.close();
    expect(await samira.pause(id)).toBe(true);
    await toMyConversation(sem);
    expect(sem.words()).not.toContain('pauze');
    await sem.close();
  });

  it('chooses somebody else: the first sees nothing of it, and the old conversation stays', async () => {
    const daan = platform.somebody(product);
    await write(daan, 'Hallo?');
    const id = await samira.find('Hallo?');
    await letPass((await promisedIn(id)) ?? 0);
    const before = JSON.stringify(await samira.api.list());
    await toMyConversation(daan);
    await daan.press('Kies iemand anders');
    await daan.press('Over Tom');
    await daan.close();
    expect(JSON.stringify(await samira.api.list())).toBe(before);
    expect(await samira.texts(id)).toEqual(['Hallo?']);

    product.clock.advance(22 * 24);
    await toMyConversation(daan);
    expect(daan.words()).toContain('er is nog geen antwoord. Wat je schreef is dan weg, bij jou en bij Samira.');
    await daan.close();
  });
});
