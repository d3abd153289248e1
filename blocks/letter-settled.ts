import { line, message } from './kit.ts';

/** In the place of "leaves at": what became of a letter, to the officer who sent it. Nothing is left to press. */
export type LetterSettledProps = {
  /** "The acknowledgement for IC-31191-G5C6", "The answer "How to complain"". */
  letter: string;
  /** "left Mon 23 Dec, 11:24", "was taken back before it left". */
  became: string;
  /** What to do about it. */
  next: string | null;
};

export default message<LetterSettledProps>({
  audience: 'officer',
  render: ({ letter, became, next }) => {
    const words = [`${letter} ${became}.`, ...(next ? [next] : [])].join(' ');
    return { text: words, parts: [line(words)] };
  },
  examples: {
    left: { letter: 'The acknowledgement for IC-31191-G5C6', became: 'left Mon 23 Dec, 11:24', next: null },
    'taken back': {
      letter: 'The decision letter for IC-31191-G5C6',
      became: 'was taken back before it left',
      next: 'Its words are kept: open the form again and they stand in it.',
    },
    unknown: {
      letter: 'The answer "How to complain"',
      became: 'may have left: the mailbox did not say',
      next: 'Look in Sent Items before you send it again.',
    },
  },
});
