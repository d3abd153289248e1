import type { Draft, Found, Mailbox } from '../../src/desk/mailbox.ts';
import { MailboxError, type Trouble } from '../../src/desk/mailbox.ts';

/** What a send does: leaves and says so, leaves or stays while the answer is lost, or is refused. */
type Sending = 'leaves' | 'leaves-unsaid' | 'stays-unsaid' | 'stays-accepted' | Trouble;

export type FakeMailbox = Mailbox & {
  sends: string[];
  onSend: (sending: Sending) => void;
  /** Whatever was asked to be sent has left after all. */
  arrive: () => void;
  /** Puts a draft of this letter there that the desk never heard of, as a crash in the midst of writing would. */
  twin: (key: string) => void;
  /** A colleague sends every draft of this letter from Outlook. */
  sendByHand: (key: string) => void;
  /** A colleague changes every draft of this letter in Outlook. */
  changeByHand: (key: string) => void;
  /** The sends that took with them what a colleague had changed. */
  changedSends: string[];
  /** Whether nothing is found, as while Graph's index lags behind. */
  blind: (blind: boolean) => void;
};

type Bytes = Uint8Array | string | undefined;

/** A mailbox in memory for letters. Every draft and every send of one is counted. gives: the bytes of a mail that came. */
export function fakeMailbox(now: () => Date, gives: (id: string) => Bytes = () => undefined): FakeMailbox {
  const mails = new Map<string, Found & { key: string; changed: boolean }>();
  const sends: string[] = [];
  const changedSends: string[] = [];
  let sending: Sending = 'leaves';
  let isBlind = false;
  let written = 0;
  const find = (key: string) => (isBlind ? [] : [...mails.values()].filter((mail) => mail.key === key));
  const write = (key: string): Draft => {
    const id = `draft ${++written}`;
    const internetMessageId = `<${id.replace(' ', '.')}@regulator.example>`;
    mails.set(id, { id, key, isDraft: true, sentAt: null, internetMessageId, changed: false });
    return { id, internetMessageId };
  };
  const none = async () => {};
  const leave = (id: string) => {
    const mail = mails.get(id);
    if (mail) mails.set(id, { ...mail, isDraft: false, sentAt: now() });
  };
  return {
    address: 'casework@regulator.example',
    sends,
    changedSends,
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
    raw: async function* (id) {
      const bytes = gives(id);
      if (bytes) yield Buffer.from(bytes);
    },
    link: async (id) => `https://outlook.example/${encodeURIComponent(id)}`,
    // Written over when it is there, as by the real one.
    draft: async ({ key }, over) => {
      if (find(key).some(({ isDraft }) => !isDraft)) throw new MailboxError('write a draft', 'unknown');
      const there = over ? mails.get(over) : find(key)[0];
      if (there) mails.set(there.id, { ...there, changed: false });
      return there ?? write(key);
    },
    reread: async (id) => {
      const mail = mails.get(id);
      if (!mail?.isDraft) return 'gone';
      return mail.changed ? 'changed' : 'as-written';
    },
    send: async (id) => {
      sends.push(id);
      if (mails.get(id)?.changed) changedSends.push(id);
      if (!mails.has(id)) throw new MailboxError('find the draft to send', 'unknown');
      if (sending === 'leaves' || sending === 'leaves-unsaid') leave(id);
      if (sending === 'leaves-unsaid' || sending === 'stays-unsaid') throw new MailboxError('send', 'unknown');
      if (sending !== 'leaves' && sending !== 'stays-accepted') throw new MailboxError('send', sending);
    },
    discard: async (id) => void mails.delete(id),
    find: async (key) => find(key),
    findDrafts: async (key) => find(key).flatMap(({ id, isDraft }) => (isDraft ? [id] : [])),
    twin: (key) => void write(key),
    sendByHand: (key) => {
      for (const { id } of find(key)) leave(id);
    },
    changeByHand: (key) => {
      for (const mail of mails.values()) if (mail.key === key) mails.set(mail.id, { ...mail, changed: true });
    },
    blind: (blind) => {
      isBlind = blind;
    },
    mark: none,
    check: none,
  };
}
