/**
 * Where two devices of one person leave what the other is to see (see seal/pairing.ts): for minutes, one at a time, sealed
 * under the key of this hour. What is handed over is sealed once more, to the new device alone.
 */
import type { Application } from 'express';
import { z } from 'zod';
import type { Clock, Keyring, RecordStore } from '../../../core/ports.ts';
import { openTimed, sealTimed } from '../../../core/sealed-record.ts';
import { hashToken } from '../../../base/token.ts';
import { pairingJoin, pairingOpen, pairingSealed, pairingStart } from '../../contract-requests.ts';
import { pairing, PATHS } from '../../contract.ts';
import { jsonBody, notFound, readBody, refuse, respond } from '../http/http.ts';
import { principalIn } from '../session/require-session.ts';

const LIFE_SECONDS = 10 * 60;
/** Of the code that is typed. It only tells the two devices which of them belong together; the digits protect the keys. */
const WRONG_CODES = 5;

const schema = z.strictObject({
  at: z.number(),
  code: z.string(),
  wrong: z.number().int(),
  commitment: z.string(),
  publicKey: z.string().exactOptional(),
  joinNonce: z.string().exactOptional(),
  openNonce: z.string().exactOptional(),
  sealed: z.string().exactOptional(),
});
type Pairing = z.infer<typeof schema>;
interface Found {
  readonly id: string;
  readonly stored: Uint8Array;
  readonly value: Pairing;
}

export function pairingRoutes(
  app: Application,
  { records, keyring, clock }: { readonly records: RecordStore; readonly keyring: Keyring; readonly clock: Clock },
): void {
  const idOf = (identity: string): string => hashToken('pairing', identity);
  const boundTo = (id: string): string => `pairing:${id}`;
  const seal = (id: string, value: Pairing): Promise<Uint8Array> =>
    sealTimed(keyring, 'hour', value, boundTo(id), clock.now());

  async function find(identity: string): Promise<Found | undefined> {
    const id = idOf(identity);
    const stored = await records.get('sign-in', id);
    const value = await openTimed(keyring, schema, stored, boundTo(id));
    if (stored === undefined || value === undefined) return undefined;
    return clock.now().getTime() - value.at < LIFE_SECONDS * 1000 ? { id, stored, value } : undefined;
  }
  /** `false`: the other device, or another tab, was first. */
  const change = async ({ id, stored, value }: Found, next: Partial<Pairing>): Promise<boolean> =>
    records.putIf('sign-in', id, stored, await seal(id, { ...value, ...next }), LIFE_SECONDS);

  app.post(PATHS.pairing, jsonBody(1024), async (req, res) => {
    const { identity } = principalIn(res).session.value;
    const body = readBody(pairingStart, req, res);
    if (body === undefined) return;
    const id = idOf(identity);
    // A later one takes the place of an earlier one: whoever began that finds it gone.
    await records.put(
      'sign-in',
      id,
      await seal(id, { at: clock.now().getTime(), wrong: 0, code: body.code, commitment: body.commitment }),
      LIFE_SECONDS,
    );
    res.status(204).end();
  });

  app.get(PATHS.pairing, async (_req, res) => {
    const found = await find(principalIn(res).session.value.identity);
    if (found === undefined) return notFound(res);
    const { commitment, publicKey, joinNonce, openNonce, sealed } = found.value;
    respond(res, pairing, { commitment, publicKey, joinNonce, openNonce, sealed });
  });

  app.post(PATHS.pairingJoin, jsonBody(1024), async (req, res) => {
    const body = readBody(pairingJoin, req, res);
    if (body === undefined) return;
    const found = await find(principalIn(res).session.value.identity);
    if (found === undefined) return notFound(res);
    const { value, id } = found;
    if (value.publicKey !== undefined) return refuse(res, 409, 'used');
    if (hashToken('pairing-code', body.code) !== hashToken('pairing-code', value.code)) {
      if (value.wrong + 1 >= WRONG_CODES) await records.delete('sign-in', id);
      else await change(found, { wrong: value.wrong + 1 });
      return refuse(res, 422, 'refused');
    }
    const { publicKey, nonce: joinNonce } = body;
    if (!(await change(found, { publicKey, joinNonce }))) return refuse(res, 409, 'moved');
    res.status(204).end();
  });

  app.post(PATHS.pairingOpen, jsonBody(1024), async (req, res) => {
    const body = readBody(pairingOpen, req, res);
    if (body === undefined) return;
    const found = await find(principalIn(res).session.value.identity);
    if (found === undefined) return notFound(res);
    const { publicKey, openNonce } = found.value;
    // Shown before the other device has shown its own it would protect nothing.
    if (publicKey === undefined || openNonce !== undefined) return refuse(res, 409, 'moved');
    if (!(await change(found, { openNonce: body.nonce }))) return refuse(res, 409, 'moved');
    res.status(204).end();
  });

  app.post(PATHS.pairingSealed, jsonBody(4096), async (req, res) => {
    const body = readBody(pairingSealed, req, res);
    if (body === undefined) return;
    const found = await find(principalIn(res).session.value.identity);
    if (found === undefined) return notFound(res);
    const { openNonce, sealed } = found.value;
    if (openNonce === undefined || sealed !== undefined) return refuse(res, 409, 'moved');
    if (!(await change(found, { sealed: body.sealed }))) return refuse(res, 409, 'moved');
    res.status(204).end();
  });

  app.post(PATHS.pairingEnd, jsonBody(64), async (_req, res) => {
    await records.delete('sign-in', idOf(principalIn(res).session.value.identity));
    res.status(204).end();
  });
}
