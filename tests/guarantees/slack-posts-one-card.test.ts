/**
 * Promise 1: the one thing that can enter a Slack channel is a public card, to the byte, by the press of somebody in
 * HR. The guard is asked directly here, as anything in this process could ask it.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import nock from 'nock';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Organisation } from '../../src/core/organisation.ts';
import { everyPost, withoutPictures } from '../../src/core/publishing/card.ts';
import { createLog } from '../../src/base/log.ts';
import { createGuard, type Guard, type PostCard, type PostTarget } from '../../src/slack/outbound/guard.ts';
import { createPublicBodies, postBody } from '../../src/slack/publishing/post-body.ts';
import { testOrganisation } from '../support/organisation.helper.ts';

const API = 'https://slack.com/api/';
const ADDRESS = 'https://hooks.slack.com/app/T0ZORG/123/abcDEF_-1';
const RUNNING = { publicOrigin: 'https://vertrouwen.example.nl' };
const REFUSED = expect.objectContaining({ code: 'CALL_REFUSED' });

let zorg: Organisation;
let haven: Organisation;
let cards: readonly string[];
/** The same without its code, for where Slack cannot load that. */
let codeless: readonly string[];
let inForce: readonly Organisation[];
let guard: Guard;
let out: { url: string; headers: Readonly<Record<string, string>> }[];
let lines: string[];

beforeAll(async () => {
  ({ organisation: zorg } = await testOrganisation());
  haven = { ...zorg, id: 'haven', name: 'De Haven' };
  const posts = everyPost(zorg, RUNNING);
  cards = posts.map(postBody);
  codeless = posts.map(withoutPictures).map(postBody);
});
beforeEach(() => {
  inForce = [zorg, haven];
  out = [];
  lines = [];
  const organisations = {
    all: () => inForce,
    byId: (id: string) => inForce.find((one) => one.id === id),
    bySlackTeam: () => undefined,
    bySlackEnterprise: () => undefined,
    byTeamsTenant: () => undefined,
  };
  guard = createGuard({
    apiUrl: API,
    log: createLog((line) => lines.push(line)),
    timeoutMs: 200,
    publicBodies: createPublicBodies(organisations, RUNNING),
  });
  nock(/.*/)
    .persist()
    .post(/.*/)
    .reply(200, function respond(uri) {
      out.push({ url: `${this.req.headers['host'] ?? ''}${uri}`, headers: this.req.headers });
      return 'ok';
    });
});
afterEach(() => {
  guard.close();
  nock.cleanAll();
});

const submission = (more: Partial<PostTarget> = {}): PostTarget => ({
  organisation: 'zorg',
  address: ADDRESS,
  ...more,
});
const post = (body: string, more?: Partial<PostTarget>) =>
  guard.withResponseUrl(submission(more), (send) => send(body));
const card = (): string => cards[0] ?? '';

describe('a public card of the organisation in force', () => {
  test('goes to the address that came with the submission, without a token, each of them', async () => {
    for (const body of cards) expect(await post(body)).toEqual({ status: 200, text: 'ok' });
    expect(out).toHaveLength(cards.length);
    expect(new Set(out.map(({ url }) => url))).toEqual(new Set(['hooks.slack.com/app/T0ZORG/123/abcDEF_-1']));
    for (const { headers } of out) expect(headers).not.toHaveProperty('authorization');
  });

  test('there are two languages of a card and eight messages, and all may be posted', () => {
    expect(new Set(cards).size).toBe(18);
  });
});

