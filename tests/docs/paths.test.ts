/** For whoever comes new: every file and folder of ours that a page or a comment names is there. */
import { describe, expect, it } from 'vitest';
import { everything, lostInComments, lostInPage, pathsInPage, read } from '../support/written-paths.helper.ts';

/** Without CHANGELOG.md: it is history, and calls each file what it was called in that release. */
const pages = everything.filter((file) => file.endsWith('.md') && file !== 'CHANGELOG.md');
const commented = everything.filter(
  (file) =>
    /^(?:src|tests|bench|scripts|infra|manifests|organisations)\//.test(file) &&
    /\.(?:[jt]sx?|m[jt]s|css|lua|ya?ml|sh|conf|service|bicep|bicepparam)$|\/Dockerfile$/.test(file),
);

describe('the pages', () => {
  it.each(pages)('%s names what is there', (file) => {
    expect(lostInPage(file, read(file))).toEqual([]);
  });

  it.each(['docs/architecture.md', 'docs/threat-model.md', 'CONTRIBUTING.md'])('%s is a map', (file) => {
    expect(pathsInPage(read(file)).length).toBeGreaterThan(10);
  });

  it('the map in README has every room of src, and nothing that is not there', () => {
    const [, map = ''] = /^## What is where\n+```\n(.+?)^```/ms.exec(read('README.md')) ?? [];
    const named: string[] = [];
    for (const line of map.split('\n')) {
      const isInside = line.startsWith('  ');
      const names = /^\s*((?:\S+, )*\S+)\s/.exec(`${line} `)?.[1]?.split(', ') ?? [];
      named.push(...names.map((name) => (isInside ? `src/${name}` : name)));
    }
    const rooms = everything.filter((path) => /^src\/[^/]+(?:\/|\.ts)$/.test(path) && !path.endsWith('.d.ts'));
    expect(named.filter((path) => !everything.includes(path))).toEqual([]);
    expect(rooms.filter((room) => !named.includes(room))).toEqual([]);
  });

  it('would miss a file that went, and a folder', () => {
    const lost = (text: string): string[] => lostInPage('docs/architecture.md', text);
    expect(
      lost('`slack/outbound/guard.ts`, `send-view.ts`, `seal/*.test.ts`, `guarantees/1-…`, `docs/decisions/`'),
    ).toEqual([]);
    expect(lost('`slack/gone.ts`, `slack/outbound/guard.ts`, `tab.ts`, `gone/`, `guarantees/0-…`')).toEqual([
      'slack/gone.ts',
      'tab.ts',
      'gone/',
      'guarantees/0-…',
    ]);
  });
});

describe('the comments', () => {
  it('name what is there', () => {
    expect(commented.length).toBeGreaterThan(600);
    expect(
      commented.flatMap((file) => lostInComments(file, read(file)).map((path) => `${file} names ${path}`)),
    ).toEqual([]);
  });

  it('would miss a file that went', () => {
    const lost = (file: string, text: string): string[] => lostInComments(file, text);
    expect(lost('src/slack/index.ts', '// outbound/guard.ts and docs/decisions/0013-…: see `core/ports.ts`.')).toEqual(
      [],
    );
    expect(lost('src/slack/index.ts', ' * See gone.ts and docs/gone.\nconst one = "other.ts";')).toEqual([
      'gone.ts',
      'docs/gone',
    ]);
    expect(lost('infra/compose.yaml', 'image: here # docs/gone.md')).toEqual(['docs/gone.md']);
    expect(lost('src/store/redis/overview-n.lua', '-- as gone.lua does')).toEqual(['gone.lua']);
  });
});
