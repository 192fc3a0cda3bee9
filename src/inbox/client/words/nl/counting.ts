/** What stands in the list about counting, in Dutch. */
export const counting = {
  contact: 'Los contact',
  mine: 'Je tellingen',
  waiting: (count: number) =>
    count === 1 ? 'Eén dicht gesprek wacht nog op tellen.' : `${count} dichte gesprekken wachten nog op tellen.`,
  open: 'Open het gesprek',
};
