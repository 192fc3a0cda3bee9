/**
 * What makes the inbox something that can be put on a home screen: its manifest, its icons, and the worker that shows a
 * notice. An iPhone gives notices to such a page only.
 */
import type { Application } from 'express';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ICONS = ['icon-192.png', 'icon-512.png', 'icon-maskable-512.png', 'apple-touch-icon.png'] as const;
const pngOf = (name: string): Buffer => readFileSync(new URL(`../install/${name}`, import.meta.url));

const MANIFEST = JSON.stringify({
  id: '/',
  name: 'In vertrouwen',
  short_name: 'Postvak',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#1b6f73',
  icons: [
    { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
});

export function installRoutes(app: Application, clientDir: string): void {
  const path = join(clientDir, 'service-worker.js');
  const worker = existsSync(path) ? readFileSync(path, 'utf8') : '';
  app.get('/manifest.webmanifest', (_req, res) => void res.type('application/manifest+json').send(MANIFEST));
  for (const name of ICONS) {
    const png = pngOf(name);
    app.get(`/icons/${name}`, (_req, res) => void res.type('png').send(png));
  }
  // Looked at anew by browsers each day at the latest, and never out of a cache: `no-store` is on every answer.
  app.get('/service-worker.js', (_req, res) => void res.type('text/javascript').send(worker));
}
