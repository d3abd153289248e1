import { type Line, LONGEST_LINE, MOST_LINES, plainLine } from './line.ts';
import { CannotRead } from './parse-mail.ts';

const LONGEST = 5 * 1024 * 1024;

/** Lines of a plain text body: quote marks counted and taken off, Markdown and Outlook links shown as their words. */
export function textLines(text: string): Line[] {
  if (text.length > LONGEST) throw new CannotRead('The text is larger than 5 MB');
  const lines = text.replace(/\r\n?/g, '\n').split('\n', MOST_LINES + 1);
  if (lines.length > MOST_LINES) throw new CannotRead('The text is longer than any report');
  return lines.map((whole) => {
    const line = whole.slice(0, LONGEST_LINE);
    const quoted = /^(?:\s{0,2}>)+ ?/.exec(line)?.[0] ?? '';
    return plainLine(withoutLinks(line.slice(quoted.length)), quoted.replace(/[^>]/g, '').length);
  });
}

/** "[a@b.example](mailto:a@b.example)", "a@b.example <mailto:a@b.example>" and "Site <https://…>" lose the target. */
function withoutLinks(line: string): string {
  if (!/[[<\\]/.test(line)) return line;
  return line
    .replace(/\[([^[\]]{0,300})\]\((?:mailto:|https?:|tel:|#)[^()\s]{0,500}\)/gi, '$1')
    .replace(/(\S+@\S+)\s?<mailto:[^<>\s]{1,300}>/gi, '$1')
    .replace(/(?<=\S)\s?<https?:[^<>\s]{1,500}>/gi, '')
    .replace(/\\([*_#>-])/g, '$1');
}
