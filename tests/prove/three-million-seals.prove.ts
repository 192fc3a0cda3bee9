/**
 * Making X25519 pairs in another way hung Node 20.20.2 for ever within 300,000 of them, in three processes of fourteen. So three
 * million messages are sealed as the server seals them, in processes that are ended when one stands still: a call that does not
 * return stops every timer of its own process. Now and then a browser's WebCrypto opens one.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';

const PROCESSES = 15;
const SEALS = 200_000;
const STEP = 1000;
const AT_ONCE = 2;
/** A thousand take a fifth of a second on an idle machine. */
const STILL_MS = 120_000;
const SAY_EVERY = 100_000;

/** As `npm run build` made it, since a child of its own knows no TypeScript. */
const built = (path: string): string => JSON.stringify(new URL(`../../dist/src/${path}`, import.meta.url).href);
const CHILD = `
  import { nodeAlgorithms } from ${built('keyring/node-algorithms.js')};
  import { newConversationSecret, replyKeyPair, replyPublicKey } from ${built('seal/conversation-secret.js')};
  import { hpkeOpen, hpkeSeal } from ${built('seal/hpke.js')};
  const bound = { info: new Uint8Array(20), aad: new Uint8Array(200) };
  for (let done = 0; done < ${SEALS}; done += ${STEP}) {
    let secret, sealed;
    const text = crypto.getRandomValues(new Uint8Array(256));
    for (let count = 0; count < ${STEP}; count += 1) {
      secret = newConversationSecret();
      const recipient = await replyPublicKey(secret, nodeAlgorithms);
      sealed = await hpkeSeal(recipient, text, bound, nodeAlgorithms);
    }
    const { pair } = await replyKeyPair(secret);
    const opened = await hpkeOpen(pair, sealed.encapsulated, sealed.ciphertext, bound);
    console.log(Buffer.from(opened).equals(text) ? 'opened' : 'other');
  }
`;
/** Makes some and then never returns, as OpenSSL did: its own timers stop too. */
const HANGING = `console.log('opened'); for (;;);`;

/**
 * Calls `tell` after each thousand that were sealed and of which the last one opened.
 *
 * @param still milliseconds without a word after which the process is ended
 * @throws Error with a sentence when it stood still, ended early, or something else came out than went in
 */
async function seal(program: string, wanted: number, still: number, tell: () => void): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stoodStill = false;
  const kill = (): void => {
    stoodStill = true;
    child.kill('SIGKILL');
  };
  const exited = once(child, 'exit');
  let timer = setTimeout(kill, still);
  let sealed = 0;
  let other = 0;
  for await (const line of createInterface(child.stdout)) {
    clearTimeout(timer);
    timer = setTimeout(kill, still);
    if (line !== 'opened') other += 1;
    sealed += STEP;
    tell();
  }
  clearTimeout(timer);
  await exited;
  if (stoodStill) throw new Error(`a seal did not return within ${still} ms, after ${sealed} that did`);
  if (other > 0) throw new Error(`${other} of ${sealed / STEP} messages did not open as they were sealed`);
  if (sealed !== wanted) throw new Error(`a process ended after ${sealed} of ${wanted} seals`);
}

it('ends a process in which a seal does not return, and says after how many', async () => {
  await expect(seal(HANGING, SEALS, 1000, () => undefined)).rejects.toThrow(
    'a seal did not return within 1000 ms, after 1000 that did',
  );
});

it(
  'seals three million messages and never stands still',
  async () => {
    const from = performance.now();
    let [begun, sealed] = [0, 0];
    const tell = (): void => {
      sealed += STEP;
      if (sealed % SAY_EVERY !== 0) return;
      const seconds = Math.round((performance.now() - from) / 1000);
      process.stderr.write(`${sealed.toLocaleString('en')} messages sealed after ${seconds} s\n`);
    };
    const worker = async (): Promise<void> => {
      while (begun < PROCESSES) {
        begun += 1;
        await seal(CHILD, SEALS, STILL_MS, tell);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(sealed).toBe(3_000_000);
  },
  4 * 3_600_000,
);
