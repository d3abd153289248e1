import { field, form, line } from './kit.ts';

/** How an officer's letters are signed. */
export type SignatureFormProps = {
  name: string;
  title: string;
  telephone: string;
  initials: string;
  /** Why it is asked now: "Letters need your title and telephone number before you can sign one." */
  notice: string | null;
  /** Ids of what to come back to: { act: "acknowledge", reference, version }. */
  ids?: Record<string, string>;
};

const alex: SignatureFormProps = {
  name: 'Alex Moss',
  title: 'Case Officer',
  telephone: '01632 960127',
  initials: 'AM',
  notice: null,
};

export default form<SignatureFormProps>({
  render: (props) => ({
    form: 'signature',
    title: 'Your signature',
    submit: 'Save',
    context: { ...props.ids },
    body: [
      ...(props.notice ? [line(props.notice)] : []),
      entry('name', 'Name', props.name, 100),
      entry('title', 'Title', props.title, 100),
      entry('telephone', 'Direct telephone', props.telephone, 40),
      entry('initials', 'Initials', props.initials, 10),
    ],
  }),
  examples: {
    set: alex,
    'asked first': {
      ...alex,
      title: '',
      telephone: '',
      initials: '',
      notice: 'Letters need your title and telephone number before you can sign one.',
      ids: { act: 'acknowledge', reference: 'IC-31191-G5C6', version: '2' },
    },
  },
});

function entry(id: string, label: string, value: string, maxLength: number) {
  const optional = id === 'telephone' || id === 'initials';
  return field({ kind: 'text', id, label, value, maxLength, ...(optional && { optional }) });
}
