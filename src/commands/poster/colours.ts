/** The colours of the product's own pages. On white each has far more contrast than the 4.5 : 1 of WCAG 1.4.3, also when printed in grey. */
export const COLOURS = {
  ink: '#1d2b2a',
  soft: '#465451',
  accent: '#17656a',
  tint: '#e3efee',
  line: '#c3d2cf',
  white: '#ffffff',
} as const;
