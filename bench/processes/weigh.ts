/**
 * Loaded before the program (`--import`): says what the process holds when it is asked to weigh, after a collection, and
 * what it used of a processor so far, in microseconds.
 */
const used = (): { readonly processor: number } => {
  const { user, system } = process.cpuUsage();
  return { processor: user + system };
};

process.on('message', (message) => {
  if (message === 'used') process.send?.(used());
  if (message !== 'weigh') return;
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heapUsed, ...used() });
});
process.channel?.unref();
