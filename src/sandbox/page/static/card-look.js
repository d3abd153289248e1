// How the renderer draws: the page's own colours, spaces and letters.

const shades = (color) => ({ default: color, subtle: color });
const plain = { default: 'var(--ink)', subtle: 'var(--ink-2)' };
const colors = {
  default: plain,
  dark: plain,
  light: { default: 'var(--ink-2)', subtle: 'var(--ink-2)' },
  accent: shades('var(--act)'),
  good: shades('var(--act)'),
  warning: shades('var(--late)'),
  attention: shades('var(--late)'),
};
const box = (backgroundColor) => ({ backgroundColor, foregroundColors: colors });

export const cardLook = {
  supportsInteractivity: true,
  fontFamily: 'inherit',
  fontSizes: { small: 13, default: 14, medium: 16, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 19, default: 21, medium: 22, large: 24, extraLarge: 28 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  textBlock: { headingLevel: 3 },
  containerStyles: {
    default: box('transparent'),
    emphasis: box('var(--frame)'),
    accent: box('var(--act-soft)'),
    good: box('var(--act-soft)'),
    attention: box('var(--late-soft)'),
    warning: box('var(--late-soft)'),
  },
  factSet: {
    title: { weight: 'Default', color: 'Default', isSubtle: true, wrap: true, maxWidth: 150 },
    value: { wrap: true },
    spacing: 16,
  },
  inputs: {
    label: {
      inputSpacing: 'Small',
      requiredInputs: { weight: 'Bolder', suffix: ' *', suffixColor: 'Attention' },
      optionalInputs: { weight: 'Bolder' },
    },
    errorMessage: { color: 'Attention', weight: 'Bolder', spacing: 'Small' },
  },
  actions: {
    maxActions: 6,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    buttonSpacing: 8,
    spacing: 'Default',
  },
};
