/** Months, `2026-11`, in UTC. The pepper of one is an epoch of pseudonyms; they compare as text. */
import { addDays, toDay } from './days.ts';

/** The pepper that 0.2.0 made, and that a new keyring begins with: it has no month, and is older than all that have one. */
export const FIRST_EPOCH = 'first';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
/** Of this shape: it becomes part of a file name. */
export const isMonth = (text: string): boolean => MONTH.test(text);

export const toMonth = (at: Date): string => toDay(at).slice(0, 7);

export const monthAfter = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

export const lastDayOf = (month: string): string => addDays(`${monthAfter(month)}-01`, -1);
