/**
 * The organisation's own colour, made dark or light enough to be read. A page is made anew by whoever checks it and must come
 * out alike to the byte, so only arithmetic is used that every machine does alike (IEEE 754 + - * /): `Math.pow` is not that.
 */

/** Of the product itself. */
export const OWN_COLOUR = '#17656a';
const PAPER = { light: '#ffffff', dark: '#141b1b' } as const;
/** WCAG 2.2, 1.4.3: of text. More than 1.4.11 asks of graphs, and the same colour is used for both. */
const ENOUGH = 4.5;

type Channels = readonly [number, number, number];
const HEX = /^#[0-9a-f]{6}$/;
export const isColour = (text: string): boolean => HEX.test(text);

const channelsOf = (colour: string): Channels => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
];
const hexOf = (channels: Channels): string => `#${channels.map((one) => one.toString(16).padStart(2, '0')).join('')}`;

/** By Newton's method, for 0 < x <= 1; so many steps that the last ones change nothing. */
function fifthRoot(x: number): number {
  let y = 1;
  for (let step = 0; step < 60; step++) y = (4 * y + x / (y * y * y * y)) / 5;
  return y;
}
/** WCAG 2.2, relative luminance: of one channel. c^2.4 = c^2 * (c^2)^(1/5). */
function linear(channel: number): number {
  const c = channel / 255;
  if (c <= 0.04045) return c / 12.92;
  const base = (c + 0.055) / 1.055;
  return base * base * fifthRoot(base * base);
}
function luminance(colour: string): number {
  const [red, green, blue] = channelsOf(colour);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** WCAG 2.2, contrast ratio: from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** One part in twenty nearer to black or white at a time. */
function readable(colour: string, paper: string, towards: 0 | 255): string {
  const from = channelsOf(colour);
  for (let step = 0; step <= 20; step++) {
    const mixed = from.map((channel) => Math.round((channel * (20 - step) + towards * step) / 20));
    const [red = 0, green = 0, blue = 0] = mixed;
    const tried = hexOf([red, green, blue]);
    if (contrast(tried, paper) >= ENOUGH) return tried;
  }
  return hexOf([towards, towards, towards]);
}

/** @param colour `#rrggbb`, in small letters; what is none counts as the product's own */
export function accentsOf(colour: string): { readonly light: string; readonly dark: string } {
  const asked = isColour(colour) ? colour : OWN_COLOUR;
  return { light: readable(asked, PAPER.light, 0), dark: readable(asked, PAPER.dark, 255) };
}
