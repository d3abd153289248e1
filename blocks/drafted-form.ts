import { aside, type Form, field, form, line, type Target } from './kit.ts';

/** A letter's form with what stands above it: the draft that is back in it, who else is writing, and where to save. */
export type DraftedFormProps = {
  form: Form;
  /** The case, its version, and the form as id. */
  on: Target;
  /** "today at 14:02": when this officer saved what stands in it again. */
  saved: string | null;
  /** "Priya Anand is drafting the decision, 14:02." */
  others: string[];
};

/** The note that says whether and when it was saved, found again by this id. */
export const DRAFT_NOTE = 'draft-note';

const writing: DraftedFormProps = {
  form: {
    form: 'write',
    title: 'Write',
    submit: 'Preview',
    context: { reference: 'IC-31191-G5C6', version: '4' },
    body: [field({ kind: 'text', id: 'body', label: 'Letter', value: 'Thank you for your letter.', multiline: true })],
  },
  on: { reference: 'IC-31191-G5C6', version: 4, id: 'write' },
  saved: null,
  others: [],
};

export default form<DraftedFormProps>({
  render: ({ form: letter, on, saved, others }) => ({
    ...letter,
    body: [
      ...others.map((sentence) => line({ strong: 'Not alone:' }, ` ${sentence}`)),
      aside(saved ? `Your draft is back, saved ${saved}.` : 'Not saved yet.', DRAFT_NOTE),
      {
        kind: 'buttons',
        buttons: [
          { act: 'save-draft', label: 'Save draft', on, says: `Save draft, case ${on.reference}` },
          ...(saved
            ? [
                {
                  act: 'drop-draft' as const,
                  label: 'Throw away',
                  on,
                  says: `Throw away the draft, case ${on.reference}`,
                },
              ]
            : []),
        ],
      },
      ...letter.body,
    ],
  }),
  examples: {
    new: writing,
    'draft is back': { ...writing, saved: '14:02' },
    'not alone': { ...writing, others: ['Priya Anand is drafting the decision, 14:02.'] },
    hostile: { ...writing, saved: '14:02', others: ['<!channel> *&<script> is drafting a letter, 14:02.'] },
  },
});
