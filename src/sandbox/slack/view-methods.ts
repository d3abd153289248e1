import * as z from 'zod';
import { checkBlocks } from './block-kit/check-blocks.ts';
import { checkView } from './block-kit/check-view.ts';
import type { Finding } from './block-kit/findings.ts';
import type { Method } from './methods.ts';
import { readValues } from './read-values.ts';
import { readHome, readModal } from './read-view.ts';
import { SlackRefusal } from './refusal.ts';
import type { Slack } from './slack.ts';

const opening = z.object({ trigger_id: z.string(), view: z.unknown() });
const changing = z.object({ view_id: z.string(), hash: z.string().optional(), view: z.unknown() });
const publishing = z.object({ user_id: z.string(), hash: z.string().optional(), view: z.unknown() });
const validating = z.object({
  blocks: z.unknown().optional(),
  view: z.unknown().optional(),
  message: z.unknown().optional(),
});

export const viewMethods: Record<string, Method> = {
  'views.open': { token: 'bot', perMinute: 100, run: open },
  'views.push': { token: 'bot', perMinute: 100, run: open },
  'views.update': {
    token: 'bot',
    perMinute: 100,
    run: (slack, values) => {
      const given = readValues(changing, values);
      const old = slack.views.find(given.view_id)?.view;
      if (!old) throw new SlackRefusal('not_found');
      if (given.hash !== undefined && given.hash !== old.hash) throw new SlackRefusal('hash_conflict');
      return { view: slack.views.replace(old.id, readModal(given.view)) };
    },
  },
  'views.publish': {
    token: 'bot',
    perMinute: 100,
    run: async (slack, values) => {
      const given = readValues(publishing, values);
      if (!slack.workspace.user(given.user_id)) throw new SlackRefusal('user_not_found');
      const view = readHome(given.view);
      const old = slack.views.home(given.user_id);
      if (given.hash !== undefined && given.hash !== old?.hash) throw new SlackRefusal('hash_conflict');
      return { view: await slack.views.publish(given.user_id, view) };
    },
  },
  'blocks.validate': {
    token: 'none',
    perMinute: null,
    run: (_slack, values) => {
      const { blocks, view, message } = readValues(validating, values);
      if ([blocks, view, message].filter((one) => one !== undefined).length !== 1) {
        throw new SlackRefusal('invalid_arguments', { lines: ['[ERROR] give exactly one of: blocks, view, message'] });
      }
      if (view !== undefined) return validated('invalid_view', checkView(view, ''));
      if (blocks !== undefined) return validated('invalid_blocks', checkBlocks('message', blocks, ''));
      const inside = z.looseObject({ blocks: z.unknown() }).safeParse(message).data?.blocks ?? [];
      return validated('invalid_message', checkBlocks('message', inside, '/blocks'));
    },
  },
};

/** Opening while a form is open puts the new one on top, as pushing does. */
function open(slack: Slack, values: Record<string, unknown>) {
  const given = readValues(opening, values);
  const view = readModal(given.view);
  return { view: slack.views.open(slack.triggers.exchange(given.trigger_id), view) };
}

/** ok: false is set here because this method, unlike the others, tells its findings whole. */
function validated(error: string, checked: object | { findings: Finding[] }): object {
  return 'findings' in checked ? { ok: false, error, errors: checked.findings } : {};
}
