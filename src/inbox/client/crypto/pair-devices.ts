/** The two sides of handing keys to another device of the same person; see seal/pairing.ts for what protects them. */
import { isAppError } from '../../../base/errors.ts';
import {
  checkDigits,
  keepsPromise,
  newCommitment,
  newDevice,
  openOnDevice,
  sealToDevice,
  type NewDevice,
  type Transcript,
} from '../../../seal/pairing.ts';
import { newDeviceCode } from '../../../seal/recovery-code.ts';
import type { Account } from '../../contract.ts';
import type { Api, Why } from '../api.ts';

type PairApi = Pick<Api, 'startPairing' | 'pairing' | 'joinPairing' | 'openPairing' | 'sealPairing' | 'endPairing'>;
/** `gone`: it took too long, was begun anew, or broken off. `cheated`: what came is not what was promised. */
export type PairingEnd = Why | 'gone' | 'cheated';
/** Resolves after a while; rejects when the screen went away. */
export type Wait = () => Promise<void>;

/** What the code is, however it was typed. */
export const plainCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}]+/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');

type Seen = Partial<Transcript> & { readonly sealed?: string };
async function look(api: PairApi): Promise<Seen | PairingEnd> {
  const result = await api.pairing();
  if (result.ok) return result.value as Seen;
  return result.why === 'not-there' ? 'gone' : result.why;
}

/** Looks until the other device has left what is waited for. A server that is away for a moment ends nothing. */
async function until(api: PairApi, wait: Wait, isThere: (seen: Seen) => boolean): Promise<Seen | PairingEnd> {
  for (;;) {
    const seen = await look(api);
    if (typeof seen === 'string' ? seen !== 'try-again' : isThere(seen)) return seen;
    await wait();
  }
}

export interface Giving {
  /** Shown here, and typed (or scanned) on the other device. */
  readonly code: string;
  /** Resolves when the other device is there. */
  joined(wait: Wait): Promise<Joined | PairingEnd>;
}
export interface Joined {
  /** Whether these are the digits that the other device shows. */
  isRight(typed: string): boolean;
  /** Hands over, to that device alone. */
  give(payload: Uint8Array): Promise<Why | undefined>;
}

/** On the device where the keys are open. */
export async function giveKeys(api: PairApi, account: Account): Promise<Giving | Why> {
  const { nonce, commitment } = await newCommitment();
  const code = newDeviceCode();
  const begun = await api.startPairing({ code: plainCode(code), commitment });
  if (!begun.ok) return begun.why;
  return {
    code,
    async joined(wait) {
      const seen = await until(api, wait, ({ publicKey }) => publicKey !== undefined);
      if (typeof seen === 'string') return seen;
      const { publicKey = '', joinNonce = '' } = seen;
      // Its own commitment, not the one that the server tells: another would be another conversation.
      const { issuer, subject } = account;
      const transcript: Transcript = { issuer, subject, commitment, publicKey, joinNonce, openNonce: nonce };
      const digits = await checkDigits(transcript);
      const shown = await api.openPairing(nonce);
      if (!shown.ok && shown.why !== 'conflict') return shown.why;
      return {
        isRight: (typed) => typed.replaceAll(/\D/g, '') === digits,
        async give(payload) {
          const given = await api.sealPairing(await sealToDevice(transcript, payload));
          return given.ok ? undefined : given.why;
        },
      };
    },
  };
}

export interface Taking {
  /** Shown here, and typed on the device that has the keys. */
  readonly digits: string;
  /** The private keys, once they are given. The caller wipes them. */
  taken(wait: Wait): Promise<Uint8Array | PairingEnd>;
}

/** On the new device. `refused`: the code is not the one that the other device shows. */
export async function takeKeys(api: PairApi, account: Account, code: string, wait: Wait): Promise<Taking | PairingEnd> {
  const device: NewDevice = await newDevice();
  const seen = await look(api);
  if (typeof seen === 'string') return seen;
  const { commitment = '' } = seen;
  const { publicKey, joinNonce } = device;
  const joined = await api.joinPairing({ code: plainCode(code), publicKey, nonce: joinNonce });
  if (!joined.ok) return joined.why === 'not-there' ? 'gone' : joined.why;
  const opened = await until(api, wait, ({ openNonce }) => openNonce !== undefined);
  if (typeof opened === 'string') return opened;
  const { issuer, subject } = account;
  const { openNonce = '' } = opened;
  const transcript: Transcript = { issuer, subject, commitment, publicKey, joinNonce, openNonce };
  if (!(await keepsPromise(transcript))) return 'cheated';
  return {
    digits: await checkDigits(transcript),
    async taken(waitOn) {
      const given = await until(api, waitOn, ({ sealed }) => sealed !== undefined);
      if (typeof given === 'string') return given;
      try {
        return await openOnDevice(device, transcript, given.sealed ?? '');
      } catch (error) {
        if (isAppError(error, 'ENVELOPE_REFUSED')) return 'cheated';
        throw error;
      }
    },
  };
}
