import MarkdownIt, { type Token } from 'markdown-it';
import { type Addresses, linked } from './addresses.ts';

/** What a template may use: headings, lists, emphasis, links and rules. No HTML, and no pictures fetched from elsewhere. */
const markdown = new MarkdownIt('zero', { breaks: true });
markdown.enable(['heading', 'list', 'hr', 'newline', 'escape', 'emphasis', 'balance_pairs', 'link']);
// Mail programs take the letter's own head away, so what it looks like stands where it is used.
markdown.renderer.rules['heading_open'] = (tokens, at, options, _env, self) => {
  tokens[at]?.attrSet('style', 'font-size: 17px; margin: 24px 0 8px');
  return self.renderToken(tokens, at, options);
};
markdown.renderer.rules['text'] = (tokens, at, _options, env) => {
  const escaped = markdown.utils.escapeHtml;
  const words = tokens[at]?.content ?? '';
  // asHtml is the only one who renders, and gives them.
  return insideLink(tokens, at) ? escaped(words) : linked(words, env as Addresses, escaped);
};

export function asHtml(source: string, addresses: Addresses): string {
  return markdown.render(source, addresses);
}

/** The same words without any marks, one paragraph a line, so that they read aloud well. */
export function asText(source: string): string {
  const blocks: string[] = [];
  let list = '';
  let mark: string | null = null;
  for (const token of markdown.parse(source, {})) {
    if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open') list = '';
    if (token.type === 'list_item_open') mark = token.info ? `${token.info}. ` : '- ';
    if (token.type !== 'inline') continue;
    const words = plain(token);
    // The items of a list stand under one another, paragraphs apart.
    if (mark && list) blocks[blocks.length - 1] += `\n${mark}${words}`;
    else blocks.push(`${mark ?? ''}${words}`);
    list = mark ?? '';
    mark = null;
  }
  return blocks.join('\n\n');
}

/** Where a link leads is said after its words: nobody can press them in plain text. */
function plain(token: Token): string {
  let words = '';
  const open: { href: string; from: number }[] = [];
  for (const child of token.children ?? []) {
    if (child.type === 'link_open') open.push({ href: String(child.attrGet('href') ?? ''), from: words.length });
    else if (child.type === 'link_close') {
      const link = open.pop();
      if (link && words.slice(link.from) !== link.href) words += ` (${link.href})`;
    } else words += child.type === 'softbreak' || child.type === 'hardbreak' ? '\n' : child.content;
  }
  return words;
}

function insideLink(tokens: Token[], at: number): boolean {
  return tokens.slice(0, at).findLast(({ type }) => type.startsWith('link_'))?.type === 'link_open';
}