describe('any other bytes are refused before they leave', () => {
  const refused = async (bodies: fc.Arbitrary<string>): Promise<void> => {
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        fc.pre(!cards.includes(body) && !codeless.includes(body));
        await expect(post(body)).rejects.toEqual(REFUSED);
      }),
      { numRuns: 300 },
    );
    expect(out).toEqual([]);
  };
  const someCard = () => fc.constantFrom(...cards);
  const fraction = fc.double({ min: 0, max: 1, noNaN: true });

  test('one character changed, anywhere', async () => {
    const changed = fc.tuple(someCard(), fraction, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }));
    await refused(
      changed.map(([body, where, character]) => {
        const at = Math.floor(where * (body.length - 1));
        return body.slice(0, at) + character + body.slice(at + 1);
      }),
    );
  });

  test('something put in or taken out, anywhere', async () => {
    const parts = fc.tuple(someCard(), fraction, fc.string({ maxLength: 40 }), fc.nat({ max: 40 }));
    await refused(
      parts.map(([body, where, added, taken]) => {
        const at = Math.floor(where * body.length);
        return body.slice(0, at) + added + body.slice(at + taken);
      }),
    );
  });

  test('a key more, a key less, or another value', async () => {
    const value = fc.oneof(fc.string(), fc.boolean(), fc.constant('Hallo <!channel>'), fc.constant('ephemeral'));
    const keys = fc.constantFrom('text', 'blocks', 'response_type', 'replace_original', 'thread_ts', 'attachments');
    await refused(
      fc.tuple(someCard(), keys, value, fc.boolean()).map(([body, key, given, drop]) => {
        const { [key]: _had, ...rest } = JSON.parse(body) as Record<string, unknown>;
        return JSON.stringify(drop ? rest : { ...rest, [key]: given });
      }),
    );
  });

  test('a block more, a block less, or in another order', async () => {
    const extra = { type: 'section', text: { type: 'plain_text', text: 'Noor sprak met Samira' } };
    await refused(
      fc.tuple(someCard(), fc.nat({ max: 20 }), fc.constantFrom('add', 'drop', 'turn')).map(([body, where, how]) => {
        const { blocks, ...rest } = JSON.parse(body) as { blocks: unknown[] };
        const at = where % (blocks.length + 1);
        const changed =
          how === 'add'
            ? blocks.toSpliced(at, 0, extra)
            : how === 'drop'
              ? blocks.toSpliced(Math.min(at, blocks.length - 1), 1)
              : blocks.toReversed();
        return JSON.stringify({ ...rest, blocks: changed });
      }),
    );
  });

  test('the same card written in another way', async () => {
    const parsed = JSON.parse(card()) as unknown;
    for (const body of [JSON.stringify(parsed, null, 1), `${card()} `, ` ${card()}`, card().replaceAll('’', '\\u2019')])
      await expect(post(body)).rejects.toEqual(REFUSED);
    expect(out).toEqual([]);
  });

  test('the card of another organisation, also of one with the same advisers', async () => {
    const [theirs = ''] = everyPost(haven, RUNNING).map(postBody);
    expect(theirs).not.toBe(card());
    await expect(post(theirs)).rejects.toEqual(REFUSED);
    await expect(post(card(), { organisation: 'haven' })).rejects.toEqual(REFUSED);
    await expect(post(card(), { organisation: 'nobody' })).rejects.toEqual(REFUSED);
    expect(out).toEqual([]);
  });

  test('the card as it was before the organisation file changed', async () => {
    await post(card());
    inForce = [{ ...zorg, advisers: zorg.advisers.slice(1) }];
    await expect(post(card())).rejects.toEqual(REFUSED);
    inForce = [];
    await expect(post(card())).rejects.toEqual(REFUSED);
    expect(out).toHaveLength(1);
  });

  test('anything at all, from a guard that was not told of cards', async () => {
    const bare = createGuard({ apiUrl: API, log: createLog(() => undefined) });
    await expect(bare.withResponseUrl(submission(), (send) => send(card()))).rejects.toEqual(REFUSED);
    bare.close();
    expect(out).toEqual([]);
  });
});

