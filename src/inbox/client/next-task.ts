/** What comes after it is a task of its own: in between the page answers to a finger. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
