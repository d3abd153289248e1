/** Office time: what receipts, commitments, reminders and the dates in letters are judged by. */
export type Clock = { now: () => Date };
