import { line, message } from './kit.ts';

/** Something that must not be, told where those who run the desk read it. */
export type AlarmProps = {
  /** "The history of IC-31191-G5C6 was changed at version 3." */
  what: string;
  /** What to do about it. */
  next: string;
};

export default message<AlarmProps>({
  audience: 'channel',
  render: ({ what, next }) => ({ text: `${what} ${next}`, parts: [line({ strong: what }, ` ${next}`)] }),
  examples: {
    tampering: {
      what: 'The history of IC-31191-G5C6 was changed at version 3.',
      next: 'Do not correct anything: keep the database as it is and call whoever runs it.',
    },
    'letter went wrong': {
      what: 'A letter of IC-31191-G5C6 went wrong.',
      next: 'If the office has to report that itself, it is 72 hours until Sat 18 Jan, 09:10. A team lead finds the draft under More, Self-report draft.',
    },
  },
});
