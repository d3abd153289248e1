import MailComposer from 'nodemailer/lib/mail-composer';

export type Sender = { name: string; address: string };
export type Attached = { filename: string; content: Buffer; contentType?: string };
export type SampleMail = {
  from: Sender;
  to: string;
  subject: string;
  text: string;
  date: Date;
  inReplyTo?: string;
  references?: string[];
  headers?: Record<string, string>;
  attachments?: Attached[];
};

/** The raw bytes of a mail from outside. */
export async function writeMail(mail: SampleMail): Promise<Uint8Array> {
  const composed = new MailComposer({ ...mail, newline: 'win', disableFileAccess: true, disableUrlAccess: true });
  return await composed.compile().build();
}

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
