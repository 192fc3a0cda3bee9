/**
 * Who reads the metrics learns nothing about anybody: not who, with whom, in which organisation, and not when.
 * The whole page is held against one list of names and words; what a person does is not on it until many did.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../src/base/errors.ts';
import type { Keyring } from '../../src/core/ports.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { createLog, type LogEvent, type LogFields } from '../../src/base/log.ts';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BATCH, createBatchedMetrics } from '../../src/operations/batched-metrics.ts';
import { startOperations, type Operations } from '../../src/operations/index.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { testClock } from '../support/desks.helper.ts';

/** Every metric there may be, with each of its labels and every word that label may have. A new one needs a reason. */
const EVENTS = [
  'fault',
  'request-refused',
  'call-refused',
  'call-failed',
  'view-open-failed',
  'sign-in-refused',
  'sdk-warning',
  'store-away',
  'log-resumed',
  'day-keys-kept',
  'erasure-waiting',
  'other',
];
const PARTS = ['bot', 'slack', 'teams', 'inbox', 'store', 'keyring', 'core', 'main', 'notices', 'other', 'none'];
const OPEN: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  in_vertrouwen_errors_total: { event: EVENTS, part: PARTS, code: [...Object.keys(ERROR_CODES), 'other', 'none'] },
  in_vertrouwen_failures_total: { listener: ['bot', 'inbox'] },
  in_vertrouwen_ready: { part: ['store', 'keyring', 'mark', 'clock'] },
  in_vertrouwen_check_seconds: { part: ['store', 'keyring', 'mark', 'clock'] },
  // In steps: a line may be somebody's signing in.
  in_vertrouwen_log_lines_lost_total: {},
  in_vertrouwen_memory_bytes: {},
  in_vertrouwen_organisation_files_refused: {},
  in_vertrouwen_start_time_seconds: {},
  // Hours since something left at all, and only while it cannot be written anew.
  in_vertrouwen_unwritten_departure_hours: {},
};
const CLOSED: typeof OPEN = {
  in_vertrouwen_requests_total: { listener: ['bot', 'inbox'], outcome: ['answered', 'refused', 'failed', 'left'] },
  in_vertrouwen_request_seconds: { listener: ['bot', 'inbox'] },
  in_vertrouwen_calls_total: { platform: ['slack', 'teams'] },
  in_vertrouwen_advisers: { notices: ['yes', 'no', 'none'] },
};

interface Sample {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly value: number;
}
function samples(page: string): Sample[] {
  return page
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', inside = '', value = ''] = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      const labels = [...inside.matchAll(/([a-z_]+)="([^"]*)"/g)].map(
        ([, key = '', word = '']) => [key, word] as const,
      );
      return { name: name.replace(/_(bucket|sum|count)$/, ''), labels: new Map(labels), value: Number(value) };
    });
}
/** What is on the page and not on the list. */
const strange = (page: string, list: typeof OPEN): string[] =>
  samples(page).flatMap(({ name, labels }) => {
    const allowed = list[name];
    if (allowed === undefined) return [name];
    return [...labels]
      .filter(([label, word]) => !(label === 'le' ? /^(\+Inf|[\d.]+)$/.test(word) : allowed[label]?.includes(word)))
      .map(([label, word]) => `${name} ${label}=${word}`);
  });
const named = (page: string, list: typeof OPEN): Set<string> =>
  new Set(samples(page).flatMap(({ name }) => (name in list ? [name] : [])));

const clock = testClock(new Date('2026-11-23T10:05:00Z'));
let keyring: Keyring;
let operations: Operations;
let bot: Server;
let inbox: Server;
const listen = async (status: number): Promise<Server> => {
  const server = createServer((_request, response) => void response.writeHead(status).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};
const ask = (server: Server, { method = 'POST', accept = '*/*' } = {}): Promise<void> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    request({ host: '127.0.0.1', port, method, path: '/U0PERSON/T0WORKSPACE', headers: { accept } }, (response) => {
      // The answer's end is on the wire before the server's own `close`: both are over when the socket is.
      response.resume().on('close', resolve);
    })
      .on('error', reject)
      .end();
  });
const page = async (): Promise<string> => (await fetch(`http://127.0.0.1:${operations.port}/metrics`)).text();

beforeAll(async () => {
  keyring = await memoryKeyring();
  operations = await startOperations({
    store: memoryStore(clock),
    keyring,
    clock,
    host: '127.0.0.1',
    port: 0,
    linesLost: () => 11,
    notices: async () => ({ yes: 2, no: 1, none: 3 }),
  });
  operations.ready();
  bot = await listen(200);
  inbox = await listen(503);
  operations.meter.watch('bot', bot);
  operations.meter.watch('inbox', inbox);
});
afterAll(async () => {
  await operations.close();
  bot.close();
  inbox.close();
});

