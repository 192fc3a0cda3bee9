/**
 * Puts the server into a few files, in the place of `dist/src/main.js`: Node takes longer over finding and linking some seven
 * hundred modules one by one than over running them. Packages that are CommonJS stay where they are, and so do those that few need.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const SOURCES = here('src/');

/** Scripts of Redis and pictures lie beside the module that reads them, and are still found from there. */
const ownPlaces: Plugin = {
  name: 'own-places',
  transform(code, id) {
    if (!id.startsWith(SOURCES) || !code.includes('import.meta.url')) return undefined;
    const place = JSON.stringify(`./${id.slice(SOURCES.length)}`);
    return { code: code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`), map: null };
  },
};

export default defineConfig({
  plugins: [ownPlaces],
  ssr: { noExternal: ['@noble/hashes', '@scure/bip39', 'hpke', 'libphonenumber-js', 'qr', /^temporal-/, 'zod'] },
  build: {
    ssr: 'src/main.ts',
    outDir: here('dist/src'),
    emptyOutDir: false,
    target: 'node20.19',
    sourcemap: true,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        entryFileNames: 'main.js',
        chunkFileNames: 'main.[name].js',
        comments: { annotation: false, jsdoc: false },
      },
    },
  },
});
