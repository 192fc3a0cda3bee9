/**
 * Everything that can go wrong, in one table. A person gets a sentence from `words`; a log line carries
 * the code; neither ever carries a secret or a person's text. `cause` stays inside the process.
 */
export const ERROR_CODES = {
  CONFIG_INVALID: 'the environment is incomplete or wrong',
  LISTEN_FAILED: 'a port cannot be listened to',
  ORGANISATION_INVALID: 'an organisation file is wrong',
  STORE_AWAY: 'the store cannot be reached in time',
  STORE_READ_ONLY: 'the store refuses writes',
  STORE_FULL: 'the store is out of memory',
  STORE_FORBIDDEN: 'the store refuses a command that we need',
  STORE_UNSAFE: 'the store would evict or lose conversations',
  KEYRING_UNREADABLE: 'the keyring folder cannot be read or is not private',
  KEYRING_FOREIGN: 'the keys and the store do not belong together',
  DAY_KEY_DESTROYED: 'the key of that day was destroyed',
  ENVELOPE_REFUSED: 'an envelope is malformed, forged or not for this reader',
  TEXT_TOO_LONG: 'a text does not fit the largest envelope',
  KEY_CARD_INVALID: 'a key card is malformed',
  SLOT_REFUSED: 'wrong passphrase or code, or a damaged key slot',
  BROWSER_LACKS: 'this browser lacks the memory or a function for it',
  CALL_REFUSED: 'an outgoing platform call is not on the allow-list',
  CALL_FAILED: 'an outgoing platform call failed',
  REQUEST_REFUSED: 'an incoming request failed verification',
  SIGN_IN_REFUSED: 'a sign-in could not be verified',
} as const;
export type ErrorCode = keyof typeof ERROR_CODES;

export class AppError extends Error {
  readonly code: ErrorCode;
  /** `detail` is for operators: names of variables, files, methods. Never values, never a person's words. */
  constructor(code: ErrorCode, detail?: string, cause?: unknown) {
    super(
      detail === undefined ? ERROR_CODES[code] : `${ERROR_CODES[code]}: ${detail}`,
      cause === undefined ? undefined : { cause },
    );
    this.name = 'AppError';
    this.code = code;
  }
}

export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}

/** For a line in the log: an unknown error's text may hold anything, so of that there is nothing. */
export const codeOf = (error: unknown): { readonly code?: ErrorCode } =>
  isAppError(error) ? { code: error.code } : {};
