/** The unlocked device answers what it is asked, and asks no clock of its own. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerSelfTests } from '../../../src/inbox/client/crypto/self-test.ts';
import type { ApiResult } from '../../../src/inbox/client/api.ts';
import type { ClientSeat } from '../../../src/inbox/contract.ts';
import type { SelfTestRequest } from '../../../src/inbox/contract-requests.ts';
import { toBase64url } from '../../../src/seal/bytes.ts';
import { sealSelfTest } from '../../../src/seal/self-test.ts';
import { generateAdviserKeys } from '../../../src/seal/slots.ts';
import { isSigned } from '../../../src/seal/statement.ts';

const [keys, other] = [await generateAdviserKeys(), await generateAdviserKeys()];
const WEEK = 495_123;
const secretOf = (organisation: string): string => organisation.padEnd(22, '0');
async function seatAt(organisation: string, card = keys.keyCard): Promise<ClientSeat> {
  const sealed = await sealSelfTest({ organisation, adviser: 'nora', week: WEEK }, card, secretOf(organisation));
  return {
    organisation: { id: organisation, name: organisation },
    adviser: { id: 'nora', name: 'Nora' },
    keyCards: [card.text],
    presence: { proof: { proven: false, test: { week: WEEK, sealed: toBase64url(sealed) } } },
  } as unknown as ClientSeat;
}
function server(...results: readonly boolean[]) {
  const sent: SelfTestRequest[] = [];
  const answerSelfTest = async (body: SelfTestRequest): Promise<ApiResult<unknown>> => {
    const ok = results[sent.push(body) - 1] ?? true;
    return ok ? { ok, value: undefined } : { ok, why: 'try-again', code: '' };
  };
  return { sent, api: { answerSelfTest } };
}
const isRight = ({ organisation, week, signature }: SelfTestRequest) =>
  isSigned(
    keys.keyCard.signing,
    { says: 'self-test', organisation, adviser: 'nora', week, secret: secretOf(organisation) },
    signature,
  );

afterEach(() => vi.useRealTimers());

describe('an unlocked inbox', () => {
  it('answers for every seat, once', async () => {
    const { sent, api } = server();
    const seats = [await seatAt('acme'), await seatAt('zorg')];
    const answered = new Set<string>();
    expect(await answerSelfTests(api, seats, keys, answered)).toBe(true);
    expect(sent.map(({ organisation }) => organisation).toSorted()).toEqual(['acme', 'zorg']);
    expect(await Promise.all(sent.map(isRight))).toEqual([true, true]);
    expect(await answerSelfTests(api, seats, keys, answered)).toBe(false);
    expect(sent).toHaveLength(2);
  });

  it('answers with the key that is in force there, before and after a new one is let in, within one week', async () => {
    const renewed = { ...other, older: [keys] };
    const { sent, api } = server();
    const answered = new Set<string>();
    const seats = [await seatAt('acme', other.keyCard), await seatAt('zorg')];
    expect(await answerSelfTests(api, seats, renewed, answered)).toBe(true);
    expect(sent.map(({ organisation }) => organisation).toSorted()).toEqual(['acme', 'zorg']);
    expect(await isRight(sent.find(({ organisation }) => organisation === 'zorg') as SelfTestRequest)).toBe(true);
    expect(await answerSelfTests(api, [await seatAt('zorg', other.keyCard)], renewed, answered)).toBe(true);
    expect(sent).toHaveLength(3);
  });

  it.each(['1999-01-01T00:00:00Z', '2071-06-01T00:00:00Z'])('answers the same when its clock says %s', async (at) => {
    const seat = await seatAt('acme');
    vi.useFakeTimers({ now: new Date(at), toFake: ['Date'] });
    const { sent, api } = server();
    await answerSelfTests(api, [seat], keys, new Set());
    expect(sent.map(({ week }) => week)).toEqual([WEEK]);
    expect(await Promise.all(sent.map(isRight))).toEqual([true]);
  });

  it('leaves alone what is sealed to another key, what is damaged and what asks nothing, and answers the others', async () => {
    const seat = await seatAt('acme');
    const damaged = (sealed: string) => ({
      ...seat,
      presence: { proof: { proven: false, test: { week: WEEK, sealed } } },
    });
    const seats = [
      await seatAt('elsewhere', other.keyCard),
      damaged('###') as unknown as ClientSeat,
      damaged('AAAA') as unknown as ClientSeat,
      { ...seat, presence: { proof: { proven: true } } } as unknown as ClientSeat,
      await seatAt('zorg'),
    ];
    const { sent, api } = server();
    expect(await answerSelfTests(api, seats, keys, new Set())).toBe(true);
    expect(sent.map(({ organisation }) => organisation)).toEqual(['zorg']);
  });

  it('answers again at the next look when the server could not be reached', async () => {
    const { sent, api } = server(false);
    const answered = new Set<string>();
    const seats = [await seatAt('acme')];
    expect(await answerSelfTests(api, seats, keys, answered)).toBe(false);
    expect(await answerSelfTests(api, seats, keys, answered)).toBe(true);
    expect(sent).toHaveLength(2);
  });
});
