/** The main job, end to end, over real HTTP on both sides: what a person does in Slack or Teams, what an adviser does in the inbox. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { adviserAt, type AdviserBrowser } from '../support/adviser-browser.helper.ts';
import type { EmployeeDriver } from '../support/employee.helper.ts';
import { startProduct, type Product } from '../support/product.helper.ts';
import { platforms } from '../support/journeys/platforms.helper.ts';
import { toMyConversation, toTheForm, write } from '../support/journeys/story.helper.ts';
import { goAway } from '../support/planning.helper.ts';

const MARKUP = 'Zij zei <!channel> *nee* [a](http://b) :smile: 😢\nمرحبا — en <@U0NOOR> & zo';

describe.each(platforms)('in $name', (platform) => {
  let product: Product;
  let samira: AdviserBrowser;
  const somebody = () => platform.somebody(product);

  beforeAll(async () => {
    product = await startProduct();
    samira = await adviserAt(product.demo);
  });
  afterAll(() => product.close());
  afterEach(() => platform.expectNothingWritten(product));

  describe('an employee and an adviser', () => {
    it('talk: written, read, answered, read later, answered back', async () => {
      const noor = somebody();
      await write(noor, MARKUP);
      expect(noor.words()).toContain('Je bericht is verzegeld. Alleen Samira kan het lezen.');
      const id = await samira.find(MARKUP);
      expect(await samira.texts(id)).toEqual([MARKUP]);
      await noor.close();

      expect(await samira.answer(id, `Dank je. ${MARKUP}`)).toBe('sent');
      await toMyConversation(noor);
      expect(noor.words()).toContain(`Dank je. ${MARKUP}`);
      expect(noor.words()).not.toContain(`\n${MARKUP}\n`);

      noor.fill('Ik wil graag bellen.');
      await noor.submit();
      expect(await samira.texts(id)).toEqual([MARKUP, `Dank je. ${MARKUP}`, 'Ik wil graag bellen.']);
      await noor.close();
      await toMyConversation(noor);
      expect(noor.words()).toContain(`Dank je. ${MARKUP}`);
      await noor.close();
    });

    it('reading beside the form leaves what was typed', async () => {
      const noor = somebody();
      await toTheForm(noor);
      noor.fill('Half verhaal');
      await noor.press('Wat ziet je werkgever?');
      expect(noor.words()).toContain('Dit kunnen we niet uitsluiten');
      await noor.press('Andere hulp');
      expect(noor.words()).toContain('Bel 113');
      await noor.back();
      expect(noor.typed()).toBe('Half verhaal');
      await noor.close();
    });

    it('withdrawn is gone on both sides, and for good', async () => {
      const noor = somebody();
      await write(noor, 'Toch niet');
      const before = await samira.list();
      await noor.press('Wis dit gesprek');
      await noor.press('Wis dit gesprek');
      expect(noor.words()).toContain('Het gesprek is gewist');
      const after = await samira.list();
      const gone = before.filter((id) => !after.includes(id));
      expect(gone).toHaveLength(1);
      expect((await samira.api.thread('werkplek', gone[0] as never)).ok).toBe(false);
      await noor.close();
    });

    it('a name is told only by an own press', async () => {
      const noor = somebody();
      await write(noor, 'Ik ben iemand');
      await noor.press('Bekijk dit gesprek');
      await noor.press('Vertel wie ik ben');
      noor.fill('Noor de Vries');
      await noor.submit();
      const id = await samira.find('Ik ben iemand');
      const { reading } = await samira.read(id);
      expect(reading.lines.at(-1)).toMatchObject({ body: { kind: 'name', text: 'Noor de Vries' } });
      await noor.close();
    });

    it('away in the inbox is seen by the next employee at once', async () => {
      const until = new Date(product.clock.now().getTime() + 2 * 3_600_000);
      expect(await goAway(samira, 'werkplek', until)).toEqual({ ok: true });
      const daan = somebody();
      await daan.open();
      expect(daan.words()).toMatch(/Samira el Idrissi[\s\S]*weer vandaag|weer morgen/);
      await goAway(samira, 'werkplek', undefined);
      await daan.close();
      await daan.open();
      expect(daan.words()).toContain('volgens haar uren is Samira er nu (tot ');
      await daan.close();
    });

    it('looks for somebody who fits, in another language', async () => {
      const daan = somebody();
      await daan.open();
      await daan.press('English');
      expect(daan.words()).toContain('Talk in confidence');
      await daan.press('Find somebody who suits you');
      await daan.choose('A man');
      await daan.submit();
      expect(daan.words()).toContain('Tom de Wit');
      expect(daan.words()).not.toContain('Samira');
      await daan.close();
    });
  });

  describe('the same submission', () => {
    it.each(['at-once', 'one-after-the-other'] as const)(
      'delivered twice %s is one message with one answer',
      async (how) => {
        const noor = somebody();
        await toTheForm(noor);
        noor.fill(`Eén keer, ${how}`);
        const replies = await platform.twice(product, () => noor.submit(), how);
        expect(replies[1]?.body).toEqual(replies[0]?.body);
        expect(noor.words()).toContain('Je bericht is verzegeld');
        const lists = await Promise.all((await samira.list()).map((id) => samira.texts(id)));
        expect(lists.flat().filter((text) => text === `Eén keer, ${how}`)).toHaveLength(1);
        await noor.close();
      },
    );
  });

  describe('when Redis is away', () => {
    /** The same press again and again, as somebody does whose text is still there. */
    const pressUntilSealed = async (noor: EmployeeDriver): Promise<void> => {
      await expect
        .poll(
          async () => {
            await noor.submit();
            return noor.words();
          },
          { timeout: 20_000 },
        )
        .toContain('Je bericht is verzegeld');
    };

    const story = async (text: string) =>
      (await Promise.all((await samira.list()).map((id) => samira.texts(id)))).flat().filter((one) => one === text);

    it('the form keeps the text, says so with a number, and the same press stores it once afterwards', async () => {
      const noor = somebody();
      await toTheForm(noor);
      noor.fill('Redis is weg');
      await product.line.down();
      await noor.submit();
      expect(noor.words()).toContain('We weten niet of het is aangekomen. Druk nog eens: het komt niet dubbel.');
      expect(noor.words()).toContain('030 000 00 01');
      expect(noor.typed()).toBe('Redis is weg');
      await product.line.up();
      await pressUntilSealed(noor);
      expect(await story('Redis is weg')).toHaveLength(1);
      await noor.close();
    });

    it('cut after it stored: not confirmed, and the same press confirms it without a second copy', async () => {
      const noor = somebody();
      await toTheForm(noor);
      noor.fill('Afgesneden');
      // The message itself, not what may be looked up beside it.
      product.line.cutAfterNext(1000);
      await noor.submit();
      expect(noor.words()).toContain('We weten niet of het is aangekomen. Druk nog eens: het komt niet dubbel.');
      await pressUntilSealed(noor);
      expect(await story('Afgesneden')).toHaveLength(1);
      await noor.close();
    });

    it('silent for as long as it likes: the form has its answer within three seconds, and keeps the text', async () => {
      const noor = somebody();
      await toTheForm(noor);
      noor.fill('Traag');
      product.line.hold();
      await noor.submit();
      expect(noor.words()).toContain('We weten niet of het is aangekomen. Druk nog eens: het komt niet dubbel.');
      expect(noor.typed()).toBe('Traag');
      product.line.release();
      await pressUntilSealed(noor);
      expect(await story('Traag')).toHaveLength(1);
      await noor.close();
    });

    it('opening says honestly that it does not work now, with numbers to call', async () => {
      const noor = somebody();
      await product.line.down();
      await noor.open();
      expect(noor.words() + noor.aside()).toContain('030 000 00 01');
      await product.line.up();
      await expect
        .poll(
          async () => {
            await noor.close().catch(() => {});
            await noor.open();
            return noor.words();
          },
          { timeout: 20_000 },
        )
        .toContain('Met wie kun je praten?');
      await noor.close();
    });
  });
});
