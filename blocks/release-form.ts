import { field, form, line } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** Gives a case back, for anybody to claim. */
export type ReleaseFormProps = CaseForm & {
  /** Whose case it is when it is not the officer's own: that officer is told. */
  owner: string | null;
};

export default form<ReleaseFormProps>({
  render: (props) => ({
    form: 'release',
    title: 'Release',
    submit: 'Release',
    context: caseContext(props),
    body: [
      ...caseHead(props, false),
      line(
        props.owner
          ? `${props.owner} has this case and will be told.`
          : 'Nobody will have this case until it is claimed.',
      ),
      field({ kind: 'text', id: 'note', label: 'Note for whoever takes it', multiline: true, optional: true }),
    ],
  }),
  examples: { own: { ...seedCase, owner: null }, 'of a colleague': { ...hostileCase, owner: 'Tom Okafor' } },
});
