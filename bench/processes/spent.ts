/** Loaded before the program (`--import`): says how much processor time the process took, of all its threads, in microseconds. */
process.on('message', (message) => {
  if (message !== 'spent') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ spent: user + system });
});
process.channel?.unref();
