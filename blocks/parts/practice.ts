/** Stands under everything that a desk shows which is stamped as practice. */
export const PRACTICE = 'Practice: letters do not leave this machine';
/** The same when only the chat is practice and the mailbox is real. */
export const PRACTICE_CHAT = 'Practice in chat only: letters really leave';
