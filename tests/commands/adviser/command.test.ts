/** The operator's side: what is written, what is asked, what is said. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { AppError } from '../../../src/base/errors.ts';
import { createSlotVault } from '../../../src/core/adviser/enrolment.ts';
import { identityOf } from '../../../src/core/adviser/identity.ts';
import { createNoticeVault, type NoticeSettings } from '../../../src/core/notices/settings.ts';
import { NOBODY } from '../../../src/core/conversation.ts';
import type { KeyCard } from '../../../src/seal/key-card.ts';
import { adviser, newCard, organisation } from '../../support/inbox-fixtures.helper.ts';
import {
  ACME,
  enrol,
  file,
  folder,
  harness,
  invite,
  issuer,
  lines,
  me,
  reload,
  run,
  signedInWith,
  startFresh,
  wordsOf,
} from '../../support/enrolling.helper.ts';

startFresh();

describe('the organisation file', () => {
  test('gets identity and card, and keeps every comment and all else', async () => {
    const keyCard = await newCard();
    await enrol(await signedInWith(await invite()), keyCard);
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(keyCard)])).toBe(0);
    expect(file()).toBe(`# Acme, kept by hand.
id: acme
name: Acme bv
advisers:
  - id: samira # internal
    name: Samira
    kind: internal
    languages: [ nl ]
    contact: { phone: "030 1234567" }
    hours: { mon: [ "09:00-17:00" ] }
    keyCards: []
  - id: nora
    name: Nora # joined in May
    kind: internal
    contact:
      email: nora@acme.example
    # her hours are below
    languages: [ nl, en ]
    hours: { tue: [ "09:00-17:00" ] }
    identity:
      issuer: ${issuer.issuer}
      subject: sub-nora
    keyCards:
      - ${keyCard.text}
`);
    expect(readdirSync(folder)).toEqual(['acme.yaml']);
  });

  test('puts a newer card first, keeps the older, and replaces the identity value by value', async () => {
    const older = await newCard();
    const before = `${ACME}    identity:\n      issuer: https://old.example # the former provider\n      subject: old\n    keyCards: [${older.text}] # pinned in 2025\n`;
    writeFileSync(join(folder, 'acme.yaml'), before);
    const keyCard = await newCard();
    await enrol(await signedInWith(await invite()), keyCard);
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(keyCard)])).toBe(0);
    const { advisers } = parse(file()) as { advisers: unknown[] };
    expect(advisers[1]).toMatchObject({
      identity: { issuer: issuer.issuer, subject: 'sub-nora' },
      keyCards: [keyCard.text, older.text],
    });
    expect(file()).toContain('# the former provider');
    expect(file()).toContain('# pinned in 2025');
  });

  test.each([
    ['is no YAML', 'id: acme\nadvisers: [', 'not YAML'],
    [
      'has the same account for somebody else already',
      ACME.replace('    keyCards: []', `    identity: { issuer: ISSUER, subject: sub-nora }\n    keyCards: []`),
      'identity is used twice',
    ],
    ['belongs to another organisation', ACME.replace('id: acme', 'id: beta'), 'no file with id "acme"'],
    ['does not list the adviser any more', ACME.replace('id: nora', 'id: noor'), 'does not list'],
  ])('that %s is left as it is, and so is the request', async (_name, text, said) => {
    const keyCard = await newCard();
    await enrol(await signedInWith(await invite()), keyCard);
    const before = text.replace('ISSUER', issuer.issuer);
    writeFileSync(join(folder, 'acme.yaml'), before);
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(keyCard)])).toBe(1);
    expect(lines.at(-1)).toContain(said);
    expect(file()).toBe(before);
    lines.length = 0;
    await run(['pending']);
    expect(lines[0]).toContain('nora');
  });

  test('is found by its id, whatever it is called', async () => {
    renameSync(join(folder, 'acme.yaml'), join(folder, 'our-company.yml'));
    const keyCard = await newCard();
    await enrol(await signedInWith(await invite()), keyCard);
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(keyCard)])).toBe(0);
    expect(readdirSync(folder)).toEqual(['our-company.yml']);
    expect(readFileSync(join(folder, 'our-company.yml'), 'utf8')).toContain(keyCard.text);
  });

  test('may be approved twice: the card is there once', async () => {
    const keyCard = await newCard();
    for (let round = 0; round < 2; round += 1) {
      await enrol(await signedInWith(await invite()), keyCard);
      expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(keyCard)])).toBe(0);
    }
    expect(file().split(keyCard.text)).toHaveLength(2);
  });
});

describe('an invitation', () => {
  test('is not made for a new adviser of whom nobody said what they talk about: the question to ask is printed', async () => {
    const [acme, ...others] = harness.organisations.all();
    const advisers = (acme?.advisers ?? []).map((one) =>
      one.id === 'nora' ? { ...one, topicsAssumed: true as const } : one,
    );
    harness.organisations.replace([organisation('acme', advisers), ...others]);
    expect(await run(['invite', 'nora'])).toBe(1);
    expect(lines.join('\n')).toMatch(/integrity.*or both\?[\s\S]*topics: \[conduct, integrity\]/);
    expect(lines.join('\n')).not.toContain('/enrol#');
  });

  test('is made again for one with a key, whose file is from before it was asked', async () => {
    const [acme, ...others] = harness.organisations.all();
    const keyCards = [await newCard()];
    const advisers = (acme?.advisers ?? []).map((one) =>
      one.id === 'nora' ? { ...one, topicsAssumed: true as const, keyCards } : one,
    );
    harness.organisations.replace([organisation('acme', advisers), ...others]);
    expect(await run(['invite', 'nora'])).toBe(0);
  });
});

describe('the six words', () => {
  test.each([
    ['none', ''],
    ['another card’s', async () => wordsOf(await newCard())],
    ['those of the card under another account', async (card: KeyCard) => wordsOf(card, 'sub-thief')],
    ['yes', 'yes'],
  ])('%s: nothing is approved', async (_name, typed) => {
    const card = await newCard();
    await enrol(await signedInWith(await invite()), card);
    const words = typeof typed === 'string' ? typed : await typed(card);
    expect(await run(['approve', 'nora'], words)).toBe(1);
    expect(await run(['approve', 'nora', '--fingerprint', words])).toBe(1);
    expect(file()).toBe(ACME);
  });

  test('approving does not show the words it asks for', async () => {
    const keyCard = await newCard();
    await enrol(await signedInWith(await invite()), keyCard);
    await run(['approve', 'nora'], 'wrong');
    expect(lines.join('\n')).not.toContain(await wordsOf(keyCard));
  });
});

describe('approving says what else the operator must know', () => {
  const another = async (): Promise<readonly [KeyCard, KeyCard]> => {
    const [keyCard, older] = [await newCard(), await newCard()];
    await enrol(await signedInWith(await invite()), keyCard);
    return [keyCard, older];
  };

  describe('that the account is another one than before', () => {
    const changed = async (): Promise<string> => {
      const [card] = await another();
      const old = adviser('nora', 'Nora', { issuer: 'https://old.example', subject: 'sub-before' });
      harness.organisations.replace([organisation('acme', [old])]);
      return wordsOf(card);
    };

    test('and asks it apart, also when the words came with the command', async () => {
      const words = await changed();
      for (const answers of [[''], ['yes'], ['nobody']]) {
        expect(await run(['approve', 'nora', '--fingerprint', words], ...answers)).toBe(1);
      }
      expect(await run(['approve', 'nora'], words, '')).toBe(1);
      // The same words again are no answer to another question.
      expect(await run(['approve', 'nora'], words)).toBe(1);
      expect(file()).toBe(ACME);
      expect(lines).toContain(
        `Nora signed in with another account than the file has: at ${issuer.issuer}, and in the file https://old.example.`,
      );
      expect(await run(['approve', 'nora', '--fingerprint', words], ' nora ')).toBe(0);
      expect(file()).toContain('subject: sub-nora');
    });

    test('and asks nothing when it is the same', async () => {
      const [card] = await another();
      const same = adviser('nora', 'Nora', { issuer: issuer.issuer, subject: 'sub-nora' });
      harness.organisations.replace([organisation('acme', [same])]);
      expect(await run(['approve', 'nora'], await wordsOf(card))).toBe(0);
    });
  });

  test('that another organisation still pins an older card of the same person', async () => {
    const [keyCard, older] = await another();
    const who = { issuer: issuer.issuer, subject: 'sub-nora' };
    const others = [
      organisation('beta', [adviser('n', 'Nora', who, [older])]),
      organisation('gamma', [adviser('n', 'Nora', who, [keyCard])]),
    ];
    harness.organisations.replace([organisation('acme', [adviser('nora', 'Nora')]), ...others]);
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(keyCard)])).toBe(0);
    expect(lines.filter((line) => line.startsWith('Mind:'))).toEqual([
      'Mind: "beta" still pins an older card of theirs. Put the new one on top there as well.',
    ]);
  });

  test('that an adviser who is no longer listed cannot be let in', async () => {
    const [keyCard] = await another();
    harness.organisations.replace([organisation('acme', [])]);
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(keyCard)])).toBe(1);
    expect(file()).toBe(ACME);
  });
});

describe('rejecting', () => {
  test('takes the request, its slots and the session’s standing away', async () => {
    const browser = await signedInWith(await invite());
    await enrol(browser, await newCard());
    expect(await run(['reject', 'nora'])).toBe(0);
    expect((await browser.api('GET', '/api/me')).status).toBe(401);
    const { store, keyring } = harness;
    const identity = identityOf(keyring, { issuer: issuer.issuer, subject: 'sub-nora' });
    expect(await createSlotVault({ records: store.records, keyring }).get(identity)).toBeUndefined();
    expect(file()).toBe(ACME);
  });

  test('leaves the slots of a card that is pinned already', async () => {
    const keyCard = await newCard();
    await enrol(await signedInWith(await invite()), keyCard);
    await run(['approve', 'nora', '--fingerprint', await wordsOf(keyCard)]);
    reload(keyCard);
    const browser = await signedInWith(await invite());
    await enrol(browser, keyCard);
    expect(await run(['reject', 'nora'])).toBe(0);
    expect(await me(browser)).toMatchObject({ state: 'adviser', hasSlots: true });
  });
});

describe('forgetting who left', () => {
  const slots = () => {
    const { store, keyring } = harness;
    const identity = identityOf(keyring, { issuer: issuer.issuer, subject: 'sub-nora' });
    return createSlotVault({ records: store.records, keyring }).get(identity);
  };
  const SETTINGS: NoticeSettings = { language: 'nl', rhythm: 'daily', push: [], mail: 'nora@example.nl' };
  const notices = () => {
    const { store, keyring } = harness;
    const person = identityOf(keyring, { issuer: issuer.issuer, subject: 'sub-nora' });
    const vault = createNoticeVault({ ...store, keyring });
    return {
      want: () => vault.put(person, SETTINGS),
      kept: async () => ({ settings: await vault.get(person), told: (await store.notices.everybody()).has(person) }),
    };
  };
  const letIn = async (): Promise<void> => {
    const keyCard = await newCard();
    await enrol(await signedInWith(await invite()), keyCard);
    await run(['approve', 'nora', '--fingerprint', await wordsOf(keyCard)]);
    reload(keyCard);
    lines.length = 0;
  };

  test('removes their wrapped keys once the name is typed, and says what to do with the file', async () => {
    await letIn();
    expect(await slots()).toBeDefined();
    const { conversations } = harness.store;
    const planning = { number: 1, text: '{"number":1}', signature: 'A'.repeat(86) };
    for (const who of ['nora', 'samira']) await conversations.putPlanning('acme', who, planning);
    expect(await run(['forget', 'nora'], 'nora')).toBe(0);
    expect(await slots()).toBeUndefined();
    const seen = await conversations.overview('acme', NOBODY, ['nora', 'samira'], harness.clock.now());
    expect(seen.advisers).toEqual([{ open: 0 }, { open: 0, signed: planning }]);
    expect(lines.join('\n')).toContain('take their identity out of the file of "acme"');
  });

  test('ends every session, and says to employees and to who left what they may expect', async () => {
    await letIn();
    const browser = await signedInWith(undefined);
    expect((await browser.api('GET', '/api/me')).status).toBe(200);
    expect(await run(['forget', 'nora'], 'nora')).toBe(0);
    expect((await browser.api('GET', '/api/me')).status).toBe(401);
    await harness.lostKeys.refresh();
    const [card] = harness.organisations.byId('acme')?.advisers.find(({ id }) => id === 'nora')?.keyCards ?? [];
    expect(harness.lostKeys.of(card?.kid ?? '')?.why).toBe('left');
    const farewell =
      'Je geheimhouding blijft, ook na je laatste dag. Niemand binnen acme bv kan je verplichten iets te vertellen.';
    expect(lines.join('\n')).toContain(farewell);
  });

  test('takes along where notices went', async () => {
    await letIn();
    await notices().want();
    expect(await run(['forget', 'nora'], 'nora')).toBe(0);
    expect(await notices().kept()).toEqual({ settings: undefined, told: false });
  });

  test.each([['who left', []] as const, ['a key that is lost, for which they open no more', ['--lost']] as const])(
    'takes along their yearly books: of %s',
    async (_who, flags) => {
      await letIn();
      const { records } = harness.store;
      const person = identityOf(harness.keyring, { issuer: issuer.issuer, subject: 'sub-nora' });
      await records.put('book', person, new Uint8Array(90_000));
      await records.put('book', 'another', new Uint8Array(90_000));
      expect(await run(['forget', 'nora', ...flags], 'nora')).toBe(0);
      expect(await records.get('book', person)).toBeUndefined();
      expect(await records.get('book', 'another')).toBeDefined();
    },
  );

  test('--lost: only the key is gone, and they are invited again', async () => {
    await letIn();
    await notices().want();
    expect(await run(['forget', 'nora', '--lost'], 'nora')).toBe(0);
    await harness.lostKeys.refresh();
    const [card] = harness.organisations.byId('acme')?.advisers.find(({ id }) => id === 'nora')?.keyCards ?? [];
    expect(harness.lostKeys.of(card?.kid ?? '')?.why).toBe('lost');
    expect(lines.join('\n')).toContain('npm run adviser -- invite nora');
    expect(await notices().kept()).toEqual({ settings: SETTINGS, told: true });
  });

  test('a new key of who had another marks the old one as lost once it is approved, not before', async () => {
    await letIn();
    const [first] = harness.organisations.byId('acme')?.advisers.find(({ id }) => id === 'nora')?.keyCards ?? [];
    const second = await newCard();
    await enrol(await signedInWith(await invite()), second);
    await harness.lostKeys.refresh();
    expect(harness.lostKeys.of(first?.kid ?? '')).toBeUndefined();
    expect(await run(['approve', 'nora', '--fingerprint', await wordsOf(second)])).toBe(0);
    await harness.lostKeys.refresh();
    expect(harness.lostKeys.of(first?.kid ?? '')?.why).toBe('lost');
    expect(harness.lostKeys.of(second.kid)).toBeUndefined();
  });

  test('says what to do when they cannot be erased, and removes nothing until they can', async () => {
    await letIn();
    const { erasure } = harness.keyring;
    vi.spyOn(erasure, 'destroy').mockRejectedValueOnce(new AppError('KEYRING_UNREADABLE', 'read-only'));
    expect(await run(['forget', 'nora'], 'nora')).toBe(1);
    expect(lines.join('\n')).toContain('run this again');
    expect(await slots()).toBeDefined();
    expect(await run(['forget', 'nora'], 'nora')).toBe(0);
    expect(await slots()).toBeUndefined();
  });

  test('changes nothing for a wrong answer, for who is not listed, and for who never signed in', async () => {
    await letIn();
    expect(await run(['forget', 'nora'], 'yes')).toBe(1);
    expect(await run(['forget', 'nobody'], 'nobody')).toBe(1);
    expect(await slots()).toBeDefined();
    harness.organisations.replace([organisation('acme', [adviser('nora', 'Nora')])]);
    expect(await run(['forget', 'nora'], 'nora')).toBe(1);
    expect(lines.join('\n')).toContain('no identity in the file');
    expect(await slots()).toBeDefined();
  });

  test('leaves the keys of somebody who is an adviser elsewhere too', async () => {
    await letIn();
    const identity = { issuer: issuer.issuer, subject: 'sub-nora' };
    const beta = organisation('beta', [adviser('nora-b', 'Nora', identity)]);
    harness.organisations.replace([...harness.organisations.all(), beta]);
    expect(await run(['forget', 'nora'], 'nora')).toBe(1);
    expect(lines.join('\n')).toContain('an adviser in beta as well');
    expect(await slots()).toBeDefined();
  });
});

describe('the command line', () => {
  test.each([
    [['invite', 'nobody'], 1, 'No adviser "nobody" is listed'],
    [['invite', 'nora', '--organisation', 'beta'], 1, 'No adviser "nora" is listed in "beta"'],
    [['approve', 'nora'], 1, 'Nobody called "nora" waits.'],
    [['reject', 'nora'], 1, 'Nobody called "nora" waits.'],
    [[], 2, 'npm run adviser'],
    [['invite'], 2, 'npm run adviser'],
    [['pending', 'nora'], 2, 'npm run adviser'],
    [['__proto__', 'nora'], 2, 'npm run adviser'],
    [['invite', 'nora', '--force'], 2, 'npm run adviser'],
    [['invite', 'nora', 'samira'], 2, 'npm run adviser'],
  ])('%j is answered in words, with %i', async (argv, code, said) => {
    expect(await run(argv)).toBe(code);
    expect(lines.join('\n')).toContain(said);
  });

  test('an adviser in two organisations is asked for with the organisation', async () => {
    harness.organisations.replace([
      organisation('acme', [adviser('ext', 'Ext')]),
      organisation('beta', [adviser('ext', 'Ext')]),
    ]);
    expect(await run(['invite', 'ext'])).toBe(1);
    expect(lines.join('\n')).toContain('acme, beta');
    expect(await run(['invite', 'ext', '--organisation', 'beta'])).toBe(0);
  });
});
