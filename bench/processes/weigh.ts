/** Loaded before the program (`--import`): says what the process holds when it is asked to weigh, after a collection. */
process.on('message', (message) => {
  if (message !== 'weigh') return;
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heapUsed });
});
process.channel?.unref();
