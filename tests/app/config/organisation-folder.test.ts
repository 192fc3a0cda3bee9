/** A fault in one organisation's file reaches no other; what is in force, what is kept, and what is closed. */
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  symlink,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withoutToken } from '../../../src/app/config/slack.ts';
import { createLog } from '../../../src/base/log.ts';
import { openOrganisations, type CheckPlaces, type OrganisationFolder } from '../../../src/organisation/folder.ts';

const example = await readFile(new URL('../../../organisations/example.yaml', import.meta.url), 'utf8');
const of = (id: string): string =>
  example
    .replace('id: example', `id: ${id}`)
    .replace('T0EXAMPLE01', `T0${id.toUpperCase()}`)
    .replace('# teams:', `teams:\n  tenantIds: [${tenantOf(id)}]\n# teams:`);
const tenantOf = (id: string): string =>
  `${Buffer.from(id.padEnd(4, 'x')).toString('hex')}-1111-4111-8111-111111111111`;
const without = (text: string, adviser: string): string =>
  text.replace(new RegExp(`\\n  - id: ${adviser}\\n(?:    .*\\n|\\n)+`), '\n');
const broken = (text: string): string => text.replace('kind: internal', 'kind: intern');
const isRoot = process.getuid?.() === 0;

let folder: string;
let open: OrganisationFolder | undefined;
let logged: string[];
let reported: string[];
const log = createLog((line) => void logged.push(line));
const put = (name: string, text: string | Uint8Array): Promise<void> => writeFile(join(folder, name), text);
const start = async (check?: CheckPlaces): Promise<OrganisationFolder> =>
  (open = await openOrganisations(folder, log, (faults) => void reported.push(...faults), check));
const events = (): string[] => logged.map((line) => (JSON.parse(line) as { event: string }).event);
const ids = (): string[] => (open?.all() ?? []).map(({ id }) => id);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'organisations-'));
  logged = [];
  reported = [];
});
afterEach(async () => {
  open?.close();
  open = undefined;
  await rm(folder, { recursive: true });
});

