/**
 * What Teams takes. "docs": learn.microsoft.com/microsoftteams; "own": a distance of ours, for Teams says nothing.
 * Characters unless a unit is named.
 */
export const limits = {
  /**
   * own: a message may hold about 100 KB, counted in UTF-16, and is refused with 413 above it (docs, format your bot
   * messages); webhooks and older clients stop at 28.
   */
  cardBytes: 28 * 1024,
  /** own: what stands around the body of a dialog: its lines about parts, its buttons without their ids */
  dialogFrame: 2_000,
  /** own: what stands around the body of a message: its summary, the line about parts, the envelope */
  messageFrame: 1_000,
  /** own: one line, or one piece of a longer one */
  text: 4_000,
  beside: 1_000,
  heading: 500,
  fact: 1_000,
  /** own: words of somebody in one frame, a part of a table, as JSON: both go on in the next */
  frame: 5_000,
  table: 11_000,
  cell: 300,
  /** own: beside each other on a telephone */
  columns: 4,
  /** own: names in a chart */
  chartWords: 60,
  /** own: an input has no limit that is written down; a longer text goes on in the next */
  inputText: 4_500,
  label: 200,
  hint: 500,
  choiceTitle: 250,
  /** own: over all choices of one field */
  choices: 9_000,
  /** own: seen at once; more are a menu, and far more can be searched */
  choicesAtOnce: 5,
  choicesInMenu: 15,
  buttonTitle: 80,
  tooltip: 200,
  dialogTitle: 60,
} as const;
