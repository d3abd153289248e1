import { expect, test } from 'vitest';
import type { AnswerFacts, LetterFacts, RecallFacts } from '../../src/letters/letter-facts.ts';
import { renderLetter } from '../../src/letters/render-letter.ts';
import { answerKinds } from '../../src/policy/template.ts';
import { acknowledgement, decision, letter, policy, request } from './letters-of-2019.ts';

const asked: LetterFacts = { ...request, kind: 'acknowledgement' };
const pursued: LetterFacts = { ...decision, outcome: 'Investigation Pursued', recommendations: [] };
const advised: LetterFacts = { ...decision, outcome: 'Informal Action Taken', contactName: 'Morwenna Pike' };
const acted: LetterFacts = { ...decision, outcome: 'Regulatory action taken', followUpsOn: [], people: null };

const answer: Omit<AnswerFacts, 'kind'> = {
  receivedOn: '2024-03-13',
  senderName: 'Ifor Rees',
  signer: letter.signer,
  mailbox: letter.mailbox,
};

const recall: RecallFacts = {
  kind: 'recall',
  letterSentOn: '2020-01-14',
  letterSubject: 'Decision: IC-31191-G5C6 [DSI-1]',
  signer: letter.signer,
  mailbox: letter.mailbox,
};

const gallery: [name: string, facts: LetterFacts | AnswerFacts | RecallFacts, parts?: Record<string, string>][] = [
  ['acknowledgement', acknowledgement],
  ['acknowledgement-with-questions', asked],
  ['request', request],
  ['decision', decision],
  ['decision-informal-action', advised],
  ['decision-made-anew', { ...advised, earlierDecisionOn: '2020-01-14' }],
  ['decision-investigation-pursued', pursued],
  ['decision-regulatory-action', acted],
  [
    'letter',
    letter,
    { body: 'You asked who may see the records.\n\nThese people may:\n- the case officer\n- her lead' },
  ],
  ['recall', recall],
  [
    'recall-of-a-hostile-subject',
    {
      ...recall,
      letterSubject:
        'About **you** [click](https://evil.example) <b>\r\nBcc: x@evil.example {{reference}}: IC-31191-G5C6',
    },
  ],
  ...answerKinds.map((kind): [string, AnswerFacts] => [kind, { ...answer, kind }]),
];

test.for(gallery)('the %s reads as it was agreed to', async ([name, facts, parts = {}]) => {
  const { subject, text, html } = renderLetter(facts, parts, policy);
  await expect(`Subject: ${subject}\n\n${text}`).toMatchFileSnapshot(`gallery/${name}.txt`);
  await expect(html).toMatchFileSnapshot(`gallery/${name}.html`);
});
