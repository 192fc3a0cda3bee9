/**
 * Dutch public holidays (Algemene termijnenwet, art. 3): New Year's Day, Good Friday, Easter Sunday and
 * Monday, King's Day, Liberation Day, Ascension Day, Whit Sunday and Monday, both days of Christmas.
 * Good Friday and Liberation Day count although not every employer gives them off: nobody should wait on
 * an adviser who may not be there.
 */

/** Gregorian Easter Sunday (the "anonymous" algorithm, Meeus, Astronomical Algorithms, ch. 8). */
function easter(year: number): { month: number; day: number } {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return { month: Math.floor(n / 31), day: (n % 31) + 1 };
}

const iso = (date: Date): string => date.toISOString().slice(0, 10);

function holidaysOf(year: number): ReadonlySet<string> {
  const { month, day } = easter(year);
  const fromEaster = (days: number): string => iso(new Date(Date.UTC(year, month - 1, day + days)));
  // King's Day moves to the 26th when the 27th is a Sunday.
  const kingsDay = new Date(Date.UTC(year, 3, 27)).getUTCDay() === 0 ? 26 : 27;
  return new Set([
    `${year}-01-01`,
    fromEaster(-2),
    fromEaster(0),
    fromEaster(1),
    `${year}-04-${kingsDay}`,
    `${year}-05-05`,
    fromEaster(39),
    fromEaster(49),
    fromEaster(50),
    `${year}-12-25`,
    `${year}-12-26`,
  ]);
}

const years = new Map<number, ReadonlySet<string>>();

/** `date` is a local day, `YYYY-MM-DD`. */
export function isDutchHoliday(date: string): boolean {
  const year = Number(date.slice(0, 4));
  let days = years.get(year);
  if (days === undefined) {
    days = holidaysOf(year);
    years.set(year, days);
  }
  return days.has(date);
}
