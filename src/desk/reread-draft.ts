import type { letters } from '../../db/letters.ts';
import type { Desk } from './desk.ts';
import { CHANGED } from './letter-outcome.ts';
import type { LetterToSend } from './mailbox.ts';
import { askAPerson } from './settle-letter.ts';

type Letter = typeof letters.$inferSelect;

/** A draft that reads as the letter was approved; or one that is gone, of which only looking for it can tell. */
export type ToSend = { draftId: string; gone: boolean };

/**
 * Reads a draft that has lain in the mailbox, where everybody who has the mailbox in Outlook may have changed it. A
 * letter is never sent with words or to people that nobody approved: a changed one is put before a person, who is told.
 * An acknowledgement is written over with its own words, and so is a letter of which the officer who was told says so.
 * It stays the same draft, so that one which may have left yet is never sent beside another.
 */
export async function rereadDraft(desk: Desk, letter: Letter, draftId: string): Promise<ToSend | undefined> {
  const read = await desk.mailbox.reread(draftId, asApproved(letter));
  if (read !== 'changed') return { draftId, gone: read === 'gone' };
  desk.log.warn({ letter: letter.id, reference: letter.reference }, 'the draft was changed in the mailbox');
  if (letter.kind !== 'acknowledgement' && !wasTold(letter)) {
    await askAPerson(desk, letter, CHANGED);
    return;
  }
  await desk.mailbox.draft(asApproved(letter), draftId);
  return { draftId, gone: false };
}

/** Whether an officer who heard that its draft was changed has sent it again since. */
export function wasTold({ trouble, sentAgainAt }: Letter): boolean {
  return trouble === CHANGED && sentAgainAt !== null;
}

export function asApproved(letter: Letter): LetterToSend {
  return {
    key: letter.id,
    to: { name: letter.toName, address: letter.toAddress },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    repliesTo: letter.repliesTo,
  };
}
