/**
 * Builds one browser app: `vite build --mode inbox`, `--mode demo`, `--mode tab` or `--mode checker`. The server fills in
 * `__NONCE__` (and, for the inbox, `__BOOT__`) each time it serves the page; the checker is one file, the same for everybody.
 */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const ROOTS = {
  inbox: 'src/inbox/client',
  demo: 'src/demo/client',
  tab: 'src/teams/tab/client',
  checker: 'src/checker',
} as const;
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

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/**
 * One file that works from a disk or a mail: script and style sheet stand in it, and its own policy allows exactly these bytes
 * and no connection to anybody.
 */
const oneFile: Plugin = {
  name: 'one-file',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const files = Object.values(bundle);
    const script = files.find((file) => file.type === 'chunk');
    const style = files.find((file) => file.fileName.endsWith('.css'));
    const page = files.find((file) => file.fileName.endsWith('.html'));
    if (files.length !== 3 || script?.type !== 'chunk' || style?.type !== 'asset' || page?.type !== 'asset')
      throw new Error('vite: the checker is made of one script, one style sheet and one page');
    // Only these end the element, and as escapes they mean the same within a text of the script.
    const code = script.code.replaceAll('</script', String.raw`<\/script`).replaceAll('<!--', String.raw`\x3C!--`);
    const css = String(style.source);
    const policy = [
      "default-src 'none'",
      `script-src ${sha256(code)}`,
      `style-src ${sha256(css)}`,
      "connect-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; ');
    const html = String(page.source)
      .replace(/\s*<script type="module"[^>]*><\/script>/, '')
      .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${css}</style>`)
      .replace('</body>', () => `<script type="module">${code}</script>\n  </body>`)
      .replace(
        '<meta charset="utf-8" />',
        (found) => `${found}\n    <meta http-equiv="content-security-policy" content="${policy}" />`,
      );
    for (const { fileName } of files) delete bundle[fileName];
    this.emitFile({ type: 'asset', fileName: 'in-vertrouwen-controle.html', source: html });
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
          priority: 1,
          test: /[\\/]src[\\/](?:base|core(?![\\/](?:register[\\/]words|report|billing)[\\/])|seal)[\\/]|[\\/]inbox[\\/]client[\\/]env\.ts$|[\\/]node_modules[\\/]preact[\\/]/,
          minShareCount: 2,
        },
        // Of counting and the yearly account: nobody waits for it at the list.
        {
          name: 'counting',
          includeDependenciesRecursively: false,
          test: /[\\/]src[\\/]core[\\/](?:register[\\/]words|report|billing)[\\/]/,
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
    ...(mode === 'checker' ? {} : { html: { cspNonce: '__NONCE__' } }),
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    // A mode of our own name is still a production build.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    plugins: [validNonce, ...(mode === 'tab' ? [noListFromElsewhere] : []), ...(mode === 'checker' ? [oneFile] : [])],
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
        ...(mode === 'checker' ? { output: { codeSplitting: false } } : {}),
      },
    },
  };
});
