/**
 * The first import of every process. A reader that went away (`… | head`) or a full disk is an event on the stream, and
 * unheard it ends the process in the middle of its work, whoever wrote: a command, a library, Node's own warnings.
 * Looking at the streams also makes a pipe one that never blocks.
 */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
