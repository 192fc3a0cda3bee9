/** Whoever upgrades from 0.2.0 loses nothing: what it left on disk opens, is answered and is withdrawn. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConversationId } from '../../src/core/conversation.ts';
import { DEMO_PASSPHRASE } from '../../src/demo/demo.ts';
import { noteUse } from '../../src/inbox/client/crypto/save-slots.ts';
import { localDay } from '../../src/inbox/client/crypto/unlock-keys.ts';
import { openWay } from '../../src/seal/open-ways.ts';
import { answerSelfTests } from '../../src/inbox/client/crypto/self-test.ts';
import { openSlots, parseKeySlots } from '../../src/seal/slots.ts';
import { parseStoredSlots } from '../../src/seal/ways.ts';
import { toMyConversation } from '../support/journeys/story.helper.ts';
import { adviserAt } from '../support/adviser-browser.helper.ts';
import { goAway } from '../support/planning.helper.ts';
import { openInstallation, ORGANISATION, type Installation } from '../support/installation.helper.ts';
import { HELD, unpackRelease020, type Release020 } from '../support/release-0.2.0.helper.ts';

// Each starts several processes, one after the other.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let left: Release020;
let home: Installation;
beforeEach(async () => {
  left = await unpackRelease020();
  home = await openInstallation(left.folder, left.redis);
});
afterEach(async () => {
  await home.close();
  await left.close();
});
/** A page of the server before it that holds no key any more goes while its successor starts. */
const keys = async (): Promise<Record<string, string>> => {
  const names = (await readdir(left.keyringDir)).filter((name) => name.endsWith('.key'));
  const found = names.map(async (name) => {
    const text = await readFile(join(left.keyringDir, name), 'hex').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries((await Promise.all(found)).flat());
};

describe('on what 0.2.0 left', () => {
  it('the present release starts, is ready, and every key and conversation is still there', async () => {
    const before = await keys();
    const stored = await left.redis.keys();
    await home.start();
    expect(await home.readyz()).toEqual([200, 'ready\n']);
    expect(await keys()).toMatchObject(before);
    expect(await left.redis.keys()).toEqual(expect.arrayContaining([...stored]));
    expect((await home.adviser('pending')).output).toContain('Nobody waits.');
    // It had no mark and its key no promise: the first start takes both from what is there.
    expect((await home.keyring('status')).output).toContain('Redis and the keys belong together.');
    expect(await readdir(left.keyringDir)).toContain('day-2026-11-27.until-2100-01-01');
    await home.stop();
    await home.start();
    expect(await home.readyz()).toEqual([200, 'ready\n']);
    expect(await keys()).toMatchObject(before);
  });

  it('a shorter retention at the first start takes nothing from what was promised under the longer one', async () => {
    const file = join(left.folder, 'organisations', 'werkplek.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text.replace('conversationDays: 30', 'conversationDays: 1').replace('closedDays: 7', 'closedDays: 1'),
    );
    await home.start();
    expect(await readdir(left.keyringDir)).toEqual(
      expect.arrayContaining([HELD.dayKey, 'day-2026-11-27.until-2100-01-01']),
    );
    const samira = await adviserAt(await home.withProvider());
    expect(await samira.texts(HELD.noor.conversation as ConversationId)).toEqual([HELD.noor.wrote, HELD.noor.answer]);
  });

  it('Samira signs in, unlocks with the passphrase or the code she had, reads and answers both', async () => {
    await home.start();
    const samira = await adviserAt(await home.withProvider());
    const slots = parseKeySlots(JSON.parse((await samira.browser.api('GET', '/api/key-slots')).text));
    const withCode = await openSlots(slots, 'recovery', HELD.recoveryCode);
    expect(withCode.keyCard.kid).toBe(samira.keys.keyCard.kid);
    // The first opening by a page of today makes a list of her two ways, and both open as before.
    const who = await samira.api.me();
    if (!who.ok) throw new Error(who.why);
    const { account } = who.value;
    for (const way of ['passphrase', 'recovery'])
      await noteUse(samira.api, { keys: samira.keys, account, way, day: localDay(new Date()) });
    const list = parseStoredSlots(JSON.parse((await samira.browser.api('GET', '/api/key-slots')).text));
    expect(list).toMatchObject({ version: 2, ways: [{ ...slots.passphrase }, { ...slots.recovery }] });
    expect((await openWay(list, { id: 'recovery', secret: HELD.recoveryCode })).keyCard.kid).toBe(withCode.keyCard.kid);
    expect((await openWay(list, { id: 'passphrase', secret: DEMO_PASSPHRASE })).keyCard.kid).toBe(withCode.keyCard.kid);
    expect([...(await samira.list())].sort()).toEqual([HELD.daan.conversation, HELD.noor.conversation].sort());
    const [noor, daan] = [HELD.noor.conversation as ConversationId, HELD.daan.conversation as ConversationId];
    expect(await samira.texts(noor)).toEqual([HELD.noor.wrote, HELD.noor.answer]);
    expect(await samira.texts(daan)).toEqual([HELD.daan.wrote]);
    expect(await samira.answer(daan, 'Ja, morgen om tien uur.')).toBe('sent');
    expect(await samira.answer(noor, 'Hoe is het nu?')).toBe('sent');
    expect(await samira.texts(noor)).toEqual([HELD.noor.wrote, HELD.noor.answer, 'Hoe is het nu?']);
  });

  it('nobody is said to be there now before the week after their first answer, and can be written to', async () => {
    await home.start();
    const line = async (): Promise<string> => {
      const somebody = home.inSlack('U0NEW');
      await somebody.open();
      const words = somebody.words();
      await somebody.close();
      return /volgens .* er nu|antwoordt meestal/.exec(words)?.[0] ?? words;
    };
    // Her hours are around the clock.
    expect(await line()).toBe('antwoordt meestal');
    const { api, keys: hers } = await adviserAt(await home.withProvider());
    const me = await api.me();
    if (!me.ok || me.value.state !== 'adviser') throw new Error('no adviser');
    expect(await answerSelfTests(api, me.value.seats, hers, new Set())).toBe(true);
    expect(await line()).toBe('antwoordt meestal');
    const { findings } = await home.doctor();
    expect(findings.filter(({ id }) => id === 'people.proof').map(({ level }) => level)).toEqual(['warn']);
  });

  it('away and full as 0.2.0 wrote them hold on, and end with the first press that is signed', async () => {
    await home.start();
    const inAnHour = Math.ceil(Date.now() / 3_600_000) + 1;
    const switches = ['w', 'f'].map((name) => `iv:{${ORGANISATION}}:${name}:samira`);
    for (const name of switches) await left.redis.cli('SET', name, inAnHour, 'EX', 7200);
    const samira = await adviserAt(await home.withProvider());
    const presence = async () => {
      const me = await samira.api.me();
      if (!me.ok || me.value.state !== 'adviser') throw new Error('no adviser');
      const { awayUntil, fullUntil, availability } = me.value.seats[0]?.presence ?? {};
      return { awayUntil, fullUntil, state: availability?.state };
    };
    const until = new Date(inAnHour * 3_600_000).toISOString();
    expect(await presence()).toEqual({ awayUntil: until, fullUntil: until, state: 'full' });
    // Coming back says nothing of being full: that holds on, by her own signature from now on.
    expect(await goAway(samira, ORGANISATION, undefined)).toEqual({ ok: true });
    expect(await presence()).toEqual({ awayUntil: null, fullUntil: until, state: 'full' });
    const stored = await left.redis.keys();
    expect(stored.filter((key) => switches.includes(key))).toEqual([]);
    expect(stored).toContain(`iv:{${ORGANISATION}}:p:samira`);
    const { findings } = await home.doctor();
    expect(findings.filter(({ id }) => id === 'people.planning').map(({ level }) => level)).toEqual(['ok']);
  });

  it('Noor finds her answer in Slack with the token of then, writes on, and Daan takes everything back', async () => {
    await home.start();
    const noor = home.inSlack(HELD.noor.user);
    await toMyConversation(noor);
    expect(noor.words()).toContain(HELD.noor.answer);
    // It kept no promise, so none is shown; the next message gets one.
    expect(noor.words()).not.toMatch(/Je krijgt .* antwoord\.|We weten niet wanneer/);
    noor.fill('Het is er nog.');
    await noor.submit();
    await noor.close();
    const samira = await adviserAt(await home.withProvider());
    expect(await samira.texts(HELD.noor.conversation as ConversationId)).toEqual([
      HELD.noor.wrote,
      HELD.noor.answer,
      'Het is er nog.',
    ]);
    const listed = await samira.api.list();
    const promised = listed.ok ? listed.value.items.map(({ id, promised: by }) => [id, by !== undefined]) : [];
    expect(Object.fromEntries(promised)).toEqual({ [HELD.noor.conversation]: true, [HELD.daan.conversation]: false });

    const daan = home.inSlack(HELD.daan.user);
    await toMyConversation(daan);
    await daan.press('Wis dit gesprek');
    await daan.press('Wis dit gesprek');
    expect(daan.words()).toContain('Het gesprek is gewist');
    expect(await samira.list()).toEqual([HELD.noor.conversation]);
    expect((await samira.api.thread(ORGANISATION, HELD.daan.conversation as never)).ok).toBe(false);
    expect((await left.redis.keys()).filter((key) => key.includes(HELD.daan.conversation))).toEqual([]);
  });
});
