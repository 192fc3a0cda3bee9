/** How a card looks here: neutral, in the page's own colours. Layout rules are the official renderer's. */
const colour = (normal: string) => ({ default: normal, subtle: 'var(--soft)' });
const all = {
  default: colour('var(--ink)'),
  dark: colour('var(--ink)'),
  light: colour('var(--ink)'),
  accent: colour('var(--accent)'),
  good: colour('var(--accent)'),
  warning: colour('var(--danger)'),
  attention: colour('var(--danger)'),
};
const container = (backgroundColor: string) => ({
  backgroundColor,
  borderColor: 'var(--line)',
  foregroundColors: all,
});

export const HOST_CONFIG = {
  supportsInteractivity: true,
  textBlock: { headingLevel: 3 },
  fontFamily: 'inherit',
  fontSizes: { small: 13, default: 15, medium: 16, large: 18, extraLarge: 21 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
  lineHeights: { small: 19, default: 22, medium: 24, large: 26, extraLarge: 28 },
  spacing: { small: 6, default: 10, medium: 16, large: 22, extraLarge: 28, padding: 14 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: {
    default: container('transparent'),
    emphasis: container('var(--raised)'),
    accent: container('var(--raised)'),
    good: container('var(--raised)'),
    warning: container('var(--raised)'),
    attention: container('var(--raised)'),
  },
  actions: {
    maxActions: 20,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 10, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  inputs: {
    label: { inputSpacing: 4, requiredInputs: { suffix: ' *' } },
    errorMessage: { color: 'attention', weight: 'default' },
  },
} as const;
