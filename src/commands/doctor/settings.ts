/** Settings that start, and are not fit for real use: cheap to see, so start-up says them as well. */
import { inMemory, isProduction, variables } from '../../app/config/index.ts';
import { present, type Environment } from '../../app/config/fields.ts';
import { isLoopback, isLoopbackHost } from '../../base/url.ts';
import { fail, info, warn, type Finding } from './types.ts';

const OURS = /^(HOSTED_BY|HOST|[A-Z_]+_(ORIGIN|DIR|URL|PORT)|(SLACK|TEAMS|OIDC|REDIS)_\w+)$/;

/**
 * The memory store is for trials on one's own machine. If others can reach the server, they write without knowing that it
 * is a trial, and every restart deletes their conversations. It is no error, because the version before started too.
 */
function memory(env: Environment): Finding {
  const isReached = ['BOT_ORIGIN', 'TEAMS_ORIGIN', 'INBOX_ORIGIN'].some((name) => {
    const value = present(env[name]) ?? '';
    return URL.canParse(value) && !isLoopback(new URL(value));
  });
  const remedy = 'Take STORE away and set REDIS_URL.';
  return isReached && present(env['SLACK_APP_TOKEN']) === undefined
    ? fail(
        'settings.memory',
        'STORE=memory forgets every conversation at a restart, and others can reach this server: this is no trial.',
        `${remedy} Set NODE_ENV=production, so that it cannot happen again.`,
      )
    : warn('settings.memory', 'STORE=memory forgets everything at a restart: for a trial only.', remedy);
}

export function checkSettings(env: Environment): readonly Finding[] {
  const has = (name: string): boolean => present(env[name]) !== undefined;
  const host = variables.shape.HOST.parse(present(env['HOST']));
  const findings: Finding[] = [];
  const say = (id: string, message: string, remedy: string): void =>
    void findings.push(warn(`settings.${id}`, message, remedy));
  if (!isProduction(env))
    say(
      'production',
      'NODE_ENV is not "production", so a Redis without append-only file would be accepted.',
      'Set NODE_ENV=production for real use.',
    );
  if (inMemory(env)) findings.push(memory(env));
  const damaged = Object.keys(env).filter((name) => OURS.test(name) && env[name]?.includes('\uFFFD'));
  if (damaged.length > 0)
    say(
      'encoding',
      `${damaged.join(', ')}: a letter was lost because the file it comes from is not UTF-8.`,
      'Save that file as UTF-8 and start again.',
    );
  if (has('SLACK_APP_TOKEN'))
    say(
      'socket-mode',
      'SLACK_APP_TOKEN is set, so Slack is reached by Socket Mode: for a trial only.',
      'For real use take it away, and give the app the manifest with your own BOT_ORIGIN.',
    );
  if (!isLoopbackHost(host) && /^0*$/.test(present(env['TRUSTED_PROXIES']) ?? ''))
    say(
      'host',
      'The server listens to other machines (HOST) without a proxy it knows of (TRUSTED_PROXIES): plain http for who gets there.',
      'Listen on 127.0.0.1 behind a reverse proxy with TLS; in a container set TRUSTED_PROXIES and publish no port.',
    );
  if (!isLoopbackHost(host) && has('OPERATIONS_PORT'))
    findings.push(
      info(
        'settings.operations',
        'OPERATIONS_PORT is open to other machines as well (HOST), and asks for no password: let only Prometheus and the platform reach it.',
      ),
    );
  if (!has('HOSTED_BY'))
    say(
      'hosted-by',
      'HOSTED_BY is not set, so employees cannot be told who runs this server.',
      'Set it to employer, or to the name of the company that does.',
    );
  if (!has('BOT_ORIGIN'))
    say(
      'bot-origin',
      'BOT_ORIGIN is not set, so there is no public page, no poster and no QR code.',
      'Set it to the address at which Slack and browsers reach BOT_PORT.',
    );
  if (has('SLACK_SIGNING_SECRET_PREVIOUS'))
    findings.push(
      info(
        'settings.rotation',
        'SLACK_SIGNING_SECRET_PREVIOUS is still accepted: take it away when the rotation is over.',
      ),
    );
  return findings;
}
