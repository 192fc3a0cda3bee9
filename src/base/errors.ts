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
  KEY_DESTROYED: 'the key of this one thing was destroyed',
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

/**
 * Why it went wrong, where somebody does something else about it than about other errors of that code. Read this and
 * never the message: a sentence may be written anew.
 */
export type Reason =
  /** No answer in time: whether the other side did what was asked is not known. */
  | 'timeout'
  /** The connection failed or broke off. */
  | 'network'
  /** Our own proxy cannot be reached or refused: nothing left. */
  | 'proxy'
  /** The other side pointed elsewhere, and that is not followed. */
  | 'redirect'
  | 'too-large'
  /** What is sealed in it is of a kind that only a newer release knows. */
  | 'kind'
  /** A request that is verified, but not of a shape that the platform describes. */
  | 'payload';

export class AppError extends Error {
  readonly code: ErrorCode;
  declare readonly reason?: Reason;
  /** Several faults at once, a line each. */
  declare readonly faults?: readonly string[];
  /**
   * `detail` is for operators: names of variables, files, methods. Never values, never a person's words. A list of
   * faults becomes a line each.
   */
  constructor(code: ErrorCode, detail?: string | readonly string[], cause?: unknown, reason?: Reason) {
    const said = typeof detail === 'object' ? `\n${detail.join('\n')}` : detail;
    super(
      said === undefined ? ERROR_CODES[code] : `${ERROR_CODES[code]}: ${said}`,
      cause === undefined ? undefined : { cause },
    );
    this.name = 'AppError';
    this.code = code;
    // Set only where there is something: an error that is printed whole shows every property it has.
    if (typeof detail === 'object') this.faults = detail;
    if (reason !== undefined) this.reason = reason;
  }
}

/** An error whose reason is all the detail there is. */
export const becauseOf = (code: ErrorCode, reason: Reason, cause?: unknown): AppError =>
  new AppError(code, reason, cause, reason);

export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}

/** For a line in the log: an unknown error's text may hold anything, so of that there is nothing. */
export const codeOf = (error: unknown): { readonly code?: ErrorCode } =>
  isAppError(error) ? { code: error.code } : {};
