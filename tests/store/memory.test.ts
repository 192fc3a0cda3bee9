import { memoryStore } from '../../src/store/memory/index.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { testClock } from '../support/store-fixtures.helper.ts';

storeContract('memory', async () => {
  const clock = testClock();
  const store = memoryStore(clock);
  return {
    clock,
    first: store,
    second: store,
    passRecordTime: async (seconds) => clock.advance(seconds / 3600),
    close: () => store.close(),
  };
});
