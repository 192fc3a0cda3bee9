/** Words for moments. */
import type { time as dutch } from '../nl/time.ts';

export const time: typeof dutch = {
  yesterday: 'yesterday',
  today: 'today',
  tomorrow: 'tomorrow',
  at: (day, time) => `${day} ${time}`,
  before: (moment) => `before ${moment}`,
  beforeToday: (time) => `today before ${time}`,
  days: (first, last) => `${first} to ${last}`,
  around: (day, time) => `${day}, around ${time}`,
  timeIn: (city) => `time in ${city}`,
  turns: { first: 'summer time', second: 'winter time' },
};

export const cities: Readonly<Record<string, string>> = {
  Curacao: 'Curaçao',
  Kralendijk: 'Bonaire',
  Lower_Princes: 'Sint Maarten',
  Sao_Paulo: 'São Paulo',
  Zurich: 'Zürich',
};
