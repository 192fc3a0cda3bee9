/**
 * Builds one browser app: `vite build --mode inbox`, `--mode demo` or `--mode tab`. The server fills in `__NONCE__`
 * (and, for the inbox, `__BOOT__`) each time it serves the page.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const ROOTS = { inbox: 'src/inbox/client', demo: 'src/demo/client', tab: 'src/teams/tab-client' } as const;
const isMode = (mode: string): mode is keyof typeof ROOTS => mode in ROOTS;
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => {
  if (!isMode(mode)) throw new Error(`vite: say which app to build, --mode ${Object.keys(ROOTS).join(', --mode ')}`);
  return {
    root: here(ROOTS[mode]),
    publicDir: false,
    // The tab is one path of a server that has others.
    base: mode === 'tab' ? '/tab/' : '/',
    html: { cspNonce: '__NONCE__' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    // A mode of our own name is still a production build.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    worker: { format: 'es' },
    build: {
      outDir: here(`dist/client/${mode}`),
      emptyOutDir: true,
      target: 'es2023',
      // The polyfill would be one more inline script for the policy to allow; every browser with X25519 knows modulepreload.
      modulePreload: { polyfill: false },
      // The page's policy allows no data: address.
      assetsInlineLimit: 0,
      reportCompressedSize: false,
    },
  };
});
