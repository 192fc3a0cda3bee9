/**
 * Promise 1: nothing is written to the tenant's message history, by lack of means. What the guard lets
 * through and what not: `slack-cannot-post.test.ts`; the one card that HR may post: `slack-posts-one-card.test.ts`. That whole journeys leave the history empty: the
 * journeys, after each of their tests.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ALLOWED_METHODS } from '../../src/slack/outbound/guard.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const sources = readdirSync(at('src/slack'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({
    name,
    code: readFileSync(join(at('src/slack'), name), 'utf8').replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, ''),
  }));

describe('the means to write a message', () => {
  it('are not asked for: the only scope is `commands`, and the Messages tab is off', () => {
    const manifest = JSON.parse(readFileSync(at('manifests/slack/manifest.json'), 'utf8')) as {
      oauth_config: { scopes: object };
      features: { app_home: object };
    };
    expect(manifest.oauth_config.scopes).toEqual({ bot: ['commands'] });
    expect(manifest.features.app_home).toMatchObject({ messages_tab_enabled: false });
  });

  it('are not called: only views leave the process', () => {
    expect([...ALLOWED_METHODS].sort()).toEqual(['views.open', 'views.publish', 'views.push', 'views.update']);
  });

  it('do not stand in the adapter', () => {
    const words = /chat\.\w+|conversations\.(open|create)|files\.|pins\.|\bsay\(/;
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.filter(({ code }) => words.test(code))).toEqual([]);
  });

  it('are one: the public card, which is written in one place', () => {
    const places = sources.flatMap(({ name, code }) => Array.from(code.matchAll(/\bin_channel\b/g), () => name));
    expect(places).toEqual(['publishing/post-body.ts']);
  });
});
