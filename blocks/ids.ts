/** The only place where the name of a button is spelled. */
export const acts = [
  'claim',
  'release',
  'reassign',
  'acknowledge',
  'triage',
  'ask',
  'remind',
  'extend',
  'decide',
  'write',
  'note',
  'contact',
  'undo',
  'send-now',
  'mark-read',
  'no-reply-needed',
  'close-without-reply',
  'refer',
  'reopen',
  'it-left',
  'send-again',
  'send-returned',
  'show-report',
  'show-changes',
  'open-original',
  'ask-readable',
  'enter-answers',
  'correct-answer',
  'read-again',
  'show-case',
  'look',
  'open-case-for-mail',
  'file-mail',
  'dismiss-mail',
  'dismiss-mails',
  'restore-mail',
  'fetch-again',
  'set-signature',
  'queue',
  'new-case',
  'strike',
  'restrict',
  'save-draft',
  'drop-draft',
  'show-alike',
  'post-alike',
  'answer-by-hand',
  'home',
  'filter',
  'on-it',
  'put-off',
  'letter-went-wrong',
  'recall',
  'self-report',
] as const;

export type Act = (typeof acts)[number];

/** The overflow menu of a card; each option's value says which act it stands for. */
export const MORE = 'more';

/** Turns to another part of a form that is too long for one; a renderer draws it where its platform needs it. */
export const TURN = 'turn';

/** Sends a form; a renderer draws it where its platform has no button of its own for that. */
export const SUBMIT = 'submit';
