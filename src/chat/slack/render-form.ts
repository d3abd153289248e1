import type { KnownBlock, ModalView } from '@slack/types';
import type { Form } from '../../../blocks/kit.ts';
import { limits } from './limits.ts';
import { drawField } from './render-fields.ts';
import { drawParts } from './render-parts.ts';
import { plain } from './render-text.ts';
import { fitView, partOf } from './render-view.ts';

/**
 * A form as views.open, views.update and views.push take it; private_metadata is its context as JSON. One that only
 * shows and is too long for a view comes in parts.
 */
export function renderForm(form: Form, part = 1): ModalView {
  const blocks = form.body.flatMap(draw);
  const asks = form.submit !== undefined || form.body.some(({ kind }) => kind === 'field');
  return {
    type: 'modal',
    callback_id: form.form,
    title: plain(form.title, limits.viewTitle),
    ...(form.submit !== undefined && { submit: plain(form.submit, limits.viewTitle) }),
    close: plain(form.close ?? (form.submit === undefined ? 'Close' : 'Cancel'), limits.viewTitle),
    private_metadata: JSON.stringify(form.context),
    blocks: asks ? fitView(blocks) : partOf(blocks, part),
  };
}

function draw(piece: Form['body'][number]): KnownBlock[] {
  return piece.kind === 'field' ? drawField(piece.field) : drawParts([piece]);
}
