/**
 * Making X25519 pairs in another way hung Node 20.20.2 for ever within 300,000 of them, in three processes of fourteen. So three
 * million messages are sealed as the server seals them, in processes that are ended when one stands still: a call that does not
 * return stops every timer of its own process. Now and then a browser's WebCrypto opens one.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';

const PROCESSES = 14;
const SEALS = 215_000;
const STEP = 1000;
const AT_ONCE = 2;
/** A thousand take a fifth of a second on an idle machine. */
const STILL_MS = 120_000;

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

/** How many times a thousand were sealed, and the last of them opened, before it ended or stood still. */
async function sealed(): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', CHILD], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  const exited = once(child, 'exit');
  let timer = setTimeout(kill, STILL_MS);
  let thousands = 0;
  for await (const line of createInterface(child.stdout)) {
    clearTimeout(timer);
    timer = setTimeout(kill, STILL_MS);
    if (line === 'opened') thousands += 1;
  }
  clearTimeout(timer);
  await exited;
  return thousands;
}

it(
  'seals three million messages and never stands still',
  async () => {
    const counts: number[] = [];
    let begun = 0;
    const worker = async (): Promise<void> => {
      while (begun < PROCESSES) {
        begun += 1;
        counts.push(await sealed());
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(counts).toEqual(Array.from({ length: PROCESSES }, () => SEALS / STEP));
  },
  4 * 3_600_000,
);
