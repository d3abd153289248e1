import { isNotNull } from 'drizzle-orm';
import { messages } from '../../db/messages.ts';
import type { Desk } from './desk.ts';
import { readRaw } from './raw-mail.ts';
import { placeMail, takeUp } from './receive-mail.ts';

/** The second and last reading of a mail over which an ordinary reader was stopped. It is kept already. */
export async function receiveSlowly(desk: Desk, id: string): Promise<void> {
  const row = await takeUp(desk, id, isNotNull(messages.stoppedAt));
  const sha256 = row?.rawSha256;
  if (!sha256) return;
  const mail = await desk.reader.readSlowly(() => readRaw(desk.db, sha256));
  await placeMail(desk, row, mail, sha256);
}
