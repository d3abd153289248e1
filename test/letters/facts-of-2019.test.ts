import { describe, expect, test } from 'vitest';
import type { LetterFacts } from '../../src/letters/letter-facts.ts';
import { renderLetter } from '../../src/letters/render-letter.ts';
import { acknowledgement, decision, letter, policy, request } from './letters-of-2019.ts';
import { wordsSeen } from './words-seen.ts';

type Fact = [fact: string, words: string | RegExp];

const everyLetter: Fact[] = [
  ['the reference', 'IC-31191-G5C6'],
  ['the office', 'Data Protection Regulator'],
  ['its address', 'Regulator House, 14 Exchange Row, Eastmere EM1 2AB'],
  ['its telephone', 'Telephone 01632 960113'],
  ['its web address', 'www.regulator.example'],
  ['where to send more', 'casework@regulator.example'],
  ['that the reference goes in the subject', /reference IC-31191-G5C6 in the subject/],
  ['that letters may be disclosed', /asked for copies of the letters/],
  ['under which law', /data protection and freedom of information law/],
  ['to say what is confidential', /say which of what you send us is confidential, and why/],
  ['that good reason holds it back', /hold back what there is good reason to hold back/],
  ['the privacy notice', 'www.regulator.example/privacy'],
  ['who signs', 'Alex Moss'],
  ['the role of who signs', 'Case Officer'],
  ['the direct telephone of who signs', 'Direct telephone 01632 960127'],
];

const acknowledged: Fact[] = [
  ['to whom, without a marker', 'Dear Ministry of Justice'],
  ['thanks', /^.*Thank you for telling us/s],
  ['when it was reported, not when it was logged', 'reported it to us on 20 December 2019'],
  ['what the information is used for', /use what you have told us to decide what, if anything, should be done/],
  ['what happens next', /write to you again with the outcome/],
  ['the guidance on security', 'www.regulator.example/security'],
  ['that more is then added at once', /reaches your case at once/],
  ['to say when the contact changes', /tell us if somebody else becomes the person we should write to/],
  ['the helpline', 'helpline on 01632 960113'],
  ['its hours', 'Monday to Friday, 9:00 to 17:00'],
];

const decided: Fact[] = [
  ['to whom, without a marker', 'Dear Ministry of Justice'],
  ['when it was reported', 'reported to us on 20 December 2019'],
  ['when more was added', 'added on 31 December 2019'],
  ['what happened', 'It concerns an unintended exposure of personal information.'],
  ['how many people at most', 'up to 121,109 people'],
  ['thanks for the information', 'Thank you for what you have told us'],
  ['the legal duty', /technical and organisational measures that are appropriate/],
  ['the decision', 'We have decided to take no further action on this occasion.'],
  ['what it rests on', /rests on what we have recorded/],
  ['to say what is wrong, and soon', /If any of it is wrong, please tell us as soon as you can/],
  ['reason: isolated', /a single incident/],
  [
    'reason: many people, little sensitivity',
    /many people may be affected, the data concerned appear to be of low sensitivity/,
  ],
  ['reason: no harm seen', /no evidence that anybody has come to harm/],
  [
    'reason: risk unlikely and still watched',
    /risk to people's rights and freedoms as unlikely, and you keep that assessment/,
  ],
  ['reason: action taken', /You acted once you knew/],
  ['to keep reviewing the causes', /keep reviewing what caused this.*how and why.*stop it happening again/s],
  [
    'recommendation: the measures before',
    /safeguards you had before.*whether people followed them.*whether they were enough/s,
  ],
  ['recommendation: watch for harm', /Keep watching for signs of harm.*act at once/s],
  ['to act on new risk and say so', /new or a greater risk to the people affected, act on it at once and tell us/],
  ['to expect requests', /more people than usual may ask to see or to erase their data/],
  ['to expect complaints', /or complain to you/],
  ['to have a plan and people for them', /Have a plan for that, with enough staff/],
  ['not to pass them on', /yourselves rather than pass them to us/],
  ['that we may ask again', /come back to you with more questions if we learn something new/],
  ['thanks for reporting', 'Thank you for reporting this to us.'],
  ['the guidance on security', 'www.regulator.example/security'],
  ['that the matter is closed', 'We now regard the matter as closed.'],
];

const asked: Fact[] = [
  ['to whom, by name', 'Dear Morwenna Pike'],
  ['when it was reported', 'reported to us on 20 December 2019'],
  ['by when to answer', 'Please answer these questions by 6 January 2020.'],
  ['a question', 'How many people are affected, and how did you arrive at that number?'],
  ['the last question', /prevent another breach of this kind, and by when\?/],
  ['not to send the data of the breach', /do not send the personal data that the breach concerns/],
  ['what to do when there is not enough time', /need more time, tell us before 6 January 2020/],
];

const letters: [name: string, facts: LetterFacts, carries: Fact[]][] = [
  ['acknowledgement', acknowledgement, acknowledged],
  ['decision', decision, decided],
  ['request', request, asked],
  ['letter', letter, [['to whom', 'Dear Ministry of Justice']]],
];

describe.each(letters)('the %s of the 2019 case', (_name, facts, own) => {
  const { text, html } = renderLetter(facts, {}, policy);
  const heard = { text: text.replace(/\s+/g, ' '), html: wordsSeen(html) };

  test.for([...everyLetter, ...own])('says %s, in its text and in its HTML', ([, words]) => {
    expect(heard.text).toMatch(words);
    expect(heard.html).toMatch(words);
  });

  test('says the same words in its text and in its HTML', () => {
    expect(heard.text.replace(/(^|\s)- /g, ' ').trim()).toBe(heard.html);
  });
});
