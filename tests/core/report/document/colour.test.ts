/** The organisation's own colour (requirement 92), readable whatever it is. */
import { describe, expect, it } from 'vitest';
import { accentsOf, contrast, OWN_COLOUR } from '../../../../src/core/report/document/colour.ts';

describe('contrast', () => {
  // Reference values of WCAG's own definition.
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#0000ff', '#ffffff', 8.59],
    ['#ff0000', '#ffffff', 4],
  ])('of %s on %s is %d', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
    expect(contrast(other, one)).toBeCloseTo(ratio, 2);
  });
});

describe('a colour', () => {
  it('is readable on paper and on a dark screen, whichever is asked for', () => {
    const steps = ['00', '33', '66', '99', 'cc', 'ff'];
    for (const red of steps)
      for (const green of steps)
        for (const blue of steps) {
          const { light, dark } = accentsOf(`#${red}${green}${blue}`);
          expect(contrast(light, '#ffffff')).toBeGreaterThanOrEqual(4.5);
          expect(contrast(dark, '#141b1b')).toBeGreaterThanOrEqual(4.5);
        }
  });
  it('stays as it is where it can be read', () => {
    expect(accentsOf('#17656a').light).toBe('#17656a');
    expect(accentsOf('#ffcc00').dark).toBe('#ffcc00');
  });
  it.each(['', 'red', '#fff', '#GGGGGG', '#17656a;}body{display:none', "'"])(
    'that is none ("%s") is our own',
    (text) => {
      expect(accentsOf(text)).toEqual(accentsOf(OWN_COLOUR));
    },
  );
});
