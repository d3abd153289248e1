import MarkdownIt, { type Token } from 'markdown-it';

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true });

export function asHtml(source: string): string {
  return markdown.render(source);
}

/** The same words without any marks, one paragraph a line, so that they read aloud well. */
export function asText(source: string): string {
  const blocks: string[] = [];
  let item = false;
  for (const token of markdown.parse(source, {})) {
    if (token.type === 'list_item_open') item = true;
    if (token.type !== 'inline') continue;
    const words = plain(token);
    const previous = blocks.at(-1);
    // The items of a list stand under one another, paragraphs apart.
    if (item && previous?.startsWith('- ')) blocks[blocks.length - 1] = `${previous}\n- ${words}`;
    else blocks.push(item ? `- ${words}` : words);
    item = false;
  }
  return blocks.join('\n\n');
}

function plain(token: Token): string {
  return (token.children ?? [])
    .map((child) => (child.type === 'softbreak' || child.type === 'hardbreak' ? '\n' : child.content))
    .join('');
}
