import markdownIt from 'markdown-it';
import * as z from 'zod';
import { card as cardOf15, known } from './adaptive-cards-1.5.ts';

type Piece = Record<string, unknown>;

// What a Teams client may read for Markdown is read here by a reader that knows more of it.
const reader = markdownIt({ html: true, linkify: true });
const readerOfChoices = markdownIt({ html: true });

/** What speaks against a card as a message: against Adaptive Cards 1.5 after fallback, Teams, and what the desk wants. */
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
  const inputs = all(card).filter(isInput);
  const twice = inputs.filter(({ id }, place) => inputs.findIndex((other) => other['id'] === id) !== place);
  return [
    ...againstAny(card),
    ...(title === '' || title.length > 60 ? [`a title of ${title.length} characters`] : []),
    ...twice.map(({ id }) => `two inputs are called ${id}`),
    ...all(card).flatMap((piece) => (piece['type'] === 'Action.Execute' ? ['a dialog knows no Action.Execute'] : [])),
  ];
}

function againstAny(card: object): string[] {
  const missing: string[] = [];
  const { msteams: _, ...shown } = { ...(fallenBack(card, missing) as Piece) };
  const read = cardOf15.safeParse(shown);
  const bytes = JSON.stringify(card).length * 2;
  return [
    ...missing,
    ...(read.success ? [] : [z.prettifyError(read.error)]),
    ...(bytes > 28 * 1024 ? [`${bytes} bytes`] : []),
    ...all(card).flatMap(againstPiece),
  ];
}

/** A card as a client draws it that knows only 1.5. */
function fallenBack(part: unknown, missing: string[]): unknown {
  if (Array.isArray(part)) return part.map((one) => fallenBack(one, missing));
  if (typeof part !== 'object' || part === null) return part;
  const piece: Piece = { ...part };
  if (isElement(piece) && !known.has(String(piece['type']))) {
    if (!piece['fallback']) missing.push(`${piece['type']} without a fallback`);
    return fallenBack(piece['fallback'] ?? { type: 'Container', items: [] }, missing);
  }
  // The people of a team are no part of 1.5: a client that does not know them shows what can be chosen without.
  const { 'choices.data': _, ...rest } = piece;
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, fallenBack(value, missing)]));
}

function isElement({ type }: Piece): boolean {
  const within = ['AdaptiveCard', 'TextRun', 'Column', 'TableRow', 'TableCell'];
  return typeof type === 'string' && !within.includes(type) && !type.startsWith('Action.') && !type.startsWith('task/');
}

function isInput({ type }: Piece): boolean {
  return String(type).startsWith('Input.');
}

function againstPiece(piece: Piece): string[] {
  // What stands in an input is typed, not shown.
  const written = Object.entries(piece).flatMap(([key, value]) =>
    typeof value === 'string' && key !== 'value' ? value : [],
  );
  return [
    ...written.filter((words) => words.includes('{{')).map((words) => `a date may be put into: ${words}`),
    ...readForMarkdown(piece)
      .filter((words) => !meansItself(words, reader))
      .map((words) => `reads as markup: ${words}`),
    ...choicesIn(piece)
      .filter((words) => !meansItself(words, readerOfChoices))
      .map((words) => `reads as markup in a choice: ${words}`),
    ...(String(piece['type']).startsWith('Action.') && !piece['tooltip'] && !piece['url']
      ? [`a button that says too little: ${piece['title']}`]
      : []),
    ...(piece['type'] === 'ActionSet' ? againstButtons(all(piece['actions'])) : []),
  ];
}

/** The places that Teams reads for Markdown, and that hold words of the desk. */
function readForMarkdown(piece: Piece): string[] {
  if (piece['type'] === 'TextBlock') return [String(piece['text'])];
  if (piece['type'] === 'FactSet')
    return all(piece['facts']).flatMap(({ title, value }) => [String(title), String(value)]);
  return piece['type'] === 'AdaptiveCard' && piece['fallbackText'] ? [String(piece['fallbackText'])] : [];
}

function choicesIn(piece: Piece): string[] {
  return isInput(piece) ? [String(piece['label']), ...all(piece['choices']).map(({ title }) => String(title))] : [];
}

function meansItself(words: string, markdown: typeof reader): boolean {
  return markdown.render(words) === `<p>${markdown.utils.escapeHtml(words.trim())}</p>\n`;
}

function againstButtons(actions: Piece[]): string[] {
  const seen = actions.filter(({ type, mode }) => String(type).startsWith('Action.') && mode !== 'secondary');
  return [
    ...(seen.length > 6 ? ['more than six buttons beside each other'] : []),
    ...(seen.filter(({ style }) => style === 'positive').length > 1 ? ['two primary buttons beside each other'] : []),
  ];
}

/** On a card a submit only ever opens a dialog, and names it. */
function againstOpening(action: Piece): string[] {
  const data = all(action['data'])[0] ?? {};
  return data['dialog_id'] && all(data['msteams'])[0]?.['type'] === 'task/fetch'
    ? []
    : [`opens nothing: ${action['title']}`];
}

/** Every object in what is sent, outermost first. */
export function all(part: unknown): Piece[] {
  if (Array.isArray(part)) return part.flatMap(all);
  if (typeof part !== 'object' || part === null) return [];
  const piece = { ...part };
  return [piece, ...Object.values(piece).flatMap(all)];
}
