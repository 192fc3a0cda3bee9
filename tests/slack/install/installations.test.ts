/** A token rests sealed, under a name that shows no workspace, and not for ever when nobody renews it. */
import { describe, expect, it } from 'vitest';
import { memoryKeyring } from '../../../src/keyring/memory.ts';
import { createInstallations, installationId, type Installation } from '../../../src/slack/install/installations.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { testClock } from '../../support/desks.helper.ts';

const installation: Installation = {
  place: 'T0ZORG',
  orgWide: false,
  app: 'A0APP',
  token: 'xoxe.xoxb-canary',
  refreshToken: 'xoxe-canary',
  expiresAt: 0,
};
const { refreshToken: _refresh, expiresAt: _expires, ...lasting } = installation;

async function openInstallations() {
  const clock = testClock();
  const { records } = memoryStore(clock);
  const keyring = await memoryKeyring();
  return { clock, records, keyring, installations: createInstallations(records, keyring) };
}

describe('an installation in the store', () => {
  it('shows neither workspace nor token', async () => {
    const { records, keyring, installations } = await openInstallations();
    await installations.put(installation);
    const id = installationId(keyring, 'T0ZORG');
    expect(id).not.toContain('T0ZORG');
    const stored = Buffer.from((await records.get('installation', id)) ?? []).toString('latin1');
    expect(stored.length).toBeGreaterThan(50);
    expect(stored).not.toMatch(/T0ZORG|canary/);
    expect(await installations.get('T0ZORG')).toEqual(installation);
  });

  it('ends when nobody renewed it for a quarter; one that never ends stays until the app is removed', async () => {
    const { clock, installations } = await openInstallations();
    await installations.put(installation);
    await installations.put({ ...lasting, place: 'T0VAST' });
    clock.advance(89 * 24);
    expect(await installations.get('T0ZORG')).toEqual(installation);
    await installations.put(installation);
    clock.advance(89 * 24);
    expect(await installations.get('T0ZORG')).toEqual(installation);
    clock.advance(2 * 24);
    expect(await installations.get('T0ZORG')).toBeUndefined();
    expect(await installations.get('T0VAST')).toMatchObject({ token: lasting.token });
  });
});
