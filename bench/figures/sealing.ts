/** What sealing costs by itself, in this process, one after the other. */
import { hpkeSeal } from '../../src/seal/hpke.ts';
import { sealEnvelope } from '../../src/seal/envelope.ts';
import { signingKeyId } from '../../src/seal/key-card.ts';
import { median } from '../load.ts';
import { TEXT_200 } from '../requests.ts';
import { ms, type Row } from '../table.ts';
import type { Workplace } from '../workplace.ts';

const TIMES = 200;

async function each(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let count = -TIMES / 4; count < TIMES; count += 1) {
    const startedAt = performance.now();
    await work();
    if (count >= 0) took.push(performance.now() - startedAt);
  }
  return median(took);
}

export async function measureSealing({ keyring, keys, inbox }: Workplace): Promise<readonly Row[]> {
  const recipient = keys.keyCard.encryption;
  const bytes = new Uint8Array(256);
  const header = {
    version: 1,
    suite: 1,
    organisation: inbox.id,
    conversation: 'A'.repeat(22),
    direction: 'e2a',
    sequence: 0,
    previous: new Uint8Array(32),
    recipient: keys.keyCard.kid,
    sender: signingKeyId(keyring.signingPublicKey),
    hour: 0,
    replyKey: recipient,
  } as const;
  const hpke = await each(() => hpkeSeal(recipient, bytes, { info: bytes, aad: bytes }, keyring.algorithms));
  const envelope = await each(() =>
    sealEnvelope(
      { header, body: { kind: 'text', text: TEXT_200 }, recipient, signer: keyring.sign },
      keyring.algorithms,
    ),
  );
  return [
    { figure: 'of which HPKE alone', measured: ms(hpke) },
    { figure: 'of which the envelope: HPKE, padding, signature', measured: ms(envelope) },
  ];
}
