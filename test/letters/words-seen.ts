import { Parser } from 'htmlparser2';

/** What a reader of this HTML sees, in one line. */
export function wordsSeen(html: string): string {
  let words = '';
  const parser = new Parser({
    ontext: (text) => {
      words += text;
    },
  });
  parser.end(html);
  return words.replace(/\s+/g, ' ').trim();
}

/** The names of the elements of this HTML, each once, in order of the alphabet. */
export function elementsIn(html: string): string[] {
  const names = new Set<string>();
  const parser = new Parser({
    onopentagname: (name) => {
      names.add(name);
    },
  });
  parser.end(html);
  return [...names].sort();
}

/** Where the links of this HTML lead. */
export function linksIn(html: string): string[] {
  const links: string[] = [];
  const parser = new Parser({
    onopentag: (_name, attributes) => {
      if (attributes['href'] !== undefined) links.push(attributes['href']);
    },
  });
  parser.end(html);
  return links;
}
