/**
 * What to do about another server that gave no useful answer. An unknown name, a closed port, a firewall, an untrusted
 * certificate and a refusal are solved in five different places, so each has its own sentence: with the wrong one an
 * operator searches their secrets for an hour because of a fault in DNS.
 */
import { FAILURES, type Asked, type Failure } from './ask.ts';

export interface Whom {
  /** In a sentence: `Slack`, `Identity provider 1`. */
  readonly name: string;
  /** The host as it may be shown, or the variable that names it. */
  readonly host: string;
  /** The variable to look at when the host itself may be mistyped. */
  readonly variable?: string;
}

const REMEDIES: Readonly<Record<Failure, (whom: Whom) => string>> = {
  name: ({ host, variable }) =>
    `Let this machine’s name server know ${host} (getent hosts shows it)${orTyped(variable)}.`,
  refused: ({ host, variable }) =>
    `Nothing listens at ${host} on that port, or a firewall refuses it: see that it runs and may be reached from this machine${orTyped(variable)}.`,
  route: ({ host }) => `There is no way to ${host}: see the network and routes of this machine.`,
  timeout: ({ host }) =>
    `A firewall that drops, mostly: let this machine go out to ${host} on port 443, or say which proxy to use.`,
  certificate: ({ host, variable }) =>
    `Something between may open the connection (a proxy that inspects), or ${host} has a certificate of one’s own authority: let this process trust that authority (docs/configuration.md)${orTyped(variable)}.`,
  tls: ({ host, variable }) =>
    `What answers at ${host} speaks no TLS: https needs another port, or a proxy before it${orTyped(variable)}.`,
  proxy: ({ host }) =>
    `Compare HTTPS_PROXY with how this network goes out, let the proxy pass ${host}, or name the host in NO_PROXY.`,
  'too-large': ({ host, variable }) => `Something else may answer in the place of ${host}${orTyped(variable)}.`,
  network: ({ host }) =>
    `Run the doctor again; if it stays, see what cuts connections to ${host} (proxy, firewall, MTU).`,
};
const orTyped = (variable: string | undefined): string => (variable === undefined ? '' : `, and compare ${variable}`);

export interface NoResponse {
  readonly why: string;
  readonly remedy: string;
}
/** `undefined` for an answer that says something about what was asked: that is for whoever asked. */
export function noResponse(asked: Asked, whom: Whom): NoResponse | undefined {
  if ('failed' in asked) return { why: FAILURES[asked.failed], remedy: REMEDIES[asked.failed](whom) };
  const why = `it answers with status ${asked.status}`;
  if (asked.status === 407)
    return {
      why,
      remedy: 'A proxy between wants a name and password: put them into its address, or let this host pass.',
    };
  if (asked.status === 429)
    return { why, remedy: `${whom.name} was asked too often: wait some minutes and run the doctor again.` };
  if (asked.status >= 500)
    return {
      why,
      remedy: `The fault is at ${whom.name}: look at its status page or its log, and run the doctor again later.`,
    };
  return undefined;
}
/** For who has nothing better to say of an answer than its number. */
export const why = (asked: Asked): string =>
  'failed' in asked
    ? FAILURES[asked.failed]
    : asked.status === 200
      ? 'its answer is not what it should be'
      : `it answers with status ${asked.status}`;
