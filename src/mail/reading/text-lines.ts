import { type Line, plainLine } from './line.ts';

/** Enough for any report; what follows is cut and flagged. */
export const MOST_LINES = 20_000;

/** Lines of a plain text body: quote marks counted and taken off, Markdown and Outlook links shown as their words. */
export function textLines(text: string): Line[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n', MOST_LINES)
    .map((line) => {
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
