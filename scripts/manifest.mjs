/** Where it was; the command is in src/commands/manifest/. */
await import(new URL('../dist/src/commands/manifest/main.js', import.meta.url).href);
