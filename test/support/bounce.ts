/** A delivery report by somebody's mail system: the letter with this Message-ID did not reach its recipient. */
export function bounceOf(messageId: string, recipient: string): string {
  return [
    'From: Mail Delivery System <mailer-daemon@mailhouse.example>',
    'To: casework@regulator.example',
    'Subject: Undeliverable: Your message',
    'Return-Path: <>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'It could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mailhouse.example',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    '--b--',
  ].join('\r\n');
}
