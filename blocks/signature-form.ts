import { type Form, field, form, line } from './kit.ts';

/** How an officer's letters are signed, and when they are reminded. */
export type SignatureFormProps = {
  name: string;
  title: string;
  telephone: string;
  initials: string;
  /** Why it is asked now: "Letters need your title and telephone number before you can sign one." */
  notice: string | null;
  /** When they are reminded, weekdays as 1 Monday to 7 Sunday; null where only the signature is asked for. */
  hours: { opens: string; closes: string; workingWeekdays: number[] } | null;
  /** Ids of what to come back to: { act: "acknowledge", reference, version }. */
  ids?: Record<string, string>;
};

const alex: SignatureFormProps = {
  name: 'Alex Moss',
  title: 'Case Officer',
  telephone: '01632 960127',
  initials: 'AM',
  notice: null,
  hours: { opens: '09:00', closes: '17:00', workingWeekdays: [1, 2, 3, 4, 5] },
};

export default form<SignatureFormProps>({
  render: (props) => ({
    form: 'signature',
    title: props.hours ? 'Your settings' : 'Your signature',
    submit: 'Save',
    context: { ...props.ids },
    body: [
      ...(props.notice ? [line(props.notice)] : []),
      entry('name', 'Name', props.name, 100),
      entry('title', 'Title', props.title, 100),
      entry('telephone', 'Direct telephone', props.telephone, 40),
      entry('initials', 'Initials', props.initials, 10),
      ...(props.hours ? hoursFields(props.hours) : []),
    ],
  }),
  examples: {
    set: alex,
    'asked first': {
      ...alex,
      title: '',
      telephone: '',
      initials: '',
      hours: null,
      notice: 'Letters need your title and telephone number before you can sign one.',
      ids: { act: 'acknowledge', reference: 'IC-31191-G5C6', version: '2' },
    },
  },
});

function hoursFields({ opens, closes, workingWeekdays }: NonNullable<SignatureFormProps['hours']>): Form['body'] {
  return [
    { kind: 'heading', text: 'When you are reminded' },
    entry('opens', 'From', opens, 5, 'Such as 08:30. Reminders that come before wait until then.'),
    entry('closes', 'Until', closes, 5, 'Only the last call of a promise comes whatever the hour.'),
    field({
      kind: 'ticks',
      id: 'weekdays',
      label: 'On these days',
      options: weekdays.map((label, place) => ({ value: String(place + 1), label })),
      values: workingWeekdays.map(String),
    }),
  ];
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function entry(id: string, label: string, value: string, maxLength: number, hint?: string) {
  const optional = id === 'telephone' || id === 'initials';
  return field({ kind: 'text', id, label, value, maxLength, ...(optional && { optional }), ...(hint && { hint }) });
}
