import type { Act } from '../../blocks/ids.ts';
import type { OfficerId } from '../../src/case/case.ts';
import type { View } from '../faults/seeded/outside.ts';

const routes = ['ask', 'decide', 'no-reply', 'refer', 'not-a-breach'] as const;
const outcomes = ['No Further Action', 'Informal Action Taken', 'Investigation Pursued'] as const;

/** What somebody fills in, of the fields that need something; number chooses where there is a choice. */
export function answersTo(form: View, number: number, colleague: { user: string; id: OfficerId }) {
  const answers: Record<string, string | string[]> = {
    incidentType: 'Non cyber|Data emailed to incorrect recipient',
    urgent: number % 4 === 0 ? 'yes' : 'no',
    route: routes[number % routes.length] ?? 'ask',
    answerBy: '2026-06-26',
    questionBank: ['cause'],
    outcome: outcomes[number % outcomes.length] ?? 'No Further Action',
    reasonBank: ['isolated'],
    happened: 'a list sent with a newsletter',
    // Some addresses do not exist: what is sent there comes back.
    address: `other.${number}@${number % 3 === 0 ? 'nowhere' : 'second'}.example`,
    name: 'Second Contact',
    note: 'They rang to say more is to come.',
    about: 'your report',
    body: 'We are writing about the list that was lost.',
    to: colleague.user,
    reason: form.callback_id === 'close-without-reply' ? 'duplicate' : 'There is more to it.',
    restricted: number % 3 === 0 ? 'yes' : 'no',
    members: [colleague.id],
    how: number % 2 === 0 ? 'wrong-person' : 'another-case',
    recall: number % 3 === 0 ? 'no' : 'yes',
    draft: 'A letter went to somebody who was not meant to have it.',
  };
  const asked = form.blocks.flatMap(({ type, block_id: id = '' }) => (type === 'input' ? [id] : []));
  // The acknowledgement may ask as well; left empty it is sent as it stands.
  const skipped = form.callback_id === 'acknowledge' ? ['answerBy'] : [];
  return Object.fromEntries(
    asked.flatMap((id) => (id in answers && !skipped.includes(id) ? [[id, { answer: answers[id] ?? '' }]] : [])),
  );
}

type Ruled = { act: Act; leaves: boolean };

/** What sending a form does; leaves: whether its words are then on their way out of the office. */
export function deedOf({ callback_id: form, private_metadata }: View): Ruled | null {
  const { kind = 'letter' } = JSON.parse(private_metadata || '{}');
  if (form === 'preview') return { act: previewed[kind] ?? 'write', leaves: true };
  return deeds[form] ?? null;
}

const previewed: Record<string, Act> = { acknowledgement: 'acknowledge', request: 'ask', letter: 'write' };

const deeds: Record<string, Ruled> = {
  acknowledge: { act: 'acknowledge', leaves: true },
  'decide-letter': { act: 'decide', leaves: true },
  ask: { act: 'ask', leaves: false },
  decide: { act: 'decide', leaves: false },
  write: { act: 'write', leaves: false },
  triage: { act: 'triage', leaves: false },
  note: { act: 'note', leaves: false },
  release: { act: 'release', leaves: false },
  contact: { act: 'contact', leaves: false },
  'close-without-reply': { act: 'close-without-reply', leaves: false },
  refer: { act: 'refer', leaves: false },
  reopen: { act: 'reopen', leaves: false },
  extend: { act: 'extend', leaves: false },
  visibility: { act: 'restrict', leaves: false },
  strike: { act: 'strike', leaves: false },
  'letter-went-wrong': { act: 'letter-went-wrong', leaves: false },
  recall: { act: 'recall', leaves: false },
  'self-report': { act: 'self-report', leaves: false },
};
