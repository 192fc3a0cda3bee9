/** The little of RFC 6455 that a test needs on the serving side: text frames, ping, close. */
import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

export interface Peer {
  send(text: string): void;
  /** Says goodbye as it should be said. */
  close(): void;
  /** Cuts the line. */
  destroy(): void;
  readonly ended: Promise<void>;
}

function frame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head =
    length < 126
      ? Buffer.from([0x80 | opcode, length])
      : length < 65_536
        ? Buffer.from([0x80 | opcode, 126, length >> 8, length & 255])
        : Buffer.concat([Buffer.from([0x80 | opcode, 127, 0, 0, 0, 0]), uint32(length)]);
  return Buffer.concat([head, payload]);
}
function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** One whole frame from the front, unmasked; `undefined` when more has to come. */
function take(bytes: Buffer): { opcode: number; payload: Buffer; rest: Buffer } | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 127;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + extra + 4;
  if (bytes.length < start) return undefined;
  const length = extra === 0 ? short : extra === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + length) return undefined;
  const mask = bytes.subarray(start - 4, start);
  const payload = Buffer.from(bytes.subarray(start, start + length)).map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return { opcode: (bytes[0] ?? 0) & 15, payload: Buffer.from(payload), rest: bytes.subarray(start + length) };
}

/** Takes every upgrade on this server. */
export function serveWebSockets(
  server: Server,
  on: { opened(peer: Peer): void; said(peer: Peer, text: string): void },
): void {
  server.on('upgrade', (request, socket: Duplex) => {
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key'] ?? ''}${GUID}`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.on('error', () => undefined);
    const peer: Peer = {
      send: (text) => void socket.write(frame(TEXT, Buffer.from(text))),
      close: () => void socket.write(frame(CLOSE, Buffer.from([0x03, 0xe8]))),
      destroy: () => void socket.destroy(),
      ended: new Promise((resolve) => void socket.once('close', () => resolve())),
    };
    let bytes: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      for (let next = take(bytes); next !== undefined; next = take(bytes)) {
        bytes = next.rest;
        if (next.opcode === TEXT) on.said(peer, next.payload.toString('utf8'));
        if (next.opcode === PING) socket.write(frame(PONG, next.payload));
        if (next.opcode === CLOSE) {
          socket.write(frame(CLOSE, next.payload));
          socket.end();
        }
      }
    });
    on.opened(peer);
  });
}
