import * as z from 'zod';

/** What Graph's own metadata of v1.0 says of these types; a property that is not there is nobody's to give. */
const moment = z.iso.datetime();
const person = z.strictObject({ emailAddress: z.strictObject({ name: z.string(), address: z.string() }) });
const people = z.array(person);

/** What is listed of each; its bytes only when it is asked for by itself. */
export const attachment = z.strictObject({
  '@odata.context': z.url().optional(),
  '@odata.type': z.literal('#microsoft.graph.fileAttachment'),
  id: z.string().min(1),
  name: z.string().optional(),
  contentType: z.string().optional(),
  isInline: z.boolean().optional(),
  size: z.number().int().optional(),
});

const messageShape = {
  '@odata.context': z.url().optional(),
  '@odata.etag': z
    .string()
    .regex(/^W\/"[\w+/=]+"$/)
    .optional(),
  '@odata.type': z.literal('#microsoft.graph.message').optional(),
  id: z.string().min(1),
  internetMessageId: z.string().nullable().optional(),
  internetMessageHeaders: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
  conversationId: z.string().optional(),
  subject: z.string().nullable().optional(),
  bodyPreview: z.string().max(255).optional(),
  body: z.strictObject({ contentType: z.enum(['text', 'html']), content: z.string() }).optional(),
  from: person.nullable().optional(),
  sender: person.nullable().optional(),
  toRecipients: people.optional(),
  ccRecipients: people.optional(),
  bccRecipients: people.optional(),
  replyTo: people.optional(),
  createdDateTime: moment.optional(),
  lastModifiedDateTime: moment.optional(),
  receivedDateTime: moment.optional(),
  sentDateTime: moment.optional(),
  hasAttachments: z.boolean().optional(),
  isDraft: z.boolean().optional(),
  isRead: z.boolean().optional(),
  parentFolderId: z.string().optional(),
  categories: z.array(z.string()).optional(),
  flag: z.strictObject({ flagStatus: z.enum(['notFlagged', 'flagged', 'complete']) }).optional(),
  importance: z.enum(['low', 'normal', 'high']).optional(),
  webLink: z.url().optional(),
  attachments: z.array(attachment).optional(),
  singleValueExtendedProperties: z.array(z.strictObject({ id: z.string(), value: z.string() })).optional(),
};

export const message = z.strictObject(messageShape);
const removed = z.strictObject({
  '@odata.type': z.literal('#microsoft.graph.message'),
  id: z.string(),
  '@removed': z.strictObject({ reason: z.enum(['deleted', 'changed']) }),
});

const link = z.url({ protocol: /^https$/ });
export const messages = z.strictObject({
  '@odata.context': z.url(),
  '@odata.nextLink': link.optional(),
  value: z.array(message),
});
/** A page of changes leads to the next one or ends the round; never both, never neither. */
export const changes = z
  .strictObject({
    '@odata.context': z.url(),
    '@odata.nextLink': link.optional(),
    '@odata.deltaLink': link.optional(),
    value: z.array(z.union([removed, message])),
  })
  .refine((page) => (page['@odata.nextLink'] === undefined) !== (page['@odata.deltaLink'] === undefined), {
    error: 'a page has one link, not both and not none',
  });

export const folder = z.strictObject({
  id: z.string(),
  displayName: z.string(),
  totalItemCount: z.number().int(),
  unreadItemCount: z.number().int(),
});
export const folders = z.strictObject({ value: z.array(folder) });

export const subscription = z.strictObject({
  id: z.guid(),
  resource: z.string(),
  changeType: z.string(),
  notificationUrl: z.url(),
  lifecycleNotificationUrl: z.url().nullable(),
  clientState: z.string().nullable(),
  expirationDateTime: moment,
  applicationId: z.string().nullable(),
  creatorId: z.string().nullable(),
});
export const subscriptions = z.strictObject({ value: z.array(subscription) });

/** learn.microsoft.com/graph/errors */
export const refusal = z.strictObject({
  error: z.strictObject({
    code: z.string().min(1),
    message: z.string(),
    innerError: z.strictObject({
      date: z.string(),
      'request-id': z.guid(),
      'client-request-id': z.string(),
    }),
  }),
});