describe('while running', () => {
  it('a revoked adviser is out at once, whatever is wrong with somebody else’s file', async () => {
    await put('bank.yaml', of('bank'));
    await put('zorg.yaml', of('zorg'));
    const { reload, byId, bySlackTeam, refused } = await start();
    await put('bank.yaml', broken(of('bank')));
    await put('zorg.yaml', without(of('zorg'), 'tom'));
    expect((await reload()).join('\n')).toMatch(/^bank\.yaml:\d+: advisers\[1\]\.kind/);
    expect(byId('zorg')?.advisers.map(({ id }) => id)).toEqual(['samira', 'halina']);
    expect(bySlackTeam('T0BANK')?.advisers).toHaveLength(3);
    expect(refused().map(({ name, served }) => [name, served])).toEqual([['bank.yaml', true]]);
    expect(reported.join('\n')).toContain('bank.yaml:');
    expect(events()).toEqual(['organisation-reloaded', 'organisation-refused']);
  });

  it('the same fault is reported once, and its end shows', async () => {
    await put('bank.yaml', of('bank'));
    const { reload, refused } = await start();
    await put('bank.yaml', broken(of('bank')));
    await reload();
    await reload();
    expect(events()).toEqual(['organisation-refused']);
    await put('bank.yaml', of('bank'));
    expect(await reload()).toEqual([]);
    expect(refused()).toEqual([]);
  });

  it.each([
    ['half a file', (text: string) => text.slice(0, 900)],
    ['an empty file', () => ''],
    ['a file that is no UTF-8', (text: string) => Buffer.from(text.replace('Tom de Wit', 'André'), 'latin1')],
  ])('of %s the last good version is kept', async (_name, spoil) => {
    await put('bank.yaml', of('bank'));
    await put('zorg.yaml', of('zorg'));
    const { reload, byId } = await start();
    await put('bank.yaml', spoil(of('bank')));
    expect((await reload()).length).toBeGreaterThan(0);
    expect(byId('bank')?.advisers[1]?.name).toBe('Tom de Wit');
    expect(ids()).toEqual(['bank', 'zorg']);
  });

  it('a workspace claimed by a second file stays with who has it, whose own changes go on being taken', async () => {
    await put('bank.yaml', of('bank'));
    const { reload, bySlackTeam, byId, isClosed } = await start();
    await put('zorg.yaml', of('zorg').replace('T0ZORG', 'T0BANK'));
    await put('bank.yaml', without(of('bank'), 'tom'));
    const faults = (await reload()).join('\n');
    expect(faults).toContain('team T0BANK is used in zorg.yaml as well');
    expect(faults).toContain('team T0BANK is used in bank.yaml as well');
    expect(bySlackTeam('T0BANK')?.id).toBe('bank');
    expect(byId('bank')?.advisers.map(({ id }) => id)).toEqual(['samira', 'halina']);
    expect(byId('zorg')).toBeUndefined();
    expect(isClosed?.('organisation', 'zorg')).toBe(true);
  });

  it('a workspace is not taken over from an organisation whose own new file is faulty', async () => {
    await put('bank.yaml', of('bank'));
    await put('zorg.yaml', of('zorg'));
    const { reload, bySlackTeam, byId } = await start();
    await put('bank.yaml', broken(of('bank').replace('T0BANK', 'T0OTHER')));
    await put('zorg.yaml', of('zorg').replace('T0ZORG', 'T0BANK'));
    expect(await reload()).toHaveLength(2);
    expect(bySlackTeam('T0BANK')?.id).toBe('bank');
    expect(byId('zorg')?.slack?.teamIds).toEqual(['T0ZORG']);
    await put('bank.yaml', of('bank').replace('T0BANK', 'T0OTHER'));
    expect(await reload()).toEqual([]);
    expect(bySlackTeam('T0BANK')?.id).toBe('zorg');
  });

  it('a copy beside a file changes nothing of what is in force', async () => {
    await put('bank.yaml', of('bank'));
    const { reload, byId } = await start();
    await put('bank-copy.yaml', of('bank').replace('Tom de Wit', 'Iemand Anders'));
    expect((await reload()).join('\n')).toContain('id bank is used in bank.yaml as well');
    expect(byId('bank')?.advisers[1]?.name).toBe('Tom de Wit');
  });

  it('a faulty file under another name is still that organisation’s, and a removed one is gone', async () => {
    await put('bank.yaml', of('bank'));
    await put('zorg.yaml', of('zorg'));
    const { reload } = await start();
    await put('bank.yaml', broken(of('bank')));
    await rename(join(folder, 'bank.yaml'), join(folder, 'de-bank.yaml'));
    await reload();
    expect(ids().toSorted()).toEqual(['bank', 'zorg']);
    await unlink(join(folder, 'de-bank.yaml'));
    expect(await reload()).toEqual([]);
    expect(ids()).toEqual(['zorg']);
  });

  it('an emptied folder is a volume that went away: everybody stays', async () => {
    await put('bank.yaml', of('bank'));
    const { reload } = await start();
    await unlink(join(folder, 'bank.yaml'));
    expect(await reload()).toEqual(['no .yaml file in the folder']);
    expect(ids()).toEqual(['bank']);
  });

  it('what cannot be read is tried until it can, though nothing of its times changes', async () => {
    await put('bank.yaml', of('bank'));
    await put('zorg.yaml', of('zorg'));
    const { reload, byId } = await start();
    await unlink(join(folder, 'bank.yaml'));
    await symlink('elsewhere', join(folder, 'bank.yaml'));
    expect(await reload()).toEqual(['bank.yaml:1: is a link to a file that is not there']);
    expect(byId('bank')).toBeDefined();
    await put('zorg.yaml', without(of('zorg'), 'tom'));
    await reload();
    expect(byId('zorg')?.advisers).toHaveLength(2);
    // Old times, as a volume that comes back has.
    await put('elsewhere', without(of('bank'), 'tom'));
    await utimes(join(folder, 'elsewhere'), 1_000_000_000, 1_000_000_000);
    expect(await reload()).toEqual([]);
    expect(byId('bank')?.advisers).toHaveLength(2);
  });

  it.runIf(isRoot)('a file that is given to the server afterwards is read then', async () => {
    await put('bank.yaml', of('bank'));
    const { reload, byId } = await start();
    await put('bank.yaml', without(of('bank'), 'tom'));
    await chown(join(folder, 'bank.yaml'), 4711, 4711);
    await chmod(join(folder, 'bank.yaml'), 0);
    await chmod(folder, 0o755);
    // Root reads everything: as somebody else, for as long as it takes to look.
    const self = process.geteuid?.() ?? 0;
    process.seteuid?.(4712);
    const faults = await reload().finally(() => process.seteuid?.(self));
    expect(faults).toEqual(['bank.yaml:1: cannot be read: give the user that runs the server the right to read it']);
    expect(byId('bank')?.advisers).toHaveLength(3);
    expect(await reload()).toEqual([]);
    expect(byId('bank')?.advisers).toHaveLength(2);
  });

  it('a second change of the same size within one tick of the clock of a disk is seen', async () => {
    await put('bank.yaml', of('bank'));
    const { reload, byId } = await start();
    const at = new Date();
    for (const name of ['Tom de Wal', 'Tom de Wad', 'Tom de Was']) {
      await put('bank.yaml', of('bank').replace('Tom de Wit', name));
      await utimes(join(folder, 'bank.yaml'), at, at);
      await reload();
      expect(byId('bank')?.advisers[1]?.name).toBe(name);
    }
  });
});

