/** The built tab page, held in memory: no path of a request ever becomes a path of a file. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { AppError } from '../../base/errors.ts';
import { encodedFor, isVariant, variantsOf, type Variants } from '../../base/variants.ts';

/**
 * Where the tab is shown in a browser: Teams, Outlook and the Microsoft 365 app
 * (learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements), and those of the American government's
 * clouds (`validDomains` of TeamsJS 2.58). What is not here shows an empty tab: TEAMS_FRAME_HOSTS adds to it.
 */
export const FRAME_HOSTS = [
  '*.cloud.microsoft',
  'teams.microsoft.com',
  '*.teams.microsoft.com',
  '*.microsoft365.com',
  '*.office.com',
  'outlook.office.com',
  'outlook.office365.com',
  'outlook-sdf.office.com',
  'outlook-sdf.office365.com',
  'teams.microsoft.us',
  '*.teams.microsoft.us',
  'outlook.office365.us',
  'outlook-dod.office365.us',
  '*.usgovcloud.microsoft',
  'www.office365.us',
] as const;
export const framesOf = (more: readonly string[] = []): string =>
  [...new Set([...FRAME_HOSTS, ...more])].map((host) => `https://${host}`).join(' ');

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface TabPage {
  sendPage(response: ServerResponse): void;
  /** `false`: there is no such file. `name`: as in the address after `/tab/assets/`. */
  sendAsset(response: ServerResponse, name: string, acceptEncoding: string | undefined): boolean;
}

const policy = (nonce: string, frames: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'self'`,
    `style-src 'nonce-${nonce}' 'self'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `frame-ancestors ${frames}`,
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ');

/** Of every answer under `/tab`. No `X-Frame-Options`: it knows no list of ancestors. */
export const TAB_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

/** @throws AppError `CONFIG_INVALID` when the page was not built. */
export function createTabPage(clientDir: string, frames: string): TabPage {
  const { shell, assets } = load(clientDir);
  return {
    sendPage(response) {
      const nonce = randomBytes(16).toString('base64');
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': policy(nonce, frames),
          'cache-control': 'no-store',
        })
        .end(shell.join(nonce));
    },
    sendAsset(response, name, acceptEncoding) {
      const variants = assets.get(name);
      const type = TYPES[extname(name)];
      if (variants === undefined || type === undefined) return false;
      const { body, headers } = encodedFor(variants, acceptEncoding);
      // File names carry a hash of their content.
      response
        .writeHead(200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable', ...headers })
        .end(body);
      return true;
    },
  };
}

function load(clientDir: string): { shell: readonly string[]; assets: ReadonlyMap<string, Variants> } {
  const assetsDir = join(clientDir, 'assets');
  try {
    const shell = readFileSync(join(clientDir, 'index.html'), 'utf8').split('__NONCE__');
    const names = readdirSync(assetsDir, { withFileTypes: true }).filter((entry) => entry.isFile());
    const files = new Map(names.map(({ name }) => [name, readFileSync(join(assetsDir, name))]));
    const found = [...files].filter(([name]) => !isVariant(name));
    const assets = found.map(
      ([name, plain]) => [name, variantsOf(name, (each) => files.get(each)) ?? { plain }] as const,
    );
    return { shell, assets: new Map(assets) };
  } catch (error) {
    throw new AppError('CONFIG_INVALID', 'the built tab page is missing', error);
  }
}
