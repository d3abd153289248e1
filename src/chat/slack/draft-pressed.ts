import type { BlockAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { DRAFT_NOTE } from '../../../blocks/drafted-form.ts';
import { aside } from '../../../blocks/kit.ts';
import type { Keeping } from '../click.ts';
import { draftKept } from '../draft-kept.ts';
import type { Office, Who } from '../office.ts';
import { refusedWith } from './refused-with.ts';
import { readAnswers } from './render-answers.ts';
import { drawParts } from './render-parts.ts';
import { contextOf } from './render-target.ts';

const SETTLED = new Set(['hash_conflict', 'not_found']);

type View = NonNullable<BlockAction['view']>;
type Pressed = { view: View; client: WebClient; who: Who };

/** Save draft or Throw away, in a form that stays open with all that is typed in it. */
export async function draftPressed(office: Office, { view, client, who }: Pressed, click: Keeping): Promise<void> {
  const context = contextOf(view.private_metadata);
  const written = { id: view.callback_id, context, answers: readAnswers(view.state) };
  await note(client, view, await draftKept(office, who, click, written));
}

/** Slack keeps what stands in the other fields, because their ids stay. */
async function note(client: WebClient, view: View, words: string) {
  const { callback_id, title, submit, close, private_metadata } = view;
  const [line] = drawParts([aside(words, DRAFT_NOTE)]);
  // What Slack sends of a form's blocks is what this desk drew.
  const blocks = (view.blocks as KnownBlock[]).map((block) => (block.block_id === DRAFT_NOTE && line ? line : block));
  const changed: ModalView = {
    type: 'modal',
    callback_id,
    title,
    ...(submit && { submit }),
    ...(close && { close }),
    private_metadata,
    blocks,
  };
  await client.views.update({ view_id: view.id, hash: view.hash, view: changed }).catch((error: unknown) => {
    // A second press of the same form: what the first drew says so already, or the form has been closed since.
    if (!SETTLED.has(refusedWith(error) ?? '')) throw error;
  });
}
