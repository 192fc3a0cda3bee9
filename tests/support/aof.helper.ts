/** Reads Redis' append-only file as it lies there: RESP commands (redis.io/docs/latest/develop/reference/protocol-spec). */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type AofCommand = readonly Buffer[];

/** Every command in the files that grow, oldest first. The base beside them is a snapshot and holds none. */
export async function aofCommands(redisDir: string): Promise<readonly AofCommand[]> {
  const folder = join(redisDir, 'appendonlydir');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.incr.aof')).sort();
  return (await Promise.all(names.map((name) => readFile(join(folder, name))))).flatMap(commandsIn);
}

function commandsIn(file: Buffer): AofCommand[] {
  const commands: AofCommand[] = [];
  let at = 0;
  const number = (mark: string): number => {
    const end = file.indexOf('\r\n', at);
    const line = file.toString('latin1', at, end);
    if (!line.startsWith(mark)) throw new Error(`expected ${mark} at ${at}`);
    at = end + 2;
    return Number(line.slice(1));
  };
  while (at < file.length) {
    const parts: Buffer[] = [];
    for (let left = number('*'); left > 0; left -= 1) {
      const length = number('$');
      parts.push(file.subarray(at, at + length));
      at += length + 2;
    }
    commands.push(parts);
  }
  return commands;
}
