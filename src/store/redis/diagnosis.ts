/**
 * Why a Redis cannot be used, in words of our own: a fixed word for the log, and a sentence with what to do for
 * whoever is looking. Nothing of the error's own text is passed on, which may hold an address or a user's name.
 */

export interface Diagnosis {
  /** For the log. */
  readonly reason: string;
  readonly message: string;
  readonly remedy: string;
}

const SIGN_IN: Diagnosis = {
  reason: 'sign-in-refused',
  message: 'Redis refuses the user or password of REDIS_URL',
  remedy: 'Compare both with the ACL file of Redis (ACL LIST as its administrator).',
};
const CERTIFICATE: Diagnosis = {
  reason: 'certificate-not-trusted',
  message: 'Redis was reached, but its certificate is not trusted here',
  remedy:
    'Give this machine the certificate of the authority that signed it: name its PEM file in CA_CERTIFICATES, and start again.',
};
const UNKNOWN: Diagnosis = {
  reason: 'unreachable',
  message: 'Redis cannot be reached at REDIS_URL',
  remedy: 'Start it, and check host, port, TLS (rediss://) or the path and permissions of the socket.',
};

/** By the code that Node gives (nodejs.org/api/errors.html, /api/tls.html) or Redis' first word. */
const KNOWN: readonly (readonly [RegExp, Diagnosis])[] = [
  [/^(WRONGPASS|NOAUTH|ERR AUTH)/, SIGN_IN],
  [
    /^LOADING/,
    {
      reason: 'still-loading',
      message: 'Redis is still reading its file',
      remedy: 'Wait; with much in it, that takes minutes. Its log says how far it is.',
    },
  ],
  [
    /^ERR max number of clients/,
    {
      reason: 'too-many-clients',
      message: 'Redis takes no more connections',
      remedy: 'See who is connected (CLIENT LIST as its administrator), or raise maxclients.',
    },
  ],
  [
    /^-?DENIED/,
    {
      reason: 'protected-mode',
      message: 'Redis is in protected mode: it takes nobody from another machine while it has no password',
      remedy: 'Give it users (infra/compose-init.sh makes a list), and put the user and password in REDIS_URL.',
    },
  ],
  [
    /^(ECONNREFUSED|ENOENT)/,
    {
      reason: 'connection-refused',
      message: 'Redis cannot be reached at REDIS_URL: nothing listens there',
      remedy: 'Start it, and compare host and port, or the path of the socket, with its configuration.',
    },
  ],
  [
    /^(EACCES|EPERM)/,
    {
      reason: 'socket-not-permitted',
      message: 'The socket in REDIS_URL is there, but this user may not use it',
      remedy: 'Set unixsocketperm 770 in redis.conf, and put the user of the server in the group of Redis.',
    },
  ],
  [
    /^(ENOTFOUND|EAI_AGAIN)/,
    {
      reason: 'name-not-known',
      message: 'The host name in REDIS_URL is not known here (DNS)',
      remedy: 'Check its spelling, and ask for it on this machine: getent hosts <name>.',
    },
  ],
  [
    /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|Command timed out)/,
    {
      reason: 'no-answer',
      message: 'Nothing answers at the address in REDIS_URL',
      remedy: 'Check host and port, and whether a firewall or network policy stands between.',
    },
  ],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID/,
    {
      reason: 'certificate-of-another-name',
      message: 'Redis was reached, but its certificate is for another name than the host in REDIS_URL',
      remedy:
        'Use a name that is in the certificate (openssl x509 -noout -ext subjectAltName), or renew it with this one.',
    },
  ],
  [
    /^CERT_(HAS_EXPIRED|NOT_YET_VALID)/,
    {
      reason: 'certificate-out-of-date',
      message: 'Redis was reached, but its certificate is not valid today',
      remedy: 'Renew it, or set the clock of this machine right.',
    },
  ],
  [/^(.*CERT|UNABLE_TO)/, CERTIFICATE],
  [
    /^(EPROTO|ERR_SSL|ERR_TLS)/,
    {
      reason: 'tls-not-spoken',
      message: 'REDIS_URL says TLS (rediss://), but that is not what is spoken there',
      remedy: 'Use the TLS port of Redis (tls-port), or redis:// on this machine or a private socket.',
    },
  ],
  [
    /^(ECONNRESET|EPIPE|Connection is closed)/,
    {
      reason: 'connection-cut',
      message: 'Redis, or something between, ends every connection at once',
      remedy: 'When its port is for TLS, REDIS_URL begins with rediss://. Otherwise its log says why.',
    },
  ],
];

/** `+get`, `~iv:*` or `&iv:*`: the right that a refusal of Redis is about. `undefined` when it is about something else. */
export function rightIn(message: string): string | undefined {
  if (!/^NOPERM|ACL failure/.test(message)) return undefined;
  if (/keys?\b/.test(message) && !/'[^']+' command/.test(message)) return '~iv:*';
  if (/channel/.test(message)) return '&iv:*';
  const command = /'([a-z|-]{1,40})' (?:command|subcommand)/i.exec(message)?.[1];
  return command === undefined ? 'a right' : `+${command.toLowerCase()}`;
}

export const lacking = (right: string): Diagnosis => ({
  reason: 'right-missing',
  message: `Redis knows our user, but does not give it a right that is needed: ${right}`,
  remedy: `Add ${right} to its line in the ACL of Redis (infra/compose-init.sh has the whole line), then ACL LOAD.`,
});

export function diagnose(error: unknown): Diagnosis {
  if (!(error instanceof Error)) return UNKNOWN;
  const right = rightIn(error.message);
  if (right !== undefined) return lacking(right);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  for (const said of [code, error.message.replace(/^ReplyError: /, '')])
    for (const [pattern, trouble] of KNOWN) if (pattern.test(said)) return trouble;
  return UNKNOWN;
}

/** A Redis without TLS says nothing to a client that begins with it, and waits. */
export const overTls = (trouble: Diagnosis): Diagnosis =>
  trouble.reason === 'no-answer'
    ? {
        reason: 'no-answer-over-tls',
        message: 'Nothing answers at the address in REDIS_URL, or what does is no TLS (rediss://)',
        remedy: `${trouble.remedy} TLS has a port of its own (tls-port); redis:// is for this machine or a private network.`,
      }
    : trouble;

export const sentenceOf = ({ message, remedy }: Diagnosis): string => `${message}. ${remedy}`;
