/** Slack writes people, channels and addresses as tokens: docs.slack.dev, messaging/formatting-message-text. */
const token = /<([@#!]?)([^|<>]*)(?:\|([^<>]*))?>/g;

/** The words of a message as somebody typed them; marks such as stars stay what they are. */
export function readMrkdwn(text: string): string {
  const plain = text.replace(token, (_, mark: string, what: string, label: string | undefined) => {
    if (mark === '!') return label ?? `@${what}`;
    if (mark !== '') return `${mark}${label || what}`;
    // An address that somebody typed without its beginning is labelled with what they typed.
    const same = !label || label === what || label === what.replace(/^(mailto:|https?:\/\/)/, '');
    return same ? label || what : `${label} (${what})`;
  });
  return plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
