/** Folders that are listened to. */
export type HeardFolder = 'inbox' | 'sent';

export type Folder = HeardFolder | 'junk' | 'deleted' | 'other';

/** One mail as a listing shows it; its id is an address in the mailbox, not its identity. */
export type Listed = {
  id: string;
  internetMessageId: string | null;
  /** When the mailbox received it. */
  receivedAt: Date;
  /** True when it left the folder: moved or deleted. Never a reason to forget it. */
  gone: boolean;
  isDraft: boolean;
  folder: Folder;
  /** Sent from this mailbox, by whatever means. */
  outgoing: boolean;
};

export type Page = { mails: Listed[]; cursor: string; more: boolean };

/** What a mailbox holds of some days, a page at a time; next is null at the end. */
export type Stretch = { mails: Listed[]; next: string | null };

export type LetterToSend = {
  /** Stamped on the draft; how the letter is found again. A UUID. */
  key: string;
  to: { name: string | null; address: string };
  subject: string;
  text: string;
  html: string;
  /** The mail it answers, by its id in the mailbox; null starts a new message. */
  repliesTo: string | null;
};

export type Reread = 'as-written' | 'changed' | 'gone';

export type Draft = { id: string; internetMessageId: string | null };

export type Found = { id: string; isDraft: boolean; sentAt: Date | null; internetMessageId: string | null };

/** Where a mailbox is to knock when mail comes, and what it is to say so that it is known. */
export type Door = { notify: string; lifecycle: string; secret: string };

export type Subscription = { id: string; until: Date };

/** A mailbox that is read and never written to, in the desk's words. Throws MailboxError. */
export type MailboxToRead = {
  address: string;
  /** The next page after cursor; null starts afresh. 'resync' when the cursor has expired. */
  listen: (folder: HeardFolder, cursor: string | null) => Promise<Page | 'resync'>;
  /** Everything that was received since, in all folders, newest first. */
  lookBack: (since: Date, page: string | null) => Promise<Stretch>;
  /** The mail as it arrived, byte for byte and in pieces, for it may be 150 MB. Throws half way when it is cut off. */
  raw: (id: string) => AsyncIterable<Uint8Array>;
  /** Where a person opens the mail in Outlook on the web. Asked for when it is wanted, and kept nowhere. */
  link: (id: string) => Promise<string>;
  /** Has the mailbox knock when something comes into the Inbox; takes the place of one that was there. */
  subscribe: (door: Door) => Promise<Subscription>;
  /** Lets it knock for longer; says until when. */
  renewSubscription: (id: string) => Promise<Date | 'gone'>;
  /** One cheap call that proves that the mailbox answers. */
  check: () => Promise<void>;
};

/** The shared mailbox, from which letters leave. Throws MailboxError. */
export type Mailbox = MailboxToRead & {
  /** Writes and stamps a draft, over the one that is named, and reads it back. Sends nothing. */
  draft: (letter: LetterToSend, over?: string) => Promise<Draft>;
  /** Whether a draft still is the letter, between the same two and with nothing else, or has gone or been sent. */
  reread: (draftId: string, letter: LetterToSend) => Promise<Reread>;
  /** Asks once for a draft to be sent; never repeats by itself. */
  send: (draftId: string) => Promise<void>;
  /** Throws away a draft that will not be sent. A draft that is not there is fine. */
  discard: (draftId: string) => Promise<void>;
  /** The drafts of a letter that have not been sent, also those that were only begun, or made beside it. */
  findDrafts: (key: string) => Promise<string[]>;
  /** Every mail that carries this key, wherever it lies. */
  find: (key: string) => Promise<Found[]>;
  /** Marks received mail by category. */
  mark: (id: string, category: string) => Promise<void>;
};

/**
 * 'throttled': wait retryAfter and ask again. 'refused': will not work by repeating. 'unavailable': was not
 * carried out, try later. 'unknown': may have been carried out; look before doing it again.
 */
export type Trouble = 'throttled' | 'refused' | 'unavailable' | 'unknown' | 'not-found';

export class MailboxError extends Error {
  readonly trouble: Trouble;
  /** Seconds, where the mailbox said when to come back. */
  readonly retryAfter: number | null;
  constructor(operation: string, trouble: Trouble, options: { cause?: unknown; retryAfter?: number | null } = {}) {
    super(`The mailbox could not ${operation}: ${trouble}`, { cause: options.cause });
    this.name = 'MailboxError';
    this.trouble = trouble;
    this.retryAfter = options.retryAfter ?? null;
  }
}
