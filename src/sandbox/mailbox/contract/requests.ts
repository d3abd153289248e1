import * as z from 'zod';

const recipient = z.strictObject({
  emailAddress: z.strictObject({ name: z.string().optional(), address: z.string().min(3) }),
});
export const recipients = z.array(recipient);

/** What may be written into a draft; everything else in a body is refused. */
export const draftFields = z.strictObject({
  subject: z.string().max(255).optional(),
  body: z
    .strictObject({ contentType: z.enum(['text', 'html', 'Text', 'HTML']), content: z.string().max(4_000_000) })
    .optional(),
  from: recipient.optional(),
  toRecipients: recipients.optional(),
  ccRecipients: recipients.optional(),
  bccRecipients: recipients.optional(),
  replyTo: recipients.optional(),
  importance: z.enum(['low', 'normal', 'high']).optional(),
  categories: z.array(z.string()).optional(),
  internetMessageHeaders: z.array(z.strictObject({ name: z.string().min(1), value: z.string().max(998) })).optional(),
  singleValueExtendedProperties: z
    .array(
      z.strictObject({
        id: z.string().regex(/^(String|Integer|Boolean|SystemTime) (\{[0-9a-f-]{36}\} (Name .+|Id 0x\w+)|0x\w+)$/i),
        value: z.string(),
      }),
    )
    .optional(),
});

/** learn.microsoft.com/graph/api/message-post-attachments: in one request, up to 3 MB. */
export const fileAttachment = z.strictObject({
  '@odata.type': z.literal('#microsoft.graph.fileAttachment'),
  name: z.string().min(1),
  contentType: z.string().optional(),
  isInline: z.boolean().optional(),
  contentBytes: z.base64().max(4_000_000),
});

/** Of mail that is no draft only these may be changed. */
export const receivedFields = z.strictObject({
  isRead: z.boolean().optional(),
  categories: z.array(z.string()).optional(),
  flag: z.strictObject({ flagStatus: z.enum(['notFlagged', 'flagged', 'complete']) }).optional(),
});
/** Headers are given while a message is made, and never after: learn.microsoft.com/graph/api/message-update names none. */
export const redraftFields = draftFields.omit({ internetMessageHeaders: true });
/** What PATCH messages/{id} takes of one or the other. */
export const changedFields = redraftFields.extend(receivedFields.shape);

export const moveBody = z.strictObject({ destinationId: z.string() });

export const replyBody = z.strictObject({ message: draftFields.optional(), comment: z.string().optional() });

const moment = z.iso.datetime();
export const newSubscription = z.strictObject({
  changeType: z.string().regex(/^(created|updated|deleted)(,(created|updated|deleted))*$/),
  notificationUrl: z.url(),
  lifecycleNotificationUrl: z.url().optional(),
  resource: z.string().regex(/^\/?users\/[^/]+\/(mailFolders\('[^']+'\)\/)?messages$/i),
  expirationDateTime: moment,
  clientState: z.string().max(128).optional(),
});
export const renewal = z.strictObject({ expirationDateTime: moment });
