/**
 * Builds one browser app: `vite build --mode inbox` or `--mode demo`. The server fills in `__NONCE__`
 * (and, for the inbox, `__BOOT__`) each time it serves the page.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const ROOTS = { inbox: 'src/inbox/client', demo: 'src/demo/client' } as const;
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => {
  if (mode !== 'inbox' && mode !== 'demo') throw new Error('vite: say which app to build, --mode inbox or --mode demo');
  return {
    root: here(ROOTS[mode]),
    publicDir: false,
    html: { cspNonce: '__NONCE__' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    // A mode of our own name is still a production build.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
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
