import type { Manners } from '../manners.ts';
import type { World } from '../world.ts';
import { type Call, jsonBody } from './call.ts';
import { draftFields, replyBody } from './contract/requests.ts';
import { newConversation, readMail } from './deliver.ts';
import { type DraftFields, write } from './draft-fields.ts';
import { newId, newMessageId } from './ids.ts';
import type { Letterbox } from './letterbox.ts';
import { GraphRefusal } from './refusal.ts';
import type { Stored } from './stored.ts';

/** POST messages: a draft of a new message. */
export async function createDraft(world: World, box: Letterbox, call: Call): Promise<Stored> {
  const fields = await jsonBody(call, draftFields);
  const now = world.now().toISOString();
  const draft = write(box, emptyDraft(box, now), fields, now);
  await box.put([draft]);
  return draft;
}

/**
 * POST messages/{id}/createReply: a draft that answers a mail, with the mail quoted under whatever body was
 * given. Nothing but In-Reply-To and References ties it to the original.
 */
export async function createReply(world: World, box: Letterbox, call: Call, original: Stored): Promise<Stored> {
  const given = await jsonBody(call, replyBody);
  if (given.comment !== undefined && given.message?.body !== undefined) {
    throw new GraphRefusal(
      400,
      'ErrorInvalidRequest',
      'Specify either a comment or the body of the message, not both.',
    );
  }
  const now = world.now().toISOString();
  const { replyFrom, ...manners } = world.faults.manners();
  const replyTo = original.replyTo.length > 0 ? original.replyTo : original.from ? [original.from] : [];
  const start: Stored = {
    ...emptyDraft(box, now),
    from: { name: box.name, address: replyFrom ?? box.address },
    subject: /^re:/i.test(original.subject) ? original.subject : `Re: ${original.subject}`,
    to: replyTo,
    conversationId: original.conversationId,
    inReplyTo: original.internetMessageId,
    references: [...original.references, ...(original.internetMessageId ? [original.internetMessageId] : [])],
  };
  const own = given.message?.body?.content ?? escapeHtml(given.comment ?? '');
  const content = `<html><body>${own}${await quoted(world, original)}</body></html>`;
  const fields = keptInReply(given.message ?? {}, manners);
  const draft = write(box, start, { ...fields, body: { contentType: 'html', content } }, now);
  await box.put([draft]);
  return draft;
}

function keptInReply(
  given: DraftFields,
  { stampInReply, headersInReply }: Pick<Manners, 'stampInReply' | 'headersInReply'>,
): DraftFields {
  const { singleValueExtendedProperties: stamps, internetMessageHeaders: headers, ...fields } = given;
  if (stamps && stampInReply === 'refused') {
    throw new GraphRefusal(400, 'ErrorInvalidPropertySet', 'Set action is invalid for property.');
  }
  return {
    ...fields,
    ...(stampInReply === 'kept' && { singleValueExtendedProperties: stamps }),
    ...(headersInReply === 'kept' && { internetMessageHeaders: headers }),
  };
}

function emptyDraft(box: Letterbox, now: string): Stored {
  return {
    id: newId(),
    moves: 0,
    folder: 'drafts',
    isDraft: true,
    internetMessageId: newMessageId(),
    conversationId: newConversation(),
    inReplyTo: null,
    references: [],
    subject: '',
    from: { name: box.name, address: box.address },
    to: [],
    cc: [],
    bcc: [],
    replyTo: [],
    createdAt: now,
    modifiedAt: now,
    receivedAt: now,
    sentAt: now,
    preview: '',
    body: { contentType: 'text', content: '' },
    raw: null,
    hasAttachments: false,
    attachments: [],
    isRead: true,
    categories: [],
    flag: 'notFlagged',
    importance: 'normal',
    headers: [],
    extended: {},
    messageClass: 'IPM.Note',
    submissions: 0,
    submittedAt: null,
    answerAt: null,
    answer: null,
  };
}

async function quoted(world: World, original: Stored): Promise<string> {
  const email = original.raw ? await readMail(await world.blobs.read(original.raw)) : null;
  const words = email?.html ?? `<pre>${escapeHtml(email?.text ?? original.preview)}</pre>`;
  const from = original.from ? `${original.from.name} &lt;${original.from.address}&gt;` : '';
  return `<hr><p><b>From:</b> ${from}<br><b>Subject:</b> ${escapeHtml(original.subject)}</p>${words}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
