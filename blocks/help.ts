import { line, message } from './kit.ts';

export type HelpProps = {
  /** What was typed and not understood; null when help was asked for. */
  typed: string | null;
  /** The nearest command: "queue". */
  nearest: string | null;
  /** "/breach queue", "every open case, due first". */
  commands: [usage: string, does: string][];
  /** What else helps to know when typing here. */
  advice: string;
};

const commands: HelpProps['commands'] = [
  ['/breach queue', 'every open case, due first'],
  ['/breach mine', 'your cases'],
  ['/breach due', 'what is late or due today'],
  ['/breach show IC-31191-G5C6', 'one case with its history'],
  ['/breach note IC-31191-G5C6', 'write a note on a case'],
];

const advice = 'Slack takes no commands in a thread: type them in the channel. Only you see the answers.';

export default message<HelpProps>({
  audience: 'officer',
  render: ({ typed, nearest, commands, advice }) => {
    const asked = typed === null ? [] : [notUnderstood(typed, nearest)];
    const lines = commands.map(([usage, does]) => `${usage}: ${does}`);
    return {
      text: [...asked, 'Commands.', ...lines.map((line) => `${line}.`)].join(' '),
      parts: [
        ...asked.map((words) => line(words)),
        line(lines.join('\n')),
        {
          kind: 'note',
          text: advice,
        },
      ],
    };
  },
  examples: {
    asked: { typed: null, nearest: null, commands, advice },
    'typing error': { typed: 'qeue', nearest: 'queue', commands, advice },
    nonsense: { typed: '<!channel> *everybody*', nearest: null, commands, advice },
  },
});

function notUnderstood(typed: string, nearest: string | null): string {
  const said = `“${typed}” is not a command of this desk.`;
  return nearest ? `${said} Did you mean “${nearest}”?` : said;
}
