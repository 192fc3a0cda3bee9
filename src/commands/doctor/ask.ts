/** One question to another server: no redirects, no endless answers, and a failure with a name. */
import type { IncomingHttpHeaders } from 'node:http';
import { TLSSocket } from 'node:tls';
import { isAppError } from '../../base/errors.ts';
import { httpCall } from '../../base/http-call.ts';
import { direct, type Outgoing } from '../../base/outgoing/index.ts';

const RESPONSE_LIMIT = 512 * 1024;
/** Two in a row fit into a check's time, so that it is said who did not answer. */
const ASK_MS = 4000;

export interface ProbeResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Over TLS: until when the certificate is valid, and what TLS itself says against it. */
  readonly certificate?: { readonly validTo: Date; readonly fault?: string };
}
export type Failure =
  | 'name'
  | 'refused'
  | 'route'
  | 'timeout'
  | 'certificate'
  | 'tls'
  | 'proxy'
  | 'too-large'
  | 'network';
export type Asked = ProbeResponse | { readonly failed: Failure };

export interface Question {
  readonly signal: AbortSignal;
  /** `ASK_MS` when absent. */
  readonly within?: number;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How others are reached, as the server reaches them. */
  readonly outgoing?: Outgoing;
  /** Certificates to trust in place of that, at an address of ours. */
  readonly ca?: string;
  /**
   * Go on with a certificate that is not right, and say what is wrong with it. Only for addresses of ours that are
   * asked without any secret: everywhere else such a connection is not made.
   */
  readonly inspect?: boolean;
}

export const FAILURES: Readonly<Record<Failure, string>> = {
  name: 'its name is not known here (DNS)',
  refused: 'nothing listens there',
  route: 'there is no way to it from here',
  timeout: 'it gave no answer in time',
  certificate: 'its certificate is not trusted here',
  tls: 'it speaks no TLS',
  proxy: 'the proxy of HTTPS_PROXY cannot be reached, or does not let this through',
  'too-large': 'its answer is too large to be right',
  network: 'the connection broke off',
};

/** @throws what is no failed call. */
function failureOf(error: unknown): Failure {
  if (!isAppError(error, 'CALL_FAILED')) throw error;
  const { reason, cause } = error;
  if (reason === 'timeout' || reason === 'proxy' || reason === 'too-large') return reason;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (/^(ENOTFOUND|EAI_\w+|ENODATA)$/.test(code)) return 'name';
  if (code === 'ECONNREFUSED' || code === 'ENOENT') return 'refused';
  if (/^E(HOST|NET)(UNREACH|DOWN)$/.test(code)) return 'route';
  if (code === 'ETIMEDOUT' || code === 'ABORT_ERR') return 'timeout';
  if (/CERT|SELF_SIGNED|UNABLE_TO/.test(code)) return 'certificate';
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) return 'tls';
  return 'network';
}

function certificateOf(socket: unknown): Pick<ProbeResponse, 'certificate'> {
  if (!(socket instanceof TLSSocket)) return {};
  const fault = socket.authorized ? undefined : String(socket.authorizationError);
  const validTo = new Date(socket.getPeerCertificate().valid_to);
  return { certificate: { validTo, ...(fault === undefined ? {} : { fault }) } };
}

/** Never rejects. Redirects are answers like any other. */
export async function ask(url: string, question: Question): Promise<Asked> {
  const { signal, within = ASK_MS, method = 'GET', headers = {}, body, ca, inspect = false } = question;
  const agents = (question.outgoing ?? direct).agents();
  let certificate: Pick<ProbeResponse, 'certificate'> = {};
  try {
    const call = { url: new URL(url), method, headers, body };
    const {
      status,
      headers: told,
      text,
    } = await httpCall(call, {
      agents,
      timeoutMs: within,
      limit: RESPONSE_LIMIT,
      signal,
      tls: { ...(ca === undefined ? {} : { ca }), ...(inspect ? { rejectUnauthorized: false } : {}) },
      onResponse: ({ socket }) => (certificate = certificateOf(socket)),
    });
    return { status, headers: told, text, ...certificate };
  } catch (error) {
    return { failed: failureOf(error) };
  } finally {
    agents.close();
  }
}

export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
