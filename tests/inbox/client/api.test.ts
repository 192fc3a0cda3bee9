import { describe, expect, it } from 'vitest';
import { createApi } from '../../../src/inbox/client/api.ts';
import { ID, makeWorld } from '../../support/inbox-client.helper.ts';

interface Asked {
  readonly path: string;
  readonly init: RequestInit;
}
/** A server that always says this. */
function server(status: number, body: unknown) {
  const asked: Asked[] = [];
  const send = (async (path: string, init: RequestInit) => {
    asked.push({ path, init });
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return new Response(status === 204 ? null : text, { status });
  }) as typeof fetch;
  return { asked, api: createApi(send) };
}

describe('talking to the server', () => {
  it.each([
    [401, { code: 'signed-out' }, 'signed-out'],
    [403, { code: 'sign-in-again' }, 'sign-in-again'],
    [403, { code: 'cross-site' }, 'refused'],
    [404, { code: 'not-found' }, 'not-there'],
    [409, { code: 'moved' }, 'conflict'],
    [422, { code: 'refused' }, 'refused'],
    [429, { code: 'too-many' }, 'try-again'],
    [500, 'no JSON at all', 'try-again'],
    [503, { code: 'try-again' }, 'try-again'],
  ])('gives %i a name', async (status, body, why) => {
    expect(await server(status, body).api.list()).toMatchObject({ ok: false, why });
  });

  it('keeps the server’s own code beside it', async () => {
    const { api } = server(409, { code: 'moved' });
    expect(await api.close('acme', ID, 's')).toEqual({ ok: false, why: 'conflict', code: 'moved' });
  });

  it('hears a code of a newer server, and how long it asks to wait', async () => {
    const { api } = server(429, { code: 'a-code-of-tomorrow', seconds: 40 });
    expect(await api.list()).toEqual({ ok: false, why: 'try-again', code: 'a-code-of-tomorrow', seconds: 40 });
  });

  it('hands on how long to wait, and nothing that is no time', async () => {
    const wait = (seconds: unknown) => server(429, { code: 'too-many', seconds }).api.startSignIn('p', undefined);
    expect(await wait(40)).toEqual({ ok: false, why: 'try-again', code: 'too-many', seconds: 40 });
    for (const odd of [-1, 'soon', 1.5]) expect(await wait(odd)).not.toHaveProperty('seconds');
  });

  it('never throws: no network and no answer are names too', async () => {
    const api = createApi(() => Promise.reject(new TypeError('offline')));
    expect(await api.me()).toEqual({ ok: false, why: 'try-again', code: 'no-answer' });
  });

  it('checks every line of a list, however long: one that is odd anywhere, and none is handed on', async () => {
    const line = { organisation: 'acme', id: ID, handle: 'x', state: 'open', hour: 1, unread: true };
    const lines = Array.from({ length: 100 }, (_, hour) => ({ ...line, hour, unknown: 'of a newer server' }));
    const more = [{ organisation: 'acme', id: ID, hour: 1 }];
    const whole = await server(200, { items: lines, more }).api.list();
    expect(whole).toEqual({ ok: true, value: { items: lines.map(({ hour }) => ({ ...line, hour })), more } });
    expect(await server(200, { items: [] }).api.list()).toEqual({ ok: true, value: { items: [] } });
    for (const at of lines.keys()) {
      const items = lines.with(at, { ...line, hour: -1, unknown: '' });
      expect(await server(200, { items }).api.list()).toEqual({ ok: false, why: 'refused', code: 'odd-answer' });
    }
    for (const odd of [{}, { items: 'x' }, { items: lines, more: [{}] }])
      expect(await server(200, odd).api.list()).toEqual({ ok: false, why: 'refused', code: 'odd-answer' });
  });

  it('marks every change as its own, and asks for no cache and no redirect', async () => {
    const { api, asked } = server(204, undefined);
    await api.signOut();
    await api.saveKeySlots({ slots: {}, signature: 's' });
    await api.saveRecoverySlot({ slots: {}, signature: 's' });
    const replaces = { card: 'card', signature: 's' };
    await api.newKey({ organisation: 'acme', card: 'card', slots: {}, signature: 's', proven: [], replaces });
    await api.keyLost();
    await api.keyFound({ since: '1', signature: 's' });
    await api.leave({ signature: 's' });
    await api.saveWays({ slots: {}, signature: 's' });
    await api.enrol({ card: 'card', slots: {}, signature: 's', proven: ['passphrase', 'recovery'] });
    await api.reply('acme', ID, { submission: 's', forEmployee: 'a', forSelf: 'b' });
    await api.markRead('acme', ID);
    await api.close('acme', ID, 's');
    await api.plan({ organisation: 'acme', text: '{}', signature: 's' });
    await api.startSignIn('p', undefined);
    expect(asked).toHaveLength(14);
    for (const { init } of asked) {
      expect(init.headers).toMatchObject({ 'x-in-vertrouwen': '1', 'content-type': 'application/json' });
      expect(init).toMatchObject({ cache: 'no-store', redirect: 'error', credentials: 'same-origin' });
      expect(typeof init.body).toBe('string');
    }
  });

  it('says where: organisation and conversation in the path, nothing in a query but the page', async () => {
    const { api, asked } = server(404, {});
    await api.thread('a/b', ID, 50);
    await api.plan({ organisation: 'acme', text: '{"number":1}', signature: 's' });
    expect(asked[0]?.path).toBe(`/api/conversations/a%2Fb/${ID}?before=50`);
    expect(asked[1]?.path).toBe('/api/planning');
    expect(asked[1]?.init.body).toBe('{"organisation":"acme","text":"{\\"number\\":1}","signature":"s"}');
  });

  it('takes a well-formed answer and refuses any other', async () => {
    const page = await (await makeWorld()).page();
    expect(await server(200, page).api.thread('acme', ID)).toEqual({ ok: true, value: page });
    for (const odd of [{ ...page, id: '../x' }, { ...page, length: -1 }, { ...page, state: 'x' }, [], 'x', null]) {
      expect(await server(200, odd).api.thread('acme', ID)).toMatchObject({ ok: false, why: 'refused' });
    }
  });

  it('knows an adviser from somebody who is still enrolling', async () => {
    const named = { organisation: { id: 'acme', name: 'Acme' }, adviser: { id: 'samira', name: 'Samira' } };
    const account = { issuer: 'https://id.example', subject: 'x' };
    const enrolling = { state: 'enrolling', account, ...named, waiting: false, hasSlots: false };
    expect(await server(200, enrolling).api.me()).toEqual({ ok: true, value: enrolling });
    const nobody = { state: 'adviser', account, seats: [], hasSlots: true };
    expect(await server(200, nobody).api.me()).toMatchObject({ ok: false, why: 'refused' });
  });
});
