/**
 * The push service of a browser, and the browser behind it: takes what is pushed, checks who sends it (RFC 8292) and opens
 * it with the subscription's own key (RFC 8291), by Node's older functions and none of the product's.
 */
import { createDecipheriv, createECDH, hkdfSync, randomBytes, type ECDH } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { importJWK, jwtVerify } from 'jose';
import { close, listen } from './listen.ts';
import { serverOptions } from '../base/listener.ts';

export interface Pushed {
  readonly subscription: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** As the browser would hand it to the page's worker. */
  readonly text: string;
}
/** As `PushSubscription.toJSON()` gives it. */
export interface StandInSubscription {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}
export interface PushService {
  /** `localhost:port` */
  readonly host: string;
  readonly arrived: readonly Pushed[];
  subscribe(): StandInSubscription;
  /** What it answers from now on, to all or to one subscription. */
  answer(status: number, endpoint?: string): void;
  /** Told of each that is taken; may hold the answer up. */
  onTaken(hear: (pushed: Pushed) => void | Promise<void>): void;
  close(): Promise<void>;
}

interface Receiver {
  readonly ecdh: ECDH;
  readonly auth: Buffer;
}

/** RFC 8188 with one record, under keys as RFC 8291 makes them. @throws when it does not open */
function open({ ecdh, auth }: Receiver, body: Buffer): string {
  const [salt, idLength] = [body.subarray(0, 16), body.readUInt8(20)];
  const sender = body.subarray(21, 21 + idLength);
  const shared = ecdh.computeSecret(sender);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', shared, auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
  const sealed = body.subarray(21 + idLength);
  const opening = createDecipheriv('aes-128-gcm', key, nonce);
  opening.setAuthTag(sealed.subarray(-16));
  const record = Buffer.concat([opening.update(sealed.subarray(0, -16)), opening.final()]);
  const end = record.findLastIndex((byte) => byte !== 0);
  if (record[end] !== 2) throw new Error('not the last record');
  return record.subarray(0, end).toString('utf8');
}

/** @throws when the token is not by the key beside it, for this service, or lasts too long */
async function checkSender(authorization: string, origin: string): Promise<void> {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const point = Buffer.from(key, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: point.toString('base64url', 1, 33), y: point.toString('base64url', 33) };
  const { payload } = await jwtVerify(token, await importJWK(jwk, 'ES256'), {
    audience: origin,
    algorithms: ['ES256'],
    requiredClaims: ['exp', 'sub'],
    // The product's clock may be a test's.
    currentDate: new Date(0),
  });
  if (!/^(https|mailto|http):/.test(payload.sub ?? '')) throw new Error('sub');
}

export async function startPushService(): Promise<PushService> {
  const receivers = new Map<string, Receiver>();
  const answers = new Map<string, number>();
  const arrived: Pushed[] = [];
  const hearers: ((pushed: Pushed) => void | Promise<void>)[] = [];
  let origin = '';

  const take = async (path: string, headers: IncomingHttpHeaders, body: Buffer): Promise<number> => {
    const answered = answers.get(path) ?? answers.get('');
    if (answered !== undefined) return answered;
    const receiver = receivers.get(path);
    if (receiver === undefined) return 404;
    try {
      await checkSender(headers.authorization ?? '', origin);
    } catch {
      return 403;
    }
    const pushed = { subscription: origin + path, headers, body, text: open(receiver, body) };
    arrived.push(pushed);
    for (const hear of hearers) await hear(pushed);
    return 201;
  };

  const server = createServer(serverOptions(), (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      take(request.url ?? '', request.headers, Buffer.concat(chunks)).then(
        (status) => response.writeHead(status, status === 302 ? { location: origin } : {}).end(),
        () => response.writeHead(400).end(),
      );
    });
  });
  const port = await listen(server);
  origin = `http://localhost:${port}`;

  return {
    host: `localhost:${port}`,
    arrived,
    subscribe() {
      const receiver = { ecdh: createECDH('prime256v1'), auth: randomBytes(16) };
      const p256dh = receiver.ecdh.generateKeys().toString('base64url');
      const path = `/push/${randomBytes(12).toString('base64url')}`;
      receivers.set(path, receiver);
      return { endpoint: origin + path, keys: { p256dh, auth: receiver.auth.toString('base64url') } };
    },
    answer: (status, endpoint) => void answers.set(endpoint === undefined ? '' : new URL(endpoint).pathname, status),
    onTaken: (hear) => void hearers.push(hear),
    close: () => close(server),
  };
}
