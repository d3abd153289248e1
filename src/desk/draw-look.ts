import { asc, eq } from 'drizzle-orm';
import type { Message } from '../../blocks/kit.ts';
import lookList from '../../blocks/look-list.ts';
import { messages } from '../../db/messages.ts';
import { dayAndTime } from '../case/counting.ts';
import { domainOf } from './contact.ts';
import type { Desk } from './desk.ts';

const MANY = 50;

/** The mails that an officer has to look at before they become anything, oldest first. */
export async function drawLook(desk: Desk): Promise<Message> {
  const rows = await desk.db
    .select()
    .from(messages)
    .where(eq(messages.state, 'held'))
    .orderBy(asc(messages.receivedAt))
    .limit(MANY);
  return lookList.render({
    mails: rows.map((row) => ({
      id: row.id,
      from: row.fromAddress ? domainOf(row.fromAddress) : 'unknown sender',
      subject: masked(row.subject ?? '(no subject)'),
      received: dayAndTime(row.receivedAt, desk.clock.now(), desk.calendar),
      why: row.why ?? '',
      offers: [
        { act: 'open-case-for-mail', label: 'New case', id: row.id },
        { act: 'file-mail', label: 'Belongs to …', id: row.id },
        { act: 'dismiss-mail', label: 'Not ours', id: row.id },
      ],
    })),
  });
}

function masked(subject: string): string {
  return subject.replace(/[^\s<>()]+@[^\s<>()]+/g, '[address]');
}
