/** A body is there for who reads it, and in no memory of ours afterwards. */
import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { readBody, wiped } from '../../src/base/http-body.ts';

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);
function request(): {
  readonly message: IncomingMessage;
  readonly send: (...parts: readonly string[]) => readonly Buffer[];
} {
  const message = Object.assign(new EventEmitter(), { headers: {}, complete: false });
  return {
    message: message as unknown as IncomingMessage,
    send: (...parts) =>
      parts.map((part) => {
        const chunk = Buffer.from(part);
        message.emit('data', chunk);
        return chunk;
      }),
  };
}

describe('what came in', () => {
  it('is handed over whole, and overwritten where it came in', async () => {
    const { message, send } = request();
    const reading = readBody(message, 100);
    const chunks = send('kan', 'arie');
    Object.assign(message, { complete: true });
    message.emit('end');
    message.emit('close');
    expect((await reading)?.toString()).toBe('kanarie');
    expect(chunks.every(isBlank)).toBe(true);
  });

  it('is overwritten when it was too long, and what still comes after that', async () => {
    const { message, send } = request();
    const reading = readBody(message, 5);
    const chunks = send('kan', 'arie', 'vogel');
    expect(await reading).toBeUndefined();
    expect(chunks.every(isBlank)).toBe(true);
  });

  it('is overwritten when the sender broke off', async () => {
    const { message, send } = request();
    const reading = readBody(message, 100);
    const chunks = send('kanarie');
    message.emit('close');
    await expect(reading).rejects.toThrow('broke off');
    expect(chunks.every(isBlank)).toBe(true);
  });
});

describe('what is read from it', () => {
  it('is what remains of it', () => {
    const raw = Buffer.from('kanarie');
    expect(wiped(raw, (bytes) => bytes.toString())).toBe('kanarie');
    expect(isBlank(raw)).toBe(true);
  });

  it('is not the reason that it stays, when it cannot be read', () => {
    const raw = Buffer.from('kanarie');
    expect(() => wiped(raw, () => JSON.parse('{') as unknown)).toThrow(SyntaxError);
    expect(isBlank(raw)).toBe(true);
  });
});
