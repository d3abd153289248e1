import type { World } from '../world.ts';
import { type AnswerKind, expectedAnswer } from './answers.ts';
import { compose } from './compose.ts';
import { previewOf, readMail, received } from './deliver.ts';
import { newId } from './ids.ts';
import type { Letterbox } from './letterbox.ts';
import { GraphRefusal, gone } from './refusal.ts';
import type { Stored } from './stored.ts';

/**
 * POST messages/{id}/send: takes the draft and answers before it has left. It stays in Drafts for a short
 * while and then stands in Sent Items. A draft that was taken already is not taken again, but is counted.
 */
export async function submit(box: Letterbox, draft: Stored, departs: (draft: Stored) => void) {
  if (!draft.isDraft) throw gone();
  if (draft.to.length + draft.cc.length + draft.bcc.length === 0) {
    throw new GraphRefusal(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
  }
  const taken = { ...draft, submissions: draft.submissions + 1, submittedAt: draft.submittedAt ?? Date.now() };
  await box.put([taken]);
  if (draft.submittedAt !== null) throw gone();
  departs(taken);
}

/** The letter leaves: Sent Items, real bytes, a new id where tenants give one, the same Message-ID. */
export async function depart(world: World, box: Letterbox, draftId: string): Promise<Stored | null> {
  const draft = box.byId(draftId);
  if (!draft?.isDraft || draft.submittedAt === null) return null;
  const now = world.now();
  const bytes = await bodyOf(world, await compose(draft, now));
  // Counted anew: sending may have been asked for again while the bytes were made.
  const submissions = box.byId(draftId)?.submissions;
  if (submissions === undefined) return null;
  const { outOfOffice, draftIdOnSend } = world.faults.manners();
  const sent = {
    ...leaving(draft, now.toISOString()),
    ...bytes,
    ...awaiting(world, expectedAnswer(draft, outOfOffice)),
    submissions,
    id: draftIdOnSend === 'changes' ? newId() : draft.id,
  };
  // Whoever writes to this mailbox from itself finds the letter in its Inbox.
  const arrives = [...draft.to, ...draft.cc, ...draft.bcc].some((one) => box.isCalled(one.address));
  const arrived = arrives && sent.raw ? [await received(world, box, await world.blobs.read(sent.raw))] : [];
  await box.put([sent, ...arrived], sent.id === draft.id ? [] : [draft.id]);
  return sent;
}

function leaving(draft: Stored, now: string): Stored {
  return {
    ...draft,
    folder: 'sentitems',
    moves: draft.moves + 1,
    isDraft: false,
    isRead: true,
    body: null,
    submittedAt: null,
    receivedAt: now,
    sentAt: now,
    modifiedAt: now,
  };
}

async function bodyOf(world: World, raw: Uint8Array) {
  const email = await readMail(raw);
  return {
    raw: await world.blobs.keep(raw),
    preview: previewOf(email.text ?? ''),
    headers: email.headers.map((header) => ({ name: header.originalKey, value: header.value })),
  };
}

function awaiting(world: World, kind: AnswerKind | null) {
  return kind === null ? {} : { answer: kind, answerAt: Date.now() + world.faults.manners().answerMs };
}
