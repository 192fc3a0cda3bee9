/** What stands in the list about counting, in English. */
export const counting = {
  contact: 'Separate contact',
  mine: 'Your counts',
  waiting: (count: number) =>
    count === 1 ? 'One closed conversation waits to be counted.' : `${count} closed conversations wait to be counted.`,
  open: 'Open the conversation',
};
