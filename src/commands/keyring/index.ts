/**
 * The operator's word about the server's keys: that a Redis and a keyring belong together, and that many keys of days or
 * months at once may go. Both are asked for by typing a word, because neither can be taken back.
 */
import { fromHour } from '../../core/conversation.ts';
import { tendDayKeys, type DayKeyParts, type KeptBecause } from '../../core/day-key-retention.ts';
import { adopt, belongs, judge, type Verdict } from '../../core/keyring-mark.ts';
import type { Clock, Keyring, Store } from '../../core/ports.ts';
import type { Log } from '../../base/log.ts';
import { KEYS_PER_PAGE } from '../../keyring/erasure-key-id.ts';

export interface KeyringCliDeps {
  readonly organisations: DayKeyParts['organisations'];
  readonly store: Store;
  /** Makes none. */
  readonly openKeyring: () => Promise<Keyring>;
  readonly clock: Clock;
  readonly log: Log;
  readonly out: (line: string) => void;
  readonly ask: (question: string) => Promise<string>;
}

export const KEYRING_USAGE = `npm run keyring -- [--env <file>] <command>
  --env <file>  variables from a file such as .env; those already set win
  status     do Redis and the keys belong together, which keys there are, and which are past their promise
  destroy    destroy all keys of days and months that are past their promise, however many; asks first
  adopt      say that this Redis belongs to these keys from now on; asks first`;

export const isKeyringCommand = ([name, ...rest]: readonly string[]): boolean =>
  rest.length === 0 && ['status', 'destroy', 'adopt'].includes(name ?? '');

/** @returns the exit code: 0 done, 1 not done (said why), 2 not understood. Store and keyring faults are thrown. */
export async function runKeyringCommand(argv: readonly string[], deps: KeyringCliDeps): Promise<number> {
  const [name, ...rest] = argv;
  if (rest.length === 0 && name === 'status') return status(deps);
  if (rest.length === 0 && name === 'destroy') return destroy(deps);
  if (rest.length === 0 && name === 'adopt') return adoptThis(deps);
  deps.out(KEYRING_USAGE);
  return 2;
}

const SAID: Readonly<Record<Verdict, string>> = {
  ours: 'Redis and the keys belong together.',
  unmarked: 'Redis does not say yet which keys it belongs to; the next start marks it.',
  foreign: 'Redis was filled under another keyring.',
};
const WHY: Readonly<Record<KeptBecause, string>> = {
  'too-many': 'More than two at once are not destroyed without your word: npm run keyring -- --env FILE destroy.',
  'clocks-apart':
    'The clocks of this machine and of Redis differ by more than an hour, so nothing is destroyed. Set them right first.',
  'no-second-clock': 'Redis does not tell its time, so nothing is destroyed: one clock alone does not decide that.',
};

async function status({ store, openKeyring, organisations, clock, out }: KeyringCliDeps): Promise<number> {
  const keyring = await openKeyring();
  const verdict = await judge(store, keyring);
  out(SAID[verdict]);
  const { due, kept } = await tendDayKeys({ keyring, store, organisations, clock }, { dry: true });
  for (const line of await inventory(keyring)) out(line);
  out(due.length === 0 ? 'No key is past its promise.' : `Past their promise: ${due.join(', ')}`);
  if (kept !== undefined) out(WHY[kept]);
  return verdict === 'foreign' ? 1 : 0;
}

const upTo = (until: string | undefined): string => (until === undefined ? 'no promise yet' : `until ${until}`);
/** With what each is for, since the folder shows names only. */
async function inventory(keyring: Pick<Keyring, 'dayKeys' | 'epochs' | 'others'>): Promise<readonly string[]> {
  const [days, epochs, { pages, hours, push }] = [
    await keyring.dayKeys(),
    await keyring.epochs(),
    await keyring.others(),
  ];
  const [first, last, oldest] = [days[0]?.day, days.at(-1)?.day, hours[0]];
  const peppers = epochs.map(
    ({ epoch, until, isCurrent }) => `${epoch} (${isCurrent ? 'in use, ' : ''}${upTo(until)})`,
  );
  return [
    `Keys of days, for conversations: ${first === undefined ? 'none' : `${days.length}, ${first} to ${last}`}.`,
    `Peppers of months, for pseudonyms: ${peppers.join(', ') || 'none'}.`,
    `Erasure keys, one for each thing that can be taken back: ${pages} file(s) of ${KEYS_PER_PAGE}.`,
    `Key for push services, by which browsers know this installation: ${push ? 'there' : 'none yet'}.`,
    `Keys of hours, for what lives an hour or two: ${hours.length}${oldest === undefined ? '' : `, the oldest of ${fromHour(oldest).toISOString().slice(0, 13)}h UTC`}. A running server destroys each three hours later.`,
  ];
}

async function destroy({ store, openKeyring, organisations, clock, log, out, ask }: KeyringCliDeps): Promise<number> {
  const keyring = await openKeyring();
  if (!(await belongs(store, keyring))) {
    out('Redis was filled under another keyring. Nothing was destroyed.');
    return 1;
  }
  const parts = { keyring, store, organisations, clock };
  const { due, kept } = await tendDayKeys(parts, { dry: true });
  if (kept !== undefined && kept !== 'too-many') {
    out(WHY[kept]);
    return 1;
  }
  if (due.length === 0) {
    out('No key is past its promise. Nothing was destroyed.');
    return 0;
  }
  out(`Today is ${clock.now().toISOString().slice(0, 10)} here. Past their promise: ${due.join(', ')}`);
  out('What was written under a key that is destroyed can never be read again, from no copy of Redis.');
  if ((await ask('Type destroy to go on: ')).trim() !== 'destroy') {
    out('Nothing was destroyed.');
    return 1;
  }
  const run = await tendDayKeys(parts, { word: true });
  if (run.kept !== undefined) {
    log.error('day-keys-kept', { part: 'keyring', reason: run.kept, count: run.due.length });
    out(WHY[run.kept]);
    return 1;
  }
  log.info('day-keys-destroyed', { part: 'keyring', count: run.destroyed, reason: 'operator' });
  out(`Destroyed: ${run.destroyed}.`);
  return 0;
}

async function adoptThis({ store, openKeyring, log, out, ask }: KeyringCliDeps): Promise<number> {
  const keyring = await openKeyring();
  if ((await judge(store, keyring)) === 'ours') {
    out(SAID.ours);
    return 0;
  }
  out('From now on this Redis counts as filled under these keys. What was sealed under others stays unreadable:');
  out('employees are strangers to their earlier conversations, and every adviser has to be invited again.');
  out('If the right keys may still be found, stop here: mount them, and nothing is lost.');
  if ((await ask('Type adopt to go on: ')).trim() !== 'adopt') {
    out('Nothing was changed.');
    return 1;
  }
  await adopt(store, keyring);
  log.info('keyring-adopted', { part: 'keyring' });
  out('Done. Start the server.');
  return 0;
}
