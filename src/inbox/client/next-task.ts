/**
 * What comes after it is a task of its own: in between the page answers to a finger. By a message, because browsers let a
 * timer of a hidden page wait a second, or a minute.
 */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
