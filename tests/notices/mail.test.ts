/** What leaves as e-mail, taken by a real SMTP server. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailAddress } from '../../src/core/notices/mail-address.ts';
import { createMail, mailText, type Mail } from '../../src/notices/mail.ts';
import { startMailServer, type MailServer } from '../../src/stand-ins/mail-server.ts';

const FROM = 'postvak@in-vertrouwen.example';
const NOW = new Date('2026-11-27T10:34:56.789Z');

describe('a notice by e-mail', () => {
  let server: MailServer;
  let mail: Mail;
  beforeEach(async () => {
    server = await startMailServer();
    mail = await createMail({ url: new URL(`smtp://127.0.0.1:${server.port}`), from: FROM }, { now: () => NOW });
  });
  afterEach(() => server.close());

  it('is this and nothing else: no machine, no moment, no organisation, no way to answer', async () => {
    expect(await mail.send('samira@example.org', 'nl')).toBe('taken');
    const [mailed] = server.arrived;
    expect(mailed?.raw.replace(/<[0-9a-f]{32}@/, '<random@')).toBe(
      [
        'From: In vertrouwen <postvak@in-vertrouwen.example>',
        'To: <samira@example.org>',
        'Subject: In vertrouwen: kijk even in je postvak',
        'Date: Fri, 27 Nov 2026 10:00:00 +0000',
        'Message-ID: <random@in-vertrouwen.example>',
        'Auto-Submitted: auto-generated',
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=us-ascii',
        'Content-Transfer-Encoding: 7bit',
        '',
        'Hallo,',
        '',
        'Kijk even in je postvak van In vertrouwen.',
        'Open het zoals je dat altijd doet. In dit bericht staat met opzet geen link.',
        '',
        'Dit bericht is altijd hetzelfde. Er staat nooit in of er iets is, van wie of',
        'waarover. Uitzetten kan in je postvak, bij Instellingen.',
        '',
      ].join('\r\n'),
    );
    expect(mailed).toMatchObject({ from: FROM, to: ['samira@example.org'] });
    expect(mailed?.greeting).toBe('in-vertrouwen.example');
  });

  it('has one length per language, on every day, and a name of its own each time', () => {
    for (const language of ['nl', 'en'] as const) {
      const days = ['2026-01-01T00:00:00Z', '2026-09-30T23:59:59Z', '2027-12-11T12:30:00Z'];
      const texts = days.map((day) => mailText('a@example.org', FROM, language, new Date(day)));
      expect(new Set(texts.map(({ length }) => length)).size).toBe(1);
      expect(new Set(texts.map((text) => /<(\w{32})@/.exec(text)?.[1])).size).toBe(3);
      expect(texts.every((text) => /^[\r\n\x20-\x7e]+$/.test(text))).toBe(true);
      expect(Math.max(...(texts[0] ?? '').split('\r\n').map(({ length }) => length))).toBeLessThan(998);
    }
  });

  it.each([
    [550, 'gone', 'no'],
    [553, 'gone', 'no'],
    [554, 'refused', 'no'],
    [450, 'later', 'no'],
    [550, 'gone', '5.1.1 no such user'],
    [550, 'gone', '5.1.10 recipient not found'],
    [550, 'gone', '5.2.1 mailbox disabled'],
    // Postfix says of us only here that it does not relay for us, or does not take our sender: the address is as good as before.
    [550, 'refused', '5.7.1 client host rejected'],
    [553, 'refused', '5.7.1 sender address rejected: not owned by user'],
    [550, 'refused', '5.7.54 unable to relay recipient'],
    [550, 'refused', '5.1.8 sender address rejected: domain not found'],
    [550, 'refused', '5.1.7 bad sender’s mailbox address syntax'],
    [550, 'refused', '5.2.2 mailbox full'],
    [551, 'refused', '5.7.0 blocked'],
  ] as const)('%i to the address means %s (%s)', async (code, means, text) => {
    server.answer(code, text);
    expect(await mail.send('samira@example.org', 'nl')).toBe(means);
    expect(server.arrived).toEqual([]);
  });

  it('is for later when the server is away', async () => {
    await server.close();
    expect(await mail.send('samira@example.org', 'nl')).toBe('later');
  });

  it('never goes to an address that could be more than one', async () => {
    expect(await mail.send('a@example.org\r\nBcc: b@example.org', 'nl')).toBe('refused');
    expect(server.arrived).toEqual([]);
  });
});

describe('an address for notices', () => {
  it.each([
    'a@example.org\r\nBcc: b@example.org',
    'a@example.org\n',
    'a\r@example.org',
    'a\u2028@example.org',
    'a@example.org,b@example.org',
    'a@example.org b@example.org',
    '<a@example.org>',
    'A <a@example.org>',
    '"a b"@example.org',
    'a@[10.0.0.1]',
    'a@localhost',
    'a@example',
    '@example.org',
    'a@',
    'a@b@example.org',
    '.a@example.org',
    'a..b@example.org',
    'a(x)@example.org',
    'é@example.org',
    `${'a'.repeat(65)}@example.org`,
    '',
  ])('%j is none', (text) => expect(mailAddress(text)).toBeUndefined());

  it('is one plain address, its domain in lower case', () => {
    expect(mailAddress('Samira.el-Amrani+post@Example.ORG')).toBe('Samira.el-Amrani+post@example.org');
  });
});
