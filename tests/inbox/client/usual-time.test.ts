/** Somebody who waits for their key is told how long it takes on this device, and never something that was not measured here. */
import { describe, expect, it } from 'vitest';
import { createUsualTime } from '../../../src/inbox/client/usual-time.ts';

function world(kept = new Map<string, string>()) {
  let now = 0;
  const device = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
  const time = createUsualTime(device, () => now);
  const took = (ms: number) =>
    time.measure(async () => {
      now += ms;
      return 'key';
    });
  return { kept, time, took };
}

describe('how long it usually takes', () => {
  it('is not known before it was measured', () => expect(world().time.seconds()).toBeUndefined());

  it('is what it took the last time, rounded up, also for the next page on this device', async () => {
    const { kept, time, took } = world();
    expect(await took(7200)).toBe('key');
    expect(time.seconds()).toBe(8);
    await took(900);
    expect(world(kept).time.seconds()).toBe(1);
  });

  it('is remembered in whole seconds and nothing else', async () => {
    const { kept, took } = world();
    await took(4321);
    expect([...kept.values()]).toEqual(['5']);
  });

  it('is not taken from what failed, nor from a device that slept', async () => {
    const { time, took } = world();
    await took(3000);
    await expect(time.measure(() => Promise.reject(new RangeError('Argon2id')))).rejects.toThrow('Argon2id');
    await took(3_600_000);
    expect(time.seconds()).toBe(3);
  });

  it.each(['', '0', '-1', '1.5', '1e9', 'soon'])('is unknown where the device holds %j', (value) => {
    expect(world(new Map([['in-vertrouwen.seconds', value]])).time.seconds()).toBeUndefined();
  });
});
