import markdownIt from 'markdown-it';
import { whatIsWrong } from '../../src/sandbox/teams/cards/judge.ts';

type Piece = Record<string, unknown>;

// What a Teams client may read for Markdown is read here by a reader that knows more of it.
const reader = markdownIt({ html: true, linkify: true });
const readerOfChoices = markdownIt({ html: true });

/** What the sandbox's Teams has against a card as a message, and what the desk itself never sends. */
export function againstCard(card: object): string[] {
  const pieces = all(card);
  return [
    ...againstAny(card),
    ...pieces.filter(isInput).map(({ id }) => `a message of ours asks nothing: ${id}`),
    ...pieces.flatMap((piece) => (piece['type'] === 'Action.Submit' ? againstOpening(piece) : [])),
  ];
}

/** The same for a dialog. */
export function againstDialog({ title, card }: { title: string; card: object }): string[] {
  return [
    ...againstAny(card),
    ...(title === '' || title.length > 60 ? [`a title of ${title.length} characters`] : []),
    ...all(card).flatMap(({ type }) => (type === 'Action.Execute' ? ['a dialog knows no Action.Execute'] : [])),
  ];
}

function againstAny(card: object): string[] {
  const wrong = whatIsWrong(card);
  const bytes = JSON.stringify(card).length * 2;
  return [
    ...(wrong === null ? [] : [wrong]),
    ...(bytes > 28 * 1024 ? [`${bytes} bytes`] : []),
    ...('lang' in card && 'version' in card && card.version === '1.5' ? [] : ['no language, or another version']),
    ...all(card).flatMap(againstPiece),
  ];
}

function againstPiece(piece: Piece): string[] {
  return [...againstElement(piece), ...againstWords(piece), ...againstMarkup(piece)];
}

function againstElement(piece: Piece): string[] {
  const type = String(piece['type']);
  return [
    ...(type.startsWith('Action.') && !piece['tooltip'] && !piece['url'] ? [`says too little: ${piece['title']}`] : []),
    ...(isInput(piece) && !piece['label'] ? [`an input without a label: ${piece['id']}`] : []),
    ...(type === 'ActionSet' && leading(all(piece['actions'])) > 1 ? ['two primary buttons beside each other'] : []),
  ];
}

function leading(actions: Piece[]): number {
  return actions.filter(({ style, mode }) => style === 'positive' && mode !== 'secondary').length;
}

function againstWords(piece: Piece): string[] {
  // What stands in an input is typed, not shown.
  const shown = Object.entries(piece).flatMap(([key, value]) =>
    typeof value === 'string' && key !== 'value' ? [value] : [],
  );
  return [
    ...shown.filter((words) => words.includes('{{')).map((words) => `a date may be put into: ${words}`),
    ...['text', 'title', 'label', 'tooltip'].filter((key) => piece[key] === '').map((key) => `an empty ${key}`),
  ];
}

function againstMarkup(piece: Piece): string[] {
  const choices = isInput(piece)
    ? [piece, ...all(piece['choices'])].map(({ label, title }) => String(label ?? title))
    : [];
  return [
    ...readForMarkdown(piece).filter((words) => !meansItself(words, reader)),
    ...choices.filter((words) => !meansItself(words, readerOfChoices)),
  ].map((words) => `reads as markup: ${words}`);
}

/** The places that Teams reads for Markdown, and that hold words of the desk. */
function readForMarkdown({ type, text, facts, fallbackText }: Piece): string[] {
  if (type === 'TextBlock') return [String(text)];
  if (type === 'FactSet') return all(facts).flatMap(({ title, value }) => [String(title), String(value)]);
  return type === 'AdaptiveCard' && fallbackText ? [String(fallbackText)] : [];
}

function meansItself(words: string, markdown: typeof reader): boolean {
  return markdown.render(words) === `<p>${markdown.utils.escapeHtml(words.trim())}</p>\n`;
}

/** On a card a submit only ever opens a dialog, and names it. */
function againstOpening(action: Piece): string[] {
  const data = all(action['data'])[0] ?? {};
  const opens = data['dialog_id'] && all(data['msteams'])[0]?.['type'] === 'task/fetch';
  return opens ? [] : [`opens nothing: ${action['title']}`];
}

function isInput({ type }: Piece): boolean {
  return String(type).startsWith('Input.');
}

/** Every object in what is sent, outermost first. */
export function all(part: unknown): Piece[] {
  if (Array.isArray(part)) return part.flatMap(all);
  if (typeof part !== 'object' || part === null) return [];
  const piece = { ...part };
  return [piece, ...Object.values(piece).flatMap(all)];
}
