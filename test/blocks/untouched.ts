import type { Answers, Form } from '../../blocks/kit.ts';
import { readAnswers as readFromSlack } from '../../src/chat/slack/render-answers.ts';
import { renderForm } from '../../src/chat/slack/render-form.ts';
import { readAnswers as readFromTeams } from '../../src/chat/teams/render-answers.ts';
import { renderDialog } from '../../src/chat/teams/render-dialog.ts';
import { all } from '../support/adaptive-card.ts';
import { partsOf } from './teams-parts.ts';

/** What comes back of a form in which nothing was touched. */
export function untouchedInSlack(form: Form): Answers {
  return readFromSlack(sentBySlack(form));
}

/** What Slack sends for it: what each element showed at first. */
export function sentBySlack(form: Form) {
  const inputs = renderForm(form).blocks.flatMap((block) => ('element' in block ? [block] : []));
  return {
    values: Object.fromEntries(
      inputs.map(({ block_id, element }) => {
        const shown = Object.fromEntries(Object.entries(element));
        const state = {
          type: shown['type'],
          value: shown['initial_value'] ?? null,
          selected_option: shown['initial_option'] ?? null,
          selected_options: shown['initial_options'] ?? [],
          selected_date: shown['initial_date'] ?? null,
          selected_user: shown['initial_user'] ?? null,
        };
        return [block_id, { [String(shown['action_id'])]: state }];
      }),
    ),
  };
}

/** The same in Teams, over all its parts. */
export function untouchedInTeams(form: Form): Answers {
  const sent = partsOf(form).map((part) => sentByTeams(renderDialog(form, { part }).card));
  return Object.assign({}, ...sent.map(readFromTeams));
}

/** What Teams sends when an officer goes on: the button's own data, and over it every input that is not empty. */
export function sentByTeams(card: object): Record<string, unknown> {
  const [{ actions }] = [{ actions: [] as unknown[], ...card }];
  const [goesOn] = all(actions).filter(({ type }) => type === 'Action.Submit');
  const filled = all(card).filter(({ type, value }) => String(type).startsWith('Input.') && value);
  return {
    ...all(goesOn?.['data'])[0],
    ...Object.fromEntries(filled.map(({ id, value }) => [String(id), value])),
  };
}
