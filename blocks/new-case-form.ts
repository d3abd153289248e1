import { aside, field, form } from './kit.ts';
import { exampleQuestions as example } from './parts/answer-examples.ts';
import { type Asked, answerFields } from './parts/answer-fields.ts';

/** Takes down a report that came by telephone or post. */
export type NewCaseFormProps = {
  /** YYYY-MM-DD and HH:MM on the office's wall. */
  today: string;
  now: string;
  /** The form's main questions, for what the caller can say already. */
  asked: Asked[];
};

export default form<NewCaseFormProps>({
  render: ({ today, now, asked }) => ({
    form: 'new-case',
    title: 'New case',
    submit: 'Open the case',
    context: {},
    body: [
      aside('For a report that came by telephone or post. A report by mail opens its case by itself.'),
      field({ kind: 'text', id: 'organisation', label: 'Organisation that reports', maxLength: 200 }),
      field({
        kind: 'choice',
        id: 'channel',
        label: 'How it came',
        options: [
          { value: 'phone', label: 'By telephone' },
          { value: 'post', label: 'By post' },
        ],
        value: 'phone',
      }),
      field({
        kind: 'date',
        id: 'day',
        label: 'Day it was reported',
        value: today,
        hint: 'The promise of an answer counts from here. By post: the day it arrived.',
      }),
      field({ kind: 'text', id: 'time', label: 'Time', value: now, hint: 'Such as 14:05', maxLength: 5 }),
      field({
        kind: 'text',
        id: 'words',
        label: 'What was reported',
        multiline: true,
        maxLength: 3000,
        hint: 'Stays on the case, for officers alone.',
      }),
      field({ kind: 'text', id: 'name', label: 'Contact', optional: true, maxLength: 200 }),
      field({
        kind: 'text',
        id: 'address',
        label: 'Email address of the contact',
        optional: true,
        maxLength: 254,
        hint: 'Letters go there. Without one, set it later by Contact.',
      }),
      aside('What is known already of what the form asks. Leave the rest empty.'),
      ...asked.flatMap((one) => answerFields(one, one.question.field)),
    ],
  }),
  examples: {
    empty: {
      today: '2019-12-23',
      now: '11:12',
      asked: [example.one, example.when, example.many, example.count].map((question) => ({ question, given: null })),
    },
  },
});
