import { line, type Message, message } from './kit.ts';

/** What was meant for one person, told to those who run the office because that person could not be. */
export type UndeliveredProps = { to: string; message: Message };

export default message<UndeliveredProps>({
  audience: 'channel',
  render: ({ to, message: { text, parts } }) => {
    const why = `${to} could not be told this, so it is told here. If they have left, hand their cases over.`;
    return { text: `${why} ${text}`, parts: [line(why), ...parts] };
  },
  examples: {
    'somebody who left': {
      to: 'Alex Moss',
      message: {
        text: 'One case needs you. IC-31191-G5C6, Ministry of Justice, Reply promised by Fri 27 Dec, 18:16.',
        parts: [line({ strong: 'One case needs you' })],
      },
    },
  },
});
