/** Who runs one platform loads nothing of the other: the configuration, which everybody reads, takes only types of both. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../../src/app/config/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));

it.each(files)('%s takes only types of the adapters', (name) => {
  const taken = [
    ...readFileSync(folder + name, 'utf8').matchAll(/^import (type )?[^;]*? from '\.\.\/\.\.\/(slack|teams)\//gm),
  ];
  expect(taken.filter(([, isType]) => isType === undefined).map(([line]) => line)).toEqual([]);
});
