/** What a module brings along when it runs: imports of types bring nothing. */
import { posix } from 'node:path';
import { read } from './written-paths.helper.ts';

export const sourceOf = (file: string): string => read(file);

/** @param file such as `src/core/words/index.ts`. @returns every file of ours that it loads, itself among them */
export function reachable(file: string): readonly string[] {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const found = sourceOf(name).matchAll(
      /(?:^|\n)(?:import|export)\s+(?!type\b)([^'"\n;]*?(?:\{[^}]*\}[^'"\n;]*?)?)from\s*['"](\.[^'"]+)['"]/g,
    );
    for (const [, what = '', target = ''] of found)
      if (!isTypesOnly(what)) visit(posix.join(posix.dirname(name), target));
  };
  visit(file);
  return [...seen];
}

/** `{ type A, type B }` */
const isTypesOnly = (what: string): boolean => {
  const inner = /^\{([^}]*)\}\s*$/.exec(what.trim())?.[1];
  if (inner === undefined) return false;
  const names = inner
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return names.every((one) => one.startsWith('type '));
};
