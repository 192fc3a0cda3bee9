/** Where it was; the command is in src/commands/poster/. */
await import(new URL('../dist/src/commands/poster/main.js', import.meta.url).href);
