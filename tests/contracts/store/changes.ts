import { describe, expect, test, vi } from 'vitest';
import { ORGANISATION, SAMIRA, THEO } from '../../support/store-fixtures.helper.ts';
import { type Subject } from './subject.ts';

export function changes(subject: Subject): void {
  const { harness } = subject;

  describe('changes', () => {
    test('reach every instance that listens to this adviser, and nobody else', async () => {
      const [here, there, twice, elsewhere, stopped] = Array.from({ length: 5 }, () => vi.fn<() => void>());
      const stops = [
        harness.first.changes.subscribe(ORGANISATION, SAMIRA, here!),
        harness.second.changes.subscribe(ORGANISATION, SAMIRA, there!),
        harness.second.changes.subscribe(ORGANISATION, SAMIRA, twice!),
        harness.second.changes.subscribe(ORGANISATION, THEO, elsewhere!),
        harness.second.changes.subscribe('ander-bedrijf', SAMIRA, elsewhere!),
      ];
      const stop = harness.second.changes.subscribe(ORGANISATION, SAMIRA, stopped!);
      stop();
      stop();
      // Listening begins a moment after asking; what is published before may be missed.
      await vi.waitFor(async () => {
        await harness.first.changes.publish(ORGANISATION, SAMIRA);
        for (const handler of [here, there, twice]) expect(handler).toHaveBeenCalled();
      });
      expect(elsewhere).not.toHaveBeenCalled();
      expect(stopped).not.toHaveBeenCalled();
      for (const each of stops) each();
    });

    test('one who stops does not stop the others', async () => {
      const [staying, going] = [vi.fn<() => void>(), vi.fn<() => void>()];
      const stop = harness.second.changes.subscribe(ORGANISATION, SAMIRA, going);
      harness.second.changes.subscribe(ORGANISATION, SAMIRA, staying);
      stop();
      await vi.waitFor(async () => {
        await harness.first.changes.publish(ORGANISATION, SAMIRA);
        expect(staying).toHaveBeenCalled();
      });
      expect(going).not.toHaveBeenCalled();
    });
  });
}
