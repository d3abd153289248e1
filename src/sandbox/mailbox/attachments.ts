import type { World } from '../world.ts';
import { type Call, jsonBody } from './call.ts';
import { fileAttachment } from './contract/requests.ts';
import { newId } from './ids.ts';
import type { Letterbox } from './letterbox.ts';
import { GraphRefusal, gone } from './refusal.ts';
import type { Stored } from './stored.ts';

type Attachment = Stored['attachments'][number];

/** POST messages/{id}/attachments: onto a draft that is not being sent. */
export async function attach(world: World, box: Letterbox, call: Call, find: () => Stored): Promise<Attachment> {
  const {
    name,
    contentType = 'application/octet-stream',
    isInline = false,
    ...given
  } = await jsonBody(call, fileAttachment);
  const added = { id: newId(), name, contentType, isInline, contentBytes: given.contentBytes };
  const draft = unsent(find());
  await keep(world, box, draft, [...draft.attachments, added]);
  return added;
}

/** DELETE messages/{id}/attachments/{id} */
export async function detach(world: World, box: Letterbox, mail: Stored, id: string): Promise<void> {
  const rest = mail.attachments.filter((attachment) => attachment.id !== id);
  if (rest.length === mail.attachments.length) throw gone();
  await keep(world, box, unsent(mail), rest);
}

export function shapeAttachment({ id, name, contentType, isInline, contentBytes }: Attachment) {
  const size = Buffer.from(contentBytes, 'base64').byteLength;
  return { '@odata.type': '#microsoft.graph.fileAttachment', id, name, contentType, isInline, size };
}

/** What is inline only does not count: learn.microsoft.com/graph/api/resources/message. */
async function keep(world: World, box: Letterbox, draft: Stored, attachments: Attachment[]) {
  const hasAttachments = attachments.some(({ isInline }) => !isInline);
  await box.put([{ ...draft, attachments, hasAttachments, modifiedAt: world.now().toISOString() }]);
}

function unsent(mail: Stored): Stored {
  if (!mail.isDraft)
    throw new GraphRefusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  if (mail.submittedAt !== null) throw new GraphRefusal(409, 'ErrorIrresolvableConflict', 'The draft is being sent.');
  return mail;
}
