import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createVerifier } from '../../src/slack/http/verify.ts';
import { OLD_SECRET, openWorkplace, SECRET, TEAM, type Workplace } from '../support/slack.helper.ts';

const NOW = Math.floor(Date.parse('2026-03-02T10:00:00Z') / 1000);
const FORM = 'application/x-www-form-urlencoded';
const CANARY = 'kanarie-in-de-tekst';
const COMMAND = new URLSearchParams({
  command: '/vertrouwenspersoon',
  text: CANARY,
  team_id: TEAM,
  user_id: 'U0CANARY',
  trigger_id: '1.2.3',
}).toString();

const sign = (body: string | Buffer, at: string | number = NOW, secret = SECRET): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${at}:`).update(body).digest('hex')}`;

let workplace: Workplace;
beforeAll(async () => {
  workplace = await openWorkplace({ bodyLimit: 4000 });
});
afterAll(() => workplace.close());
beforeEach(() => {
  workplace.desk.seen.length = 0;
  workplace.lines.length = 0;
  workplace.called.length = 0;
});

type Headers = Record<string, string | readonly string[]>;
/** Raw node:http, because `fetch` would tidy the headers up. */
function post(body: string | Buffer, headers: Headers, method = 'POST'): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      workplace.url,
      { method, agent: false, headers: headers as Record<string, string | string[]> },
      (response) => {
        let text = '';
        response
          .setEncoding('utf8')
          .on('data', (piece: string) => (text += piece))
          .on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      },
    );
    outgoing.on('error', reject).end(body);
  });
}
const signed = (body: string | Buffer, changes: Headers = {}): Headers => ({
  'content-type': FORM,
  'x-slack-request-timestamp': String(NOW),
  'x-slack-signature': sign(body),
  ...changes,
});
const without = (name: string): Headers =>
  Object.fromEntries(Object.entries(signed(COMMAND)).filter(([key]) => key !== name));
const at = (stamp: string): Headers =>
  signed(COMMAND, { 'x-slack-request-timestamp': stamp, 'x-slack-signature': sign(COMMAND, stamp) });
const good = sign(COMMAND);

describe('a request runs only when Slack signed it, just now', () => {
  test.each<[string, Headers]>([
    ['no signature', without('x-slack-signature')],
    ['no timestamp', without('x-slack-request-timestamp')],
    ['an empty signature', signed(COMMAND, { 'x-slack-signature': '' })],
    ['a signature twice', signed(COMMAND, { 'x-slack-signature': [good, good] })],
    ['a timestamp twice', signed(COMMAND, { 'x-slack-request-timestamp': [String(NOW), String(NOW)] })],
    ['a signature of another body', signed(COMMAND, { 'x-slack-signature': sign(`${COMMAND}x`) })],
    [
      'one bit of the signature changed',
      signed(COMMAND, { 'x-slack-signature': good.replace(/.$/, (last) => (last === '0' ? '1' : '0')) }),
    ],
    ['another secret', signed(COMMAND, { 'x-slack-signature': sign(COMMAND, NOW, 'wrong') })],
    ['an empty secret', signed(COMMAND, { 'x-slack-signature': sign(COMMAND, NOW, '') })],
    ['version v1', signed(COMMAND, { 'x-slack-signature': good.replace('v0', 'v1') })],
    ['something behind it', signed(COMMAND, { 'x-slack-signature': `${good}=x` })],
    ['capitals', signed(COMMAND, { 'x-slack-signature': good.toUpperCase() })],
    ['301 seconds ago', at(String(NOW - 301))],
    ['301 seconds ahead', at(String(NOW + 301))],
    ['ten years ahead', at(String(NOW + 315_360_000))],
    ['a time in words', at('now')],
    ['a time with an exponent', at(`${NOW}e0`)],
    ['a time with a sign', at(`+${NOW}`)],
    ['a negative time', at(`-${NOW}`)],
    ['a huge time', at('9'.repeat(400))],
  ])('%s: 401 with nothing in it', async (_what, headers) => {
    expect(await post(COMMAND, headers)).toEqual({ status: 401, body: '' });
    expect(workplace.desk.seen).toEqual([]);
    expect(workplace.called).toEqual([]);
  });

  test.each([-300, -299, 0, 299, 300])('%i seconds from now is in time', async (seconds) => {
    expect((await post(COMMAND, at(String(NOW + seconds)))).status).toBe(200);
    expect(workplace.desk.seen).toHaveLength(1);
  });

  test('during a rotation the secret before it is good as well', async () => {
    expect((await post(COMMAND, signed(COMMAND, { 'x-slack-signature': sign(COMMAND, NOW, OLD_SECRET) }))).status).toBe(
      200,
    );
  });

  test('the raw bytes are what is signed, whatever they decode to', async () => {
    const same = COMMAND.replace('%2F', '%2f');
    expect(same).not.toBe(COMMAND);
    expect((await post(same, signed(same, { 'x-slack-signature': good }))).status).toBe(401);
  });

  test.each([[[]], [['']], [['good', ' ']]])('secrets %j are refused at the start', (secrets) => {
    expect(() => createVerifier(secrets, () => new Date())).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }),
    );
  });
});

