import { aside, type Form, field, line } from '../kit.ts';

/**
 * A letter in reading order: words that are fixed, and named parts that the officer may edit. A part must not have
 * the id of a field of the form before it: Slack keeps what stands in a field by its id when one form replaces another.
 */
export type LetterPiece = { fixed: string } | { id: string; label: string; text: string };

export type LetterShown = {
  /** "Morwenna Pike, dpo@wexcombe-housing.example (contact on the case)"; null while the case has no contact. */
  to: string | null;
  /** What speaks against that address. */
  doubts?: string[];
  subject: string;
  pieces: LetterPiece[];
};

/** The letter whole, with its recipient above it. Without a recipient there is nothing to send. */
export function letterBody({ to, doubts = [], subject, pieces }: LetterShown): Form['body'] {
  if (to === null) {
    return [line('There is nobody to write to on this case. Choose Contact, say who it is, and come back.')];
  }
  return [
    { kind: 'facts', facts: [['To', to]] },
    ...doubts.map((doubt) => line({ strong: 'Before it leaves:' }, ` ${doubt}`)),
    { kind: 'facts', facts: [['Subject', subject]] },
    ...pieces.map(draw),
  ];
}

/** What Send does, said before it is pressed. */
export const waits = aside('The letter waits sixty seconds, with Undo.');

function draw(piece: LetterPiece): Form['body'][number] {
  if ('fixed' in piece) return { kind: 'letter', text: piece.fixed };
  return field({ kind: 'text', id: piece.id, label: piece.label, value: piece.text, multiline: true });
}

const foot = `Yours sincerely

Alex Moss
Case Officer
01632 960127

Data Protection Regulator, Regulator House, 14 Exchange Row, Eastmere EM1 2AB
Telephone 01632 960113 · www.regulator.example`;

/** For examples. */
export const acknowledgement: LetterShown = {
  to: 'Morwenna Pike, dpo_office@wexcombe-housing.example (contact on the case)',
  subject: 'Acknowledgement: IC-31191-G5C6',
  pieces: [
    { fixed: 'Reference IC-31191-G5C6\n\nDear Morwenna Pike' },
    { id: 'opening', label: 'Opening', text: 'Thank you for your report of 20 December 2019.' },
    { id: 'closing', label: 'Closing', text: 'If you have more to tell us, put the reference in the subject.' },
    { fixed: foot },
  ],
};

/** For examples: a part that no single field can hold. */
export const longLetter: LetterShown = {
  ...acknowledgement,
  subject: 'Decision: IC-31191-G5C6',
  pieces: [
    { fixed: 'Reference IC-31191-G5C6\n\nDear Ministry of Justice' },
    { id: 'opening', label: 'Opening', text: 'I am writing about your report of 20 December 2019.' },
    {
      id: 'reasons',
      label: 'Reasons',
      text: 'The system was closed within two hours, and Tŷ’r Cyffredin & others were told.\n\n'.repeat(80).trim(),
    },
    { fixed: foot },
  ],
};
