/**
 * Builds one browser app: `vite build --mode inbox`, `--mode demo` or `--mode tab`. The server fills in `__NONCE__`
 * (and, for the inbox, `__BOOT__`) each time it serves the page.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const ROOTS = { inbox: 'src/inbox/client', demo: 'src/demo/client', tab: 'src/teams/tab/client' } as const;
const isMode = (mode: string): mode is keyof typeof ROOTS => mode in ROOTS;
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * TeamsJS asks Microsoft's CDN for the newest list of hosts as soon as it is loaded, and goes on with its built-in list when
 * that fails. Our policy lets nothing out but to our own server, so it always fails: then without asking.
 */
const noListFromElsewhere = {
  name: 'no-list-from-elsewhere',
  transform(code: string, id: string) {
    if (!/teams-js.*\/internal\/validOrigins\.js$/.test(id)) return undefined;
    const changed = code.replace(/fetch\(\w+,\{signal:\w+\.signal\}\)/, 'Promise.reject(new Error())');
    if (changed === code) throw new Error('vite: TeamsJS asks for its list of hosts in another way now');
    return { code: changed, map: null };
  },
};

/** Vite's own `meta` for the nonce has no `content`, which HTML demands. Chunks that are loaded later take the nonce from it. */
const validNonce = {
  name: 'valid-nonce',
  transformIndexHtml: {
    order: 'post' as const,
    handler: (html: string) => html.replace('<meta property="csp-nonce"', '<meta property="csp-nonce" content=""'),
  },
};

/** A worker must have one address for good, at the root of what it serves: the only file without a hash in its name. */
const WORKER = 'service-worker';
const withServiceWorker = {
  input: { index: here('src/inbox/client/index.html'), [WORKER]: here('src/inbox/client/service-worker.ts') },
  output: {
    entryFileNames: ({ name }: { name: string }) => (name === WORKER ? `${WORKER}.js` : 'assets/[name]-[hash].js'),
    // What several parts need, in one file: left to itself the build makes a request of each small module among them.
    codeSplitting: {
      groups: [
        {
          name: 'shared',
          test: /[\\/]src[\\/](?:base|core|seal)[\\/]|[\\/]inbox[\\/]client[\\/]env\.ts$|[\\/]node_modules[\\/]preact[\\/]/,
          minShareCount: 2,
        },
      ],
    },
  },
};

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
    plugins: [validNonce, ...(mode === 'tab' ? [noListFromElsewhere] : [])],
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
      // How long the build's own plugins took is of no interest to who builds.
      rolldownOptions: {
        checks: { pluginTimings: false },
        ...(mode === 'inbox' ? withServiceWorker : {}),
      },
    },
  };
});
