import type { Home, Message, Part, Run } from '../../../blocks/kit.ts';

/** How a command is typed here: to the desk by its name, where Slack has a word of its own. */
export function said(words: string): string {
  return words.replaceAll(/\/breach (?=[a-z])/g, '@Breachdesk ');
}

/** The same message in the words that work in Teams. What others wrote stays as they wrote it. */
export function saidHere<Drawn extends Message | Home>(drawn: Drawn): Drawn {
  const words = 'text' in drawn ? { text: said(drawn.text) } : {};
  return { ...drawn, ...words, parts: drawn.parts.map(part) };
}

function part(one: Part): Part {
  switch (one.kind) {
    case 'heading':
    case 'note':
      return { ...one, text: said(one.text) };
    case 'text':
    case 'row':
      return { ...one, runs: one.runs.map(run) };
    case 'facts':
      return { ...one, facts: one.facts.map(([label, value]) => [said(label), value]) };
    case 'quote':
    case 'letter':
    case 'table':
    case 'chart':
    case 'buttons':
    case 'divider':
      return one;
  }
}

function run(one: Run): Run {
  if (typeof one === 'string') return said(one);
  return 'strong' in one ? { strong: said(one.strong) } : one;
}