describe('at the start', () => {
  it('the others are served, and the faulty one is known to be closed', async () => {
    await put('bank.yaml', broken(of('bank')));
    await put('zorg.yaml', of('zorg'));
    const { byId, bySlackTeam, byTeamsTenant, isClosed, anyClosed, refused } = await start();
    expect(ids()).toEqual(['zorg']);
    expect([byId('bank'), bySlackTeam('T0BANK'), byTeamsTenant(tenantOf('bank'))]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(isClosed?.('organisation', 'bank')).toBe(true);
    expect(isClosed?.('slack-team', 'T0BANK')).toBe(true);
    expect(isClosed?.('teams-tenant', tenantOf('bank'))).toBe(true);
    expect(isClosed?.('slack-team', 'T0ZORG')).toBe(false);
    expect(anyClosed?.()).toBe(true);
    expect(refused().map(({ name, served }) => [name, served])).toEqual([['bank.yaml', false]]);
    expect(events()).toEqual(['organisation-refused']);
    expect(reported.join('\n')).toContain('bank.yaml:');
  });

  it('two files with one workspace: neither gets it, both are reported, the others go on', async () => {
    await put('bank.yaml', of('bank'));
    await put('zorg.yaml', of('zorg').replace('T0ZORG', 'T0BANK'));
    await put('hout.yaml', of('hout'));
    const { bySlackTeam, refused, isClosed } = await start();
    expect(ids()).toEqual(['hout']);
    expect(bySlackTeam('T0BANK')).toBeUndefined();
    expect(isClosed?.('slack-team', 'T0BANK')).toBe(true);
    expect(refused().map(({ name }) => name)).toEqual(['bank.yaml', 'zorg.yaml']);
  });

  it('also when one of the two is faulty besides: its people must not be another’s', async () => {
    await put('bank.yaml', broken(of('bank')));
    await put('zorg.yaml', of('zorg').replace('T0ZORG', 'T0BANK'));
    await put('hout.yaml', of('hout'));
    const { bySlackTeam } = await start();
    expect(bySlackTeam('T0BANK')).toBeUndefined();
  });

  it.each([
    ['one id', (text: string) => text.replace('id: zorg', 'id: bank')],
    ['one tenant', (text: string) => text.replace(tenantOf('zorg'), tenantOf('bank').toUpperCase())],
  ])('two files with %s likewise', async (_name, change) => {
    await put('bank.yaml', of('bank'));
    await put('zorg.yaml', change(of('zorg')));
    await put('hout.yaml', of('hout'));
    await start();
    expect(ids()).toEqual(['hout']);
  });

  it('a folder and a dead link among the files hold up nobody', async () => {
    await put('zorg.yaml', of('zorg'));
    await mkdir(join(folder, 'map.yaml'));
    await symlink('nowhere', join(folder, 'link.yml'));
    const { refused } = await start();
    expect(ids()).toEqual(['zorg']);
    expect(refused().map(({ name }) => name)).toEqual(['link.yml', 'map.yaml']);
  });

  it('a name that only looks like one of ours is said', async () => {
    await put('zorg.yaml', of('zorg'));
    await put('tweede.YAML', of('bank'));
    const { ignored } = await start();
    expect(ids()).toEqual(['zorg']);
    expect(ignored()).toEqual(['tweede.YAML']);
    expect(reported.join('\n')).toMatch(/tweede\.YAML: is not read, because its name/);
    expect(events()).toEqual(['organisation-ignored']);
  });

  it('with nothing but faults there is no start, and every fault of every file is said', async () => {
    await put('bank.yaml', broken(of('bank')));
    await put('zorg.yaml', 'id: zorg\nname: [\n');
    await expect(start()).rejects.toThrow(/bank\.yaml:[\s\S]*zorg\.yaml:/);
  });
});

describe('what a workspace needs of the environment is asked alike at the start and for a change', () => {
  const one: CheckPlaces = (all) => withoutToken({ botTokens: { '*': 'xoxb-a' } }, all);

  it('a second workspace beside a single token is refused when it comes, and at the next start', async () => {
    await put('bank.yaml', of('bank'));
    const { reload, bySlackTeam, refused, close } = await start(one);
    await put('zorg.yaml', of('zorg'));
    await put('bank.yaml', without(of('bank'), 'tom'));
    const faults = (await reload()).join('\n');
    expect(faults).toMatch(/zorg\.yaml:\d+: SLACK_BOT_TOKENS has no token for T0ZORG/);
    expect(bySlackTeam('T0BANK')?.advisers).toHaveLength(2);
    expect(bySlackTeam('T0ZORG')).toBeUndefined();
    expect(refused().map(({ name }) => name)).toEqual(['bank.yaml', 'zorg.yaml']);
    close();
    await expect(start(one)).rejects.toThrow(/no token for T0BANK[\s\S]*no token for T0ZORG/);
  });

  it('a workspace for which no token was written costs its own organisation only', async () => {
    await put('bank.yaml', of('bank'));
    await put('zorg.yaml', of('zorg'));
    const { refused } = await start((all) => withoutToken({ botTokens: { T0BANK: 'xoxb-a' } }, all));
    expect(ids()).toEqual(['bank']);
    expect(refused().map(({ name }) => name)).toEqual(['zorg.yaml']);
  });
});
