/** axe-core on every frame of a page: rules of WCAG 2.2 A and AA, and axe's best practices. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function axeFindings(page: Page): Promise<string[]> {
  const findings: string[] = [];
  for (const frame of page.frames()) {
    // Run by the debugger, so the page's own policy against foreign scripts stays as it is. Once for each document: half a
    // megabyte that is already there is not sent and read again.
    if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(source);
    const found = await frame.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> };
      };
      // What passed is not described: only that takes long.
      const { violations } = await axe.run({ iframes: false, resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    });
    findings.push(...found);
  }
  return findings;
}
