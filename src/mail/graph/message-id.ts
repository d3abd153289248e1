import * as z from 'zod';
import { messageIdAsKept } from '../message-id.ts';

/** The Message-ID of a mail, in what Graph says of it. */
export const internetMessageId = z
  .string()
  .nullish()
  .transform((id) => (id ? messageIdAsKept(id) : null));
