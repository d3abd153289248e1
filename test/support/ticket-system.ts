import { fixtureMail } from './fixture-mail.ts';
import { type Office, until, type View } from './office.ts';

/** Software at an organisation that answers mail by itself. `marked`: how it says that it is a machine (RFC 3834), if it does. */
export type TicketSystem = { name: string; domain: string; marked: 'auto-replied' | 'auto-generated' | null };

type Ticket = { number: number; subject: string; answers?: string; text?: string };

/** A report by the organisation becomes a case, is claimed and acknowledged; its reference. */
export async function acknowledged(office: Office, { name, domain }: TicketSystem): Promise<string> {
  await office.deliver(fixtureMail('text-initial', { 'Northvale Homes': name, northvale: domain }));
  const card = await office.card('IC-', name);
  const reference = card.text.slice(0, card.text.indexOf(','));
  await office.command('U0ALEX', `claim ${reference}`);
  await office.card(reference, 'Alex Moss');
  const view = await opened(office, `ack ${reference}`, ['signature', 'acknowledge']);
  const signature = { name: 'Alex Moss', title: 'Case Officer', telephone: '', initials: '' };
  const form = view.callback_id === 'signature' ? (await office.submit('U0ALEX', view, signature)).view : view;
  await office.submit('U0ALEX', form as never);
  return reference;
}

/** The form that a command opens; on a busy machine it may be asked for before the desk is ready to give it. */
export function opened(office: Office, command: string, names: string[]): Promise<View> {
  return until(`"${command}" to open a form`, async () => {
    const { view } = await office.command('U0ALEX', command);
    return view && names.includes(view.callback_id) ? view : null;
  });
}

export function ticketMail({ domain, marked }: TicketSystem, { number, subject, answers, text }: Ticket): string {
  return [
    `From: Service Desk <data.team@${domain}.example>`,
    'To: casework@regulator.example',
    `Subject: [Ticket ${number}] ${subject}`,
    `Message-ID: <ticket.${number}@${domain}.example>`,
    ...(answers ? [`In-Reply-To: ${answers}`] : []),
    ...(marked ? [`Auto-Submitted: ${marked}`] : []),
    'Content-Type: text/plain; charset=utf-8',
    '',
    text ?? 'Thank you for contacting us. Your request has been logged and will be answered within five days.',
    '',
  ].join('\r\n');
}
