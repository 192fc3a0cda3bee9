/** In which windows a journey is played. `npm test` plays each width and each colour scheme once; `npm run prove` plays every pair. */
export interface Look {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

export const LIGHT: Look = { name: 'light', viewport: DESKTOP, colorScheme: 'light' };
export const DARK: Look = { name: 'dark', viewport: DESKTOP, colorScheme: 'dark' };
export const PHONE_LIGHT: Look = { name: 'phone', viewport: PHONE, colorScheme: 'light' };
export const PHONE_DARK: Look = { name: 'phone-dark', viewport: PHONE, colorScheme: 'dark' };

/** @param more what the long form adds: the same story, in windows that differ in nothing that is new. */
export const looks = <T>(usual: readonly T[], more: readonly T[]): readonly T[] =>
  process.env['EVERY_LOOK'] === 'yes' ? [...usual, ...more] : usual;
