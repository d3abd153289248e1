import type { Draft, Found, Mailbox } from '../../src/desk/mailbox.ts';
import { MailboxError, type Trouble } from '../../src/desk/mailbox.ts';

/** What a send does: leaves and says so, leaves or stays while the answer is lost, or is refused. */
type Sending = 'leaves' | 'leaves-unsaid' | 'stays-unsaid' | 'stays-accepted' | Trouble;

export type FakeMailbox = Mailbox & { sends: string[]; onSend: (sending: Sending) => void; arrive: () => void };

/** A mailbox in memory for letters alone. Every draft and every send of one is counted. */
export function fakeMailbox(now: () => Date): FakeMailbox {
  const mails = new Map<string, Found & { key: string }>();
  const sends: string[] = [];
  let sending: Sending = 'leaves';
  const none = async () => {};
  const leave = (id: string) => {
    const mail = mails.get(id);
    if (mail) mails.set(id, { ...mail, isDraft: false, sentAt: now() });
  };
  return {
    address: 'casework@regulator.example',
    sends,
    onSend: (next) => {
      sending = next;
    },
    arrive: () => {
      for (const id of sends) leave(id);
    },
    listen: async () => ({ mails: [], cursor: '', more: false }),
    subscribe: async () => ({ id: 'bell', until: new Date(now().getTime() + 3_600_000) }),
    renewSubscription: async () => new Date(now().getTime() + 3_600_000),
    lookBack: async () => ({ mails: [], next: null }),
    raw: async function* () {},
    link: async (id) => `https://outlook.example/${encodeURIComponent(id)}`,
    draft: async ({ key }): Promise<Draft> => {
      const id = `draft ${mails.size + 1}`;
      const internetMessageId = `<${id.replace(' ', '.')}@regulator.example>`;
      mails.set(id, { id, key, isDraft: true, sentAt: null, internetMessageId });
      return { id, internetMessageId };
    },
    send: async (id) => {
      sends.push(id);
      if (sending === 'leaves' || sending === 'leaves-unsaid') leave(id);
      if (sending === 'leaves-unsaid' || sending === 'stays-unsaid') throw new MailboxError('send', 'unknown');
      if (sending !== 'leaves' && sending !== 'stays-accepted') throw new MailboxError('send', sending);
    },
    discard: async (id) => void mails.delete(id),
    find: async (key) => [...mails.values()].filter((mail) => mail.key === key),
    mark: none,
    check: none,
  };
}
