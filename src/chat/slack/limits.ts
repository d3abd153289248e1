/**
 * What Slack takes, in characters unless a unit is named. "types": comments in @slack/types 3.2.0; "docs":
 * docs.slack.dev; "issue": measured by others, see the link. Text is counted as it is sent, after escaping.
 */
export const limits = {
  /** docs, reference/block-kit/blocks */
  messageBlocks: 50,
  /** types, views */
  viewBlocks: 100,
  /** issue, slackapi/bolt-js 2509: msg_blocks_too_long from about 13,200 characters of JSON */
  messageJson: 12_000,
  /** docs, views.open: 250 kB */
  viewJsonBytes: 250_000,
  /** docs, chat.update: msg_too_long; chat.postMessage would take 40,000 */
  messageText: 4_000,
  /** types, composition objects */
  textObject: 3_000,
  /** types, section */
  sectionField: 2_000,
  sectionFields: 10,
  /** types, header */
  header: 150,
  /** types, actions and context */
  actionsElements: 25,
  contextElements: 10,
  /** types, button */
  buttonText: 75,
  buttonValue: 2_000,
  accessibilityLabel: 75,
  /** types, option; docs give 150 for the value */
  optionText: 75,
  optionValue: 150,
  /** types, overflow, checkboxes, radio buttons, selects */
  overflowOptions: 5,
  checkboxOptions: 10,
  radioOptions: 10,
  selectOptions: 100,
  optionGroups: 100,
  placeholder: 150,
  /** types, input */
  inputLabel: 2_000,
  inputHint: 2_000,
  inputText: 3_000,
  /** types, every id of a block, an action or a view */
  id: 255,
  /** types, views */
  viewTitle: 24,
  privateMetadata: 3_000,
  /** types, table; the sum over cells is remembered, not documented in what we have */
  tableRows: 100,
  tableColumns: 20,
  tableCells: 10_000,
  /** types, data table; its first row is the header */
  dataTableRows: 101,
  /** docs, data visualization: in a message, then names, points and series of one chart */
  charts: 2,
  chartTitle: 50,
  chartName: 20,
  chartPoints: 20,
  chartSeries: 6,
} as const;
