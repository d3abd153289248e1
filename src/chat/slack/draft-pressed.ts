import type { BlockAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { DRAFT_NOTE } from '../../../blocks/drafted-form.ts';
import { aside } from '../../../blocks/kit.ts';
import { dayAndTime } from '../../case/counting.ts';
import { dropDrafts, isDrafted, keepDraft } from '../../desk/drafts.ts';
import { ensureOpen } from '../../desk/record-opening.ts';
import { redrawCard } from '../../desk/show-card.ts';
import { admitted } from '../admitted.ts';
import type { Office, Who } from '../office.ts';
import { readAnswers } from './render-answers.ts';
import { drawParts } from './render-parts.ts';
import { contextOf } from './render-target.ts';

type View = NonNullable<BlockAction['view']>;

/** Save draft or Throw away, in a form that stays open with all that is typed in it. */
export async function draftPressed(
  office: Office,
  { view, client, who }: { view: View; client: WebClient; who: Who },
  keeps: 'draft' | 'nothing',
): Promise<void> {
  const { desk } = office;
  const context = contextOf(view.private_metadata);
  const { reference = '' } = context;
  const officer = await admitted(office, who, 'change');
  await ensureOpen(desk, officer, { reference, version: 0 });
  if (keeps === 'draft' && isDrafted(view.callback_id)) {
    const savedAt = await keepDraft(desk, officer.id, view.callback_id, context, readAnswers(view.state));
    await redrawCard(desk, reference);
    return note(client, view, `Saved ${dayAndTime(savedAt, desk.clock.now(), desk.calendar)}.`);
  }
  await dropDrafts(desk, officer.id, reference);
  await note(client, view, 'Thrown away. Close this form and open it again for the letter as it was.');
}

/** Slack keeps what stands in the other fields, because their ids stay. */
async function note(client: WebClient, view: View, words: string) {
  const { callback_id, title, submit, close, private_metadata } = view;
  const [line] = drawParts([aside(words, DRAFT_NOTE)], { tables: false });
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
  await client.views.update({ view_id: view.id, hash: view.hash, view: changed });
}
