/** What every `Store` promises, run on each implementation. The parts are in `store/`. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { awaiting } from './store/awaiting.ts';
import { lastWord } from './store/last-word.ts';
import { unanswered } from './store/unanswered.ts';
import { changes } from './store/changes.ts';
import { contents } from './store/contents.ts';
import { departing } from './store/departing.ts';
import { epochs } from './store/epochs.ts';
import { isolation } from './store/isolation.ts';
import { looking } from './store/looking.ts';
import { noticing } from './store/noticing.ts';
import { opening } from './store/opening.ts';
import { pressedAgain } from './store/pressed-again.ts';
import { planning } from './store/planning.ts';
import { properties } from './store/properties.ts';
import { proving } from './store/proving.ts';
import { reading } from './store/reading.ts';
import { records } from './store/records.ts';
import { retention } from './store/retention.ts';
import { noting } from './store/noting.ts';
import { boards } from './store/boards.ts';
import { pausing } from './store/pausing.ts';
import { speaking } from './store/speaking.ts';
import { subjectOf, type StoreHarness } from './store/subject.ts';
import { writing } from './store/writing.ts';

export type { StoreHarness };

export function storeContract(name: string, makeHarness: () => Promise<StoreHarness>): void {
  describe(`store contract: ${name}`, () => {
    let harness: StoreHarness;
    beforeEach(async () => {
      harness = await makeHarness();
    });
    afterEach(() => harness.close());

    const subject = subjectOf(() => harness);
    for (const part of [
      opening,
      pressedAgain,
      writing,
      awaiting,
      lastWord,
      unanswered,
      speaking,
      noting,
      boards,
      pausing,
      isolation,
      epochs,
      reading,
      retention,
      departing,
      looking,
      proving,
      records,
      contents,
      changes,
      noticing,
      planning,
      properties,
    ]) {
      part(subject);
    }

    test('ping resolves when the store is there', async () => {
      await expect(subject.store.ping()).resolves.toBeUndefined();
    });
  });
}
