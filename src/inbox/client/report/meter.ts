/**
 * How much of somebody's work being an adviser is. Above a fifth, the handbook says, an organisation does well to appoint one
 * more. It is for their own screen: nothing of it is sent or kept.
 */
const MANY = 0.2;

const hoursIn = (typed: string): number | undefined => {
  const value = Number(typed.trim().replace(',', '.'));
  return typed.trim() !== '' && Number.isFinite(value) && value >= 0 && value <= 9999 ? value : undefined;
};

/** @param own hours as an adviser in a year; @param all working hours in a year, both as typed */
export function shareOf(own: string, all: string): { readonly percent: number; readonly isMany: boolean } | undefined {
  const [part, whole] = [hoursIn(own), hoursIn(all)];
  if (part === undefined || whole === undefined || whole === 0) return undefined;
  return { percent: Math.round((part / whole) * 100), isMany: part / whole > MANY };
}
