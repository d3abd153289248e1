import Mustache from 'mustache';
import { conditions, lists, placeholders } from './letter-contents.ts';

/** What a template says whatever the case is, and what only under a condition. */
export type Said = { always: Set<string>; sometimes: Set<string> };

/** line: where the source begins in its file. foot: what {{> foot}} brings in; without it there is none to name. */
export type Source = { file: string; source: string; line: number; foot?: Said };

type Token = [type: string, value: string, start: number, end: number, inner?: unknown];
type Place = { conditional: boolean; list: string | null };

/** Reads the braces of a template as filling it in will, and says with its line what that would not understand. */
export function checkWords(source: Source, problems: string[]): Said {
  const said: Said = { always: new Set(), sometimes: new Set() };
  try {
    // Mustache's own types leave out the tokens that are refused below.
    const tokens = Mustache.parse(source.source) as Token[];
    visit(tokens, { conditional: false, list: null }, source, said, problems);
  } catch (error) {
    const [, what = String(error), at = '0'] =
      /^(.*) at (\d+)$/.exec(error instanceof Error ? error.message : '') ?? [];
    problems.push(`${where(source, Number(at))} ${what.replace(/section/, 'braces for')}`);
  }
  return said;
}

function visit(tokens: Token[], place: Place, source: Source, said: Said, problems: string[]) {
  for (const [type, name, start, , inner] of tokens) {
    if (type === 'text' || type === '!') continue;
    const problem = problemWith(type, name, place, source);
    if (problem) problems.push(`${where(source, start)} ${problem}`);
    else if (type === '>') include(source.foot, place, said);
    else if (type === 'name')
      (place.conditional ? said.sometimes : said.always).add(name === '.' ? (place.list ?? name) : name);
    // Of a section Mustache gives the tokens inside.
    if (Array.isArray(inner)) {
      const list = type === '#' && lists.includes(name) ? name : null;
      visit(inner, { conditional: true, list }, source, said, problems);
    }
  }
}

function problemWith(type: string, name: string, { list }: Place, { foot }: Source): string | null {
  const known: readonly string[] = [...placeholders, ...conditions];
  if (type === '>')
    return foot && name === 'foot' ? null : `{{> ${name}}} is unknown; only {{> foot}} can be put in, once`;
  if (type === 'name' && name === '.') return list ? null : `{{.}} stands only inside ${lists.join(', ')}`;
  if (!['name', '#', '^'].includes(type)) return `{{${type} …}} is not allowed: write {{name}}, in two braces`;
  if (type === 'name' && lists.includes(name))
    return `{{${name}}} is a list: write {{#${name}}}, a line "- {{.}}", {{/${name}}}`;
  const allowed = type === 'name' ? placeholders : known;
  return allowed.some((one) => one === name) ? null : `{{${name}}} is unknown; it may be one of ${allowed.join(', ')}`;
}

function include(foot: Said | undefined, { conditional }: Place, said: Said) {
  for (const name of foot?.always ?? []) (conditional ? said.sometimes : said.always).add(name);
  for (const name of foot?.sometimes ?? []) said.sometimes.add(name);
}

function where({ file, source, line }: Source, at: number): string {
  return `${file}:${line + source.slice(0, at).split('\n').length - 1}`;
}
