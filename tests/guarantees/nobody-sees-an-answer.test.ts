/**
 * No lamp says that somebody wrote. Whatever others can see stays the same to the byte when an employee writes, when the
 * adviser unlocks, when their device answers the self-test and when they answer the letter; it changes at their own hour.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/base/log.ts';
import { HOUR_MS } from '../../src/core/conversation.ts';
import { WEEK_HOURS } from '../../src/core/proof.ts';
import { DEMO_HR, DEMO_ORGANISATION } from '../../src/demo/organisation.ts';
import { startDemo, type Demo } from '../../src/demo/demo.ts';
import { answerSelfTests } from '../../src/inbox/client/crypto/self-test.ts';
import { startOperations, type Operations } from '../../src/operations/index.ts';
import type { AdviserMe } from '../../src/inbox/contract.ts';
import { adviserAt, type AdviserBrowser } from '../support/adviser-browser.helper.ts';
import { builtClients } from '../support/built-clients.helper.ts';
import { testClock } from '../support/desks.helper.ts';
import { freePort } from '../support/free-port.helper.ts';
import { toTheForm } from '../support/journeys/story.helper.ts';
import { slackEmployee } from '../support/slack-employee.helper.ts';
import { teamsEmployee } from '../support/teams-employee.helper.ts';

const NOW = 'volgens haar uren is Samira er nu';
const PROVEN = 'De afgelopen twee weken bewezen: berichten komen hier aan.';

const clock = testClock();
/** As it is written, but for the time. */
const logged: string[] = [];
let demo: Demo;
let operations: Operations;
beforeAll(async () => {
  demo = await startDemo({
    clientDir: builtClients,
    log: createLog((line) => logged.push(line.replace(/"at":"[^"]*"/, ''))),
    clock,
    freePort,
  });
  const { store, keyring } = demo;
  operations = await startOperations({ store, keyring, clock, host: '127.0.0.1', port: 0 });
  operations.ready();
  // The first call loads what all later ones find there, and may take longer than Slack waits.
  await slackEmployee(demo, 'U0FIRST')
    .open()
    .catch(() => undefined);
});
afterAll(async () => {
  await operations.close();
  await demo.close();
});

/** As the bot sent it: Slack itself, and so its stand-in, gives each block an id at random. */
const blocksOf = (blocks: unknown): string =>
  JSON.stringify(blocks, (key, value: unknown) => (key === 'block_id' ? undefined : value));
const textAt = async (url: string): Promise<string> => (await fetch(url)).text();

/** All that anybody else can look at, in Slack and in Teams as colleague and as HR, outside of both, and as operator. */
async function seenByOthers(): Promise<Readonly<Record<string, string>>> {
  const seen: Record<string, string> = {};
  for (const id of ['U0DAAN', DEMO_HR.slack]) {
    const somebody = slackEmployee(demo, id);
    await somebody.open();
    seen[`Slack, first page, ${id}`] = blocksOf(somebody.user.top().view.blocks);
    await somebody.press('Over Samira');
    seen[`Slack, Samira, ${id}`] = blocksOf(somebody.user.top().view.blocks);
    await somebody.close();
  }
  for (const id of [randomUUID(), DEMO_HR.teams]) {
    const name = id === DEMO_HR.teams ? 'HR' : 'a colleague';
    const somebody = teamsEmployee(demo, id);
    await somebody.open();
    seen[`Teams, first page, ${name}`] = JSON.stringify(somebody.user.top().card);
    await somebody.press('Over Samira');
    seen[`Teams, Samira, ${name}`] = JSON.stringify(somebody.user.top().card);
    await somebody.close();
    await somebody.user.openTab();
    seen[`Teams, tab, ${name}`] = JSON.stringify(somebody.user.screen().tab);
  }
  seen['log'] = logged.join('');
  seen['public page'] = await textAt(`${demo.botOrigin}/${DEMO_ORGANISATION}`);
  // How much memory there is and how long a check took say nothing of anybody, and change all the time.
  seen['metrics'] = (await textAt(`http://127.0.0.1:${operations.port}/metrics`))
    .split('\n')
    .filter((line) => !/check_seconds|memory_bytes/.test(line))
    .join('\n');
  return seen;
}
const says = (seen: Readonly<Record<string, string>>, text: string): number =>
  Object.values(seen).filter((one) => one.includes(text)).length;

let people = 0;
/** One letter on each platform, and one unlocking, of which the others make use. */
function story() {
  let samira: AdviserBrowser;
  people += 1;
  const text = `Mag ik je iets vertellen? ${people}`;
  const acts = {
    async 'an employee writes'() {
      for (const employee of [slackEmployee(demo, `U0WRITER${people}`), teamsEmployee(demo, randomUUID())]) {
        await toTheForm(employee);
        employee.fill(text);
        await employee.submit();
        await employee.close();
      }
    },
    async 'the adviser unlocks'() {
      samira = await adviserAt(demo);
      await samira.list();
    },
    async 'their device answers the self-test'() {
      const { seats } = await meOf(samira);
      expect(await answerSelfTests(samira.api, seats, samira.keys, new Set())).toBe(true);
    },
    async 'the adviser reads and answers'() {
      const id = await samira.find(text);
      await samira.api.markRead(DEMO_ORGANISATION, id);
      await samira.answer(id, 'Dank je wel');
    },
  };
  return { acts, proof: async () => (await meOf(samira)).seats[0]?.presence.proof };
}
async function meOf({ api }: AdviserBrowser): Promise<AdviserMe> {
  const me = await api.me();
  if (!me.ok || me.value.state !== 'adviser') throw new Error('no adviser');
  return me.value;
}
/** What others see, before and after each of the acts. */
async function expectAllUnseen({ acts }: ReturnType<typeof story>): Promise<Readonly<Record<string, string>>> {
  const before = await seenByOthers();
  for (const [act, go] of Object.entries(acts)) {
    await go();
    expect({ act, ...(await seenByOthers()) }).toEqual({ act, ...before });
  }
  return before;
}

describe('nothing that anybody but the two can see changes within a week', () => {
  it('while it is proven that messages arrive', async () => {
    const seen = await expectAllUnseen(story());
    expect(says(seen, PROVEN)).toBe(4);
    expect(says(seen, NOW)).toBe(10);
  });

  it('while it is not; and it does at the adviser’s own hour, for everybody', async () => {
    // The same hour of the day, when nothing that was answered before is shown any more.
    clock.advance(4 * WEEK_HOURS);
    const one = story();
    const seen = await expectAllUnseen(one);
    expect([says(seen, PROVEN), says(seen, NOW)]).toEqual([0, 0]);
    expect(says(seen, 'antwoordt meestal')).toBe(10);
    // The first moment of her next week, as her inbox tells her.
    const hour = new Date((await one.proof())?.from ?? Number.NaN);
    expect(hour.getTime() % HOUR_MS).toBe(0);
    clock.set(new Date(hour.getTime() - 1));
    expect(says(await seenByOthers(), PROVEN)).toBe(0);
    clock.set(hour);
    expect(says(await seenByOthers(), PROVEN)).toBe(4);
  });
});
