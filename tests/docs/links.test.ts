/** A guide that leads nowhere leaves an administrator alone in the middle: every link inside the project has an end. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders = [
  '',
  ...['adaptive-cards', 'docs', 'infra', 'manifests', 'organisations', 'tests'].map((name) => `${name}/`),
];
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: folder !== '', encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => folder + name),
);
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const withoutCode = (text: string): string => text.replaceAll(/^```.*?^```/gms, '').replaceAll(/`[^`\n]*`/g, '');

/** As GitHub makes them of headings. */
const anchorsOf = (file: string): string[] =>
  [
    ...read(file)
      .replaceAll(/^```.*?^```/gms, '')
      .matchAll(/^#+ (.+)$/gm),
  ].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
const linksOf = (file: string): string[] =>
  [...withoutCode(read(file)).matchAll(/(?:\]\(|src="|href=")([^)"\s]+)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

describe('the guides', () => {
  it('are found', () => expect(files).toEqual(expect.arrayContaining(['README.md', 'docs/install-slack.md'])));

  it.each(files)('%s leads nowhere that is not there', (file) => {
    const broken = linksOf(file).filter((target) => {
      const [path = '', anchor] = target.split('#');
      const to = path === '' ? file : relative(root, join(root, dirname(file), path));
      if (!existsSync(join(root, to))) return true;
      return anchor !== undefined && !anchorsOf(to).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});