describe('at any other moment the card itself is refused', () => {
  test('after the submission was answered, also when it failed', async () => {
    let kept: PostCard | undefined;
    await guard.withResponseUrl(submission(), async (send) => {
      kept = send;
    });
    await expect(kept?.(card())).rejects.toEqual(REFUSED);
    await guard
      .withResponseUrl(submission(), async (send) => {
        kept = send;
        throw new Error('elsewhere');
      })
      .catch(() => undefined);
    await expect(kept?.(card())).rejects.toEqual(REFUSED);
    expect(out).toEqual([]);
  });

  test('a second time in one submission, at once or later, and after a refusal', async () => {
    await guard.withResponseUrl(submission(), async (send) => {
      const both = await Promise.allSettled([send(card()), send(card())]);
      expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      await expect(send(card())).rejects.toEqual(REFUSED);
    });
    await guard.withResponseUrl(submission(), async (send) => {
      await expect(send('{}')).rejects.toEqual(REFUSED);
      await expect(send(card())).rejects.toEqual(REFUSED);
    });
    expect(out).toHaveLength(1);
  });

  test('by the way that Bolt and everybody else has, also while a submission is being answered', async () => {
    const asBolt = () => guard.fetch(ADDRESS, { method: 'POST', headers: {}, body: card() });
    await expect(asBolt()).rejects.toEqual(REFUSED);
    await guard.withResponseUrl(submission(), async () => {
      await expect(asBolt()).rejects.toEqual(REFUSED);
    });
    expect(out).toEqual([]);
    expect(lines.join('')).toContain('"event":"call-refused"');
  });

  test('it is never sent again by itself, because it would stand there twice', async () => {
    let asked = 0;
    // The first is answered and the connection kept; the next one on it breaks, after it may have been read.
    const slack = createServer((request, response) => {
      asked += 1;
      request.resume().on('end', () => (asked === 1 ? response.end('ok') : response.destroy()));
    });
    await new Promise<void>((done) => void slack.listen(0, '127.0.0.1', done));
    const origin = `http://127.0.0.1:${(slack.address() as AddressInfo).port}`;
    const local = createGuard({
      apiUrl: `${origin}/api/`,
      log: createLog(() => undefined),
      publicBodies: () => new Set(cards),
    });
    nock.cleanAll();
    const again = () => local.withResponseUrl(submission({ address: `${origin}/app/T0/1/x` }), (send) => send(card()));
    expect(await again()).toMatchObject({ status: 200 });
    await expect(again()).rejects.toMatchObject({ code: 'CALL_FAILED' });
    expect(asked).toBe(2);
    local.close();
    slack.closeAllConnections();
    await new Promise<void>((done) => void slack.close(() => done()));
  });
});

describe('to any other address the card is refused', () => {
  test.each([
    'https://hooks.slack.com/services/T0/B0/x',
    'https://hooks.slack.com/workflows/T0/x',
    'https://hooks.slack.com/',
    'https://hooks.slack.com/app/../services/T0/B0/x',
    'https://hooks.slack.com/app/T0/1/x?channel=C1',
    'https://hooks.slack.com/app/T0/1/x#y',
    'https://hooks.slack.com:444/app/T0/1/x',
    'https://hooks.slack.com@example.com/app/T0/1/x',
    'https://user:pass@hooks.slack.com/app/T0/1/x',
    'https://hooks.slack.com.example.com/app/T0/1/x',
    'https://xhooks.slack.com/app/T0/1/x',
    // As long as the name of the right one.
    'https://hooks.slick.com/app/T0/1/x',
    'https://slack.com/app/T0/1/x',
    'https://slack.com/api/chat.postMessage',
    'http://hooks.slack.com/app/T0/1/x',
    'HTTPS://HOOKS.SLACK.COM/app/T0/1/x',
    'http://127.0.0.1/app/T0/1/x',
    'file:///etc/passwd',
    '',
  ])('%s', async (address) => {
    await expect(post(card(), { address })).rejects.toEqual(REFUSED);
    expect(out).toEqual([]);
  });
});