describe('a body', () => {
  test.each([`${FORM}; charset=utf-8`, `${FORM};charset=UTF-8`, 'Application/X-WWW-Form-Urlencoded'])(
    'of type %s is a form',
    async (type) => {
      expect((await post(COMMAND, signed(COMMAND, { 'content-type': type }))).status).toBe(200);
      expect(workplace.desk.seen).toHaveLength(1);
    },
  );

  test('of JSON with a charset is JSON', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    expect(await post(body, signed(body, { 'content-type': 'application/json; charset=utf-8' }))).toEqual({
      status: 200,
      body: '{"challenge":"abc"}',
    });
  });

  test.each<[string, Headers, number]>([
    ['text', signed(COMMAND, { 'content-type': 'text/plain' }), 415],
    ['no type', without('content-type'), 415],
    ['two types', signed(COMMAND, { 'content-type': [FORM, 'application/json'] }), 415],
    ['compression', signed(COMMAND, { 'content-encoding': 'gzip' }), 415],
  ])('with %s is refused', async (_what, headers, status) => {
    expect(await post(COMMAND, headers)).toEqual({ status, body: '' });
    expect(workplace.desk.seen).toEqual([]);
  });

  test('that really is compressed and rightly signed is refused as well', async () => {
    const body = gzipSync(COMMAND);
    expect((await post(body, signed(body, { 'content-encoding': 'gzip' }))).status).toBe(415);
  });

  test('over the limit is refused, announced or not', async () => {
    const body = `${COMMAND}&x=${'y'.repeat(4000)}`;
    expect(await post(body, signed(body))).toEqual({ status: 413, body: '' });
    expect(await post(body, signed(body, { 'transfer-encoding': 'chunked' }))).toEqual({ status: 413, body: '' });
    expect(workplace.desk.seen).toEqual([]);
  });

  test.each(['payload=%7B', 'payload=null', 'payload=%5B%5D', 'payload=1&payload=2', 'command=a&command=b'])(
    '%s is not one payload: 400',
    async (body) => {
      expect(await post(body, signed(body))).toEqual({ status: 400, body: '' });
    },
  );

  test('that nobody listens to is not acknowledged', async () => {
    const body = `payload=${encodeURIComponent(JSON.stringify({ type: 'message_action', team: { id: TEAM }, user: { id: 'U1' }, callback_id: 'x' }))}`;
    expect((await post(body, signed(body))).status).toBe(404);
  });

  test.each(['event', 'actions', 'view'])(
    'with nonsense as its %s ends in an error answer, not in a crash',
    async (name) => {
      const body = `payload=${encodeURIComponent(JSON.stringify({ type: 'view_submission', [name]: 'nonsense' }))}`;
      expect((await post(body, signed(body))).status).toBeGreaterThanOrEqual(400);
    },
  );
});

describe('other requests', () => {
  test('reading is not possible', async () => {
    expect((await post('', {}, 'GET')).status).toBe(405);
  });

  test("Slack's certificate check needs no signature and runs nothing", async () => {
    const body = `ssl_check=1&token=x&${COMMAND}`;
    expect(await post(body, { 'content-type': FORM })).toEqual({ status: 200, body: '' });
    expect(await post(body.replace('ssl_check=1', 'ssl_check=0'), { 'content-type': FORM })).toEqual({
      status: 401,
      body: '',
    });
    expect(workplace.desk.seen).toEqual([]);
  });

  test('the challenge is answered only to Slack', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    expect(await post(body, { 'content-type': 'application/json' })).toEqual({ status: 401, body: '' });
  });

  test('nothing of a body, a header or a person is in the log', async () => {
    await post(COMMAND, signed(COMMAND));
    await post(COMMAND, at('1'));
    await post(`payload={"${CANARY}`, signed(`payload={"${CANARY}`));
    const log = workplace.lines.join('');
    expect(log).toContain('request-refused');
    for (const secret of [CANARY, 'U0CANARY', '1.2.3', SECRET, 'xoxb', good]) expect(log).not.toContain(secret);
  });
});
