import triageBlocks from '../../../blocks/triage-form.ts';
import { type Route, routes } from '../../case/case.ts';
import { NotAllowed } from '../../case/not-allowed.ts';
import { type Category, incidentTypes } from '../../case/vocabulary.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf, textOf } from '../deed.ts';
import { triageCase } from '../work-case.ts';
import { askForm } from './ask.ts';
import { caseForm, fileFor } from './case-form.ts';
import { closeWithoutReplyForm } from './close-without-reply.ts';
import { decideForm } from './decide.ts';
import { referForm } from './refer.ts';

const groups = [
  { label: 'Cyber', types: [...incidentTypes.Cyber] },
  { label: 'Non cyber', types: [...incidentTypes['Non Cyber']] },
];
const categories: Record<string, Category> = { Cyber: 'Cyber', 'Non cyber': 'Non Cyber' };

/** What comes next has a form of its own. */
const follows: Record<Route, DeskForm> = {
  ask: askForm,
  decide: decideForm,
  'no-reply': closeWithoutReplyForm,
  'not-a-breach': closeWithoutReplyForm,
  refer: referForm,
};

export const triageForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on, 'triage');
    const { triage } = file.kase;
    const group = triage?.category === 'Cyber' ? 'Cyber' : 'Non cyber';
    return triageBlocks.render({
      ...caseForm(file),
      groups,
      suggestion: null,
      type: triage ? `${group}|${triage.incidentType}` : null,
      urgent: triage?.urgent ?? false,
      route: triage?.route ?? null,
    });
  },
  /** Saving goes on to the form of what comes next, when this officer may. */
  submit: async (desk, person, answers, context, cause) => {
    const on = targetOf(context);
    const [group = '', incidentType = ''] = (textOf(answers, 'incidentType') ?? '').split('|');
    const route = routes.find((one) => one === answers['route']);
    if (!incidentType) return { errors: { incidentType: 'Choose the type of incident.' } };
    if (!route) return { errors: { route: 'Say what comes next.' } };
    const category = categories[group] ?? null;
    const note = textOf(answers, 'note');
    const urgent = answers['urgent'] === 'yes';
    const done = await triageCase(desk, person, on, cause, { incidentType, category, urgent, route, note });
    // No version: the form that follows is opened on the case as it is after this triage.
    const form = await follows[route].open(desk, person, { ...on, version: 0 }).catch(unlessRefused);
    return form ? { next: form } : { done };
  },
};

/** The triage stands; that its officer may not do the next thing is no reason to say that it failed. */
function unlessRefused(error: unknown): null {
  if (error instanceof NotAllowed) return null;
  throw error;
}
