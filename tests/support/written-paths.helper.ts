/** The paths that a text names, and which of them lead nowhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rooms = ['adaptive-cards', 'bench', 'docs', 'infra', 'manifests', 'organisations', 'scripts', 'src', 'tests'];
const own = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isFile());

/** Every file and folder of ours from the root, folders with a slash behind them. */
export const everything: readonly string[] = [
  ...own.map(({ name }) => name),
  ...rooms.flatMap((room) => [
    `${room}/`,
    ...readdirSync(join(root, room), { recursive: true, withFileTypes: true }).map(
      (entry) => relative(root, join(entry.parentPath, entry.name)) + (entry.isDirectory() ? '/' : ''),
    ),
  ]),
];
export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const known = new Set(everything);
/** `…` and `*` stand for whatever follows. */
function isThere(path: string): boolean {
  if (!/[*…]/.test(path)) return known.has(path);
  const pattern = path.replaceAll(/[.+]/g, '\\$&').replaceAll('*', '[^/]*').replaceAll('…', '.*');
  const whole = new RegExp(`^${pattern}$`);
  return everything.some((one) => whole.test(one));
}

/** The folders around `path`, the nearest first. */
const around = (path: string): string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, index, names) => `${names.slice(0, names.length - index).join('/')}/`);

const fromRoom = (path: string): boolean => rooms.some((room) => path.startsWith(`${room}/`));
/** In backticks, outside blocks: a file of code, a folder, or anything written from one of the project's folders. */
export const pathsInPage = (text: string): string[] =>
  [...text.replaceAll(/^```.*?^```/gms, '').matchAll(/`([\w./*…-]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => /\.(?:tsx?|mjs|lua)$/.test(path) || /^\w[\w-]*\/(?:[\w-]+[/…-])*$/.test(path) || fromRoom(path));

/** What the comments of a file say, without its code. */
function commentsOf(file: string, text: string): string[] {
  const comment = /\.(?:tsx?|mjs|mts|js|css|bicep)$/.test(file)
    ? /^\s*(?:\{?\/?\*|\/\/).*|\s\/\/ .*/
    : file.endsWith('.lua')
      ? /--.*/
      : /(?:^|\s)#.*/;
  return text.split('\n').flatMap((line) => comment.exec(line)?.[0] ?? []);
}
/** With or without backticks: a file of code, a page, or anything written from one of the project's folders. */
export const pathsInComments = (file: string, text: string): string[] =>
  [
    ...commentsOf(file, text)
      .join('\n')
      .matchAll(/(?<![\w./:@$*{}<>-])[\w*][\w./*…-]*/g),
  ]
    .map(([path]) => path.replace(/\.+$/, ''))
    .filter((path) => /\.(?:tsx?|mjs|lua|md)$/.test(path) || fromRoom(path));

const beside = (path: string, bases: readonly string[]): string | undefined =>
  ['', 'src/', 'tests/', ...bases].map((base) => base + path).find((one) => isThere(one) || isThere(`${one}/`));

/** In a comment a path is written from the root, from `src/` or `tests/`, or from a folder around the file. */
export const lostInComments = (file: string, text: string): string[] =>
  pathsInComments(file, text).filter((path) => beside(path, around(file)) === undefined);

/** On a page also from where the path before it lies. */
export function lostInPage(file: string, text: string): string[] {
  let last = '';
  return pathsInPage(text).filter((path) => {
    const found = beside(path, [...around(last), ...around(file)]);
    last = found ?? last;
    return found === undefined;
  });
}
