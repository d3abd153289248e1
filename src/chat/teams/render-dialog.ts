import type { CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import type { Answers, Button, Form, Option } from '../../../blocks/kit.ts';
import { filledIn } from '../../desk/filled-in.ts';
import { clean, trim } from '../words.ts';
import { keepsDrafts, type Page, pressInDialog, sendDialog, turnDialog } from './dialog-presses.ts';
import { limits } from './limits.ts';
import { type Asking, drawField } from './render-fields.ts';
import { pageCard, paged, roomBeside, sizeOf, sliceOf, within } from './render-pages.ts';
import { drawPart, gathered, ruled } from './render-parts.ts';
import { line } from './render-text.ts';

type Options = {
  /** What is wrong with an answer, by the field's id. */
  errors?: Record<string, string>;
  /** Which part of a long form; the first in which something is wrong, when it is not said. */
  part?: number;
  /** What was typed before, over what the form itself would show. */
  typed?: Answers;
  /** Officers who can be chosen: ids on this surface, and names. */
  people?: Option[];
};

/**
 * A form as a dialog. What is too long for one card comes in parts: whoever turns sends the answers of the part that was
 * shown, and the last part sends the form.
 */
export function renderDialog(form: Form, options: Options = {}): { title: string; card: IAdaptiveCard } {
  const { errors = {}, typed = {}, people = [] } = options;
  const asking: Asking = { errors, people, strict: !keepsDrafts(form) };
  const sheets = layOut(filledIn(form, typed), asking);
  const above = notTaken(form, errors);
  const frame = limits.dialogFrame + JSON.stringify(form.context).length * 4 + JSON.stringify(above).length;
  const counts = paged(
    sheets.map(({ size }) => size),
    roomBeside(frame),
  );
  const wrong = counts.findIndex((_, at) => sliceOf(sheets, counts, at + 1).some(({ wrong }) => wrong)) + 1;
  const part = within(options.part ?? wrong, counts);
  const shown = sliceOf(sheets, counts, part);
  const page: Page = { part, last: counts.length, asked: shown.flatMap(({ input }) => input ?? []) };
  const body = [...above, ...shown.flatMap(({ draw }) => draw(page))];
  const card = pageCard(body, page, (turning) => turnDialog(form, turning, page));
  return { title: trim(clean(form.title), limits.dialogTitle), card: sendable(card, form, page) };
}

/** What stands together on one part: drawn for that part, once it is known. */
type Sheet = { size: number; input: string | null; wrong: boolean; draw: (page: Page) => CardElement[] };

function layOut(form: Form, asking: Asking): Sheet[] {
  const alone: Page = { part: 1, last: 1, asked: [] };
  return gathered(form.body).flatMap((piece, place, all): Sheet[] => {
    if (piece.kind === 'field') {
      return drawField(piece.field, asking).map(({ elements, input }, at) => ({
        // Every button that sends the answers names the input once.
        size: JSON.stringify(elements).length + (input?.length ?? 0) * 4,
        input,
        wrong: input !== null && piece.field.id in asking.errors,
        // Teams holds back what is not whole; turning to another part is not meant to be.
        draw: ({ last }) =>
          last === 1 ? elements : (drawField(piece.field, { ...asking, strict: false })[at]?.elements ?? []),
      }));
    }
    const drawn = (page: Page) => {
      const press = (button: Button) => pressInDialog(button, form, page);
      return ruled(drawPart(piece, press), all[place - 1]);
    };
    return drawn(alone).map((element, at) => ({
      size: sizeOf(element),
      input: null,
      wrong: false,
      draw: (page) => (presses(element) ? drawn(page).slice(at, at + 1) : [element]),
    }));
  });
}

function presses(element: CardElement): boolean {
  return element.type === 'ActionSet' || element.type === 'ColumnSet';
}

function sendable(card: IAdaptiveCard, form: Form, page: Page): IAdaptiveCard {
  if (form.submit === undefined || page.part < page.last) return card;
  return { ...card, actions: [sendDialog(form, form.submit, page), ...(card.actions ?? [])] };
}

/** Above all, for the officer looks there first; what is wrong with something that the form does not ask stands here. */
function notTaken(form: Form, errors: Record<string, string>): CardElement[] {
  const asked = new Set(form.body.flatMap((piece) => (piece.kind === 'field' ? [piece.field.id] : [])));
  const strays = Object.entries(errors).flatMap(([id, words]) => (asked.has(id) ? [] : [words]));
  if (Object.keys(errors).length === 0) return [];
  const words = strays.length > 0 ? strays : ['Something below needs another look.'];
  return [line(`Not taken yet. ${words.join(' ')}`, limits.hint, { color: 'Attention', weight: 'Bolder' })];
}
