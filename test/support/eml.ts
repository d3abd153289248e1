/** One attached file of a mail that a test writes. */
type Attached = { name: string; type?: string; bytes: Uint8Array };

export type MailParts = {
  headers?: Record<string, string>;
  text?: string;
  html?: string;
  files?: Attached[];
};

const DEFAULTS = {
  From: 'Data Team <data.team@northvale.example>',
  To: 'casework@regulator.example',
  Subject: 'Personal data breach notification',
  Date: 'Tue, 12 Mar 2024 10:15:00 +0000',
  'Message-ID': '<one@northvale.example>',
};

/** A raw mail, with CR LF, as a mail server hands it over. */
export function emlOf({ headers = {}, text, html, files = [] }: MailParts): Uint8Array {
  const all = { ...DEFAULTS, ...headers, 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary="outer"' };
  const bodies = [
    ...(text === undefined ? [] : [part('text/plain; charset=utf-8', Buffer.from(text))]),
    ...(html === undefined ? [] : [part('text/html; charset=utf-8', Buffer.from(html))]),
  ];
  const alternative = `Content-Type: multipart/alternative; boundary="inner"\r\n\r\n--inner\r\n${bodies.join('\r\n--inner\r\n')}\r\n--inner--\r\n`;
  const attached = files.map(({ name, type = 'application/octet-stream', bytes }) =>
    part(`${type}; name="${name}"`, bytes, `Content-Disposition: attachment; filename="${name}"\r\n`),
  );
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  const parts = [...(bodies.length > 0 ? [alternative] : []), ...attached];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n--outer\r\n${parts.join('\r\n--outer\r\n')}\r\n--outer--\r\n`);
}

function part(type: string, bytes: Uint8Array, more = ''): string {
  const base64 = Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n${more}\r\n${base64}`;
}