describe('the metrics', () => {
  it('count errors under fixed words, whatever somebody puts into a field', async () => {
    const lines: string[] = [];
    const log = operations.meter.hear(createLog((line) => void lines.push(line)));
    for (const code of Object.keys(ERROR_CODES)) log.error('fault', { part: 'core', code } as LogFields);
    for (const event of [...EVENTS, 'view-open-failed', 'organisation-refused']) log.error(event as LogEvent);
    log.error('U0PERSON' as LogEvent, { part: 'samira', code: 'Noor' } as unknown as LogFields);
    expect(lines).toHaveLength(Object.keys(ERROR_CODES).length + EVENTS.length + 3);
    const text = await page();
    expect(text).toContain('in_vertrouwen_errors_total{event="other",part="other",code="other"} 1');
    expect(text).not.toMatch(/U0PERSON|samira|Noor/);
  });

  it('do not count what is no error: a key that is lost, a reload', async () => {
    const log = operations.meter.hear(createLog(() => undefined));
    const before = samples(await page()).filter(({ name }) => name === 'in_vertrouwen_errors_total');
    log.info('key-lost', { part: 'inbox' });
    log.info('unknown-workspace', { part: 'slack' });
    expect(samples(await page()).filter(({ name }) => name === 'in_vertrouwen_errors_total')).toEqual(before);
  });

  it('say of a request that fails at once that there was one, and on which listener', async () => {
    await ask(inbox);
    await expect.poll(page).toContain('in_vertrouwen_failures_total{listener="inbox"} 1');
  });

  it('do not change when an employee does something, nor at the next hour when few did', async () => {
    const moving = (text: string): Sample[] =>
      samples(text).filter(({ name }) => !/check_seconds|memory_bytes/.test(name));
    const before = moving(await page());
    for (let i = 0; i < 99; i++) {
      await ask(bot);
      operations.meter.called('slack');
    }
    expect(moving(await page())).toEqual(before);
    clock.advance(1);
    expect(moving(await page())).toEqual(before);
    expect(named(await page(), CLOSED)).toEqual(new Set());
  });

  it('are not brought out by what anybody can send: the public page, a probe, what is refused', async () => {
    const refusing = await listen(401);
    operations.meter.watch('bot', refusing);
    for (let i = 0; i < 101; i++) {
      await ask(bot, { method: 'GET' });
      await ask(bot, { method: 'HEAD' });
      await ask(refusing);
    }
    clock.advance(1);
    expect(named(await page(), CLOSED)).toEqual(new Set());
    refusing.close();
  });

  it('are not brought out by advisers at work in the inbox', async () => {
    const own = testClock(new Date('2026-11-23T10:05:00Z'));
    const book = createBatchedMetrics(own);
    for (let i = 0; i < BATCH; i++) book.answered('inbox', 'answered', 0.1, 'POST');
    own.advance(1);
    expect(await book.published()).toBe('');
    for (let i = 0; i < BATCH; i++) book.answered('bot', 'answered', 0.1, 'POST');
    own.advance(1);
    expect(await book.published()).not.toBe('');
  });

  it('do not show the moment at which there were enough', async () => {
    await ask(bot);
    await ask(bot);
    expect(named(await page(), CLOSED)).toEqual(new Set());
    clock.advance(1);
    expect(named(await page(), CLOSED)).toEqual(new Set(Object.keys(CLOSED)));
    const answered = samples(await page()).find(
      ({ name, labels }) =>
        name === 'in_vertrouwen_requests_total' &&
        labels.get('listener') === 'bot' &&
        labels.get('outcome') === 'answered',
    );
    expect(answered?.value).toBeGreaterThanOrEqual(100);
    const published = await page();
    await ask(bot);
    clock.advance(1);
    expect(samples(await page()).filter(({ name }) => name in CLOSED)).toEqual(
      samples(published).filter(({ name }) => name in CLOSED),
    );
  });

  it('have exactly the names and words of the list', async () => {
    const text = await page();
    expect(strange(text, { ...OPEN, ...CLOSED })).toEqual([]);
    // In steps, because every request takes a little memory.
    const memory = samples(text).find(({ name }) => name === 'in_vertrouwen_memory_bytes')?.value ?? NaN;
    expect(memory % (16 * 1024 * 1024)).toBe(0);
    const lost = samples(text).find(({ name }) => name === 'in_vertrouwen_log_lines_lost_total');
    expect(lost?.value).toBe(20);
    expect(named(text, { ...OPEN, ...CLOSED })).toEqual(new Set([...Object.keys(OPEN), ...Object.keys(CLOSED)]));
    // The list itself can fail: a name that identifies would be found.
    expect(strange('in_vertrouwen_ready{part="store",organisation="bank"} 1', OPEN)).toEqual([
      'in_vertrouwen_ready organisation=bank',
    ]);
    expect(strange('messages_sent_total 3', OPEN)).toEqual(['messages_sent_total']);
  });
});

describe('an open event stream', () => {
  it('is not counted, neither that it is there nor how long', async () => {
    const stream = await listen(200);
    operations.meter.watch('inbox', stream);
    await ask(stream, { method: 'GET', accept: 'text/event-stream' });
    for (let i = 0; i < 101; i++) await ask(bot);
    clock.advance(1);
    const after = samples(await page());
    expect(after.length).toBeGreaterThan(0);
    expect(after.some(({ labels }) => labels.get('listener') === 'inbox' && labels.get('outcome') === 'answered')).toBe(
      false,
    );
    stream.close();
  });
});
