/**
 * What officers do in chat and see there, in the office's words: the same in every chat. Whoever writes a journey with
 * these writes it once for all of them.
 */
export type Hands = {
  /** Presses a button of the case's card; what stands under "More" or behind the dots is pressed the same way. */
  press: (who: string, reference: string, label: string) => Promise<Shown>;
  /** Presses a button of what this person was shown last, in a message or in a form. */
  pressShown: (who: string, label: string) => Promise<Shown>;
  /** Types or chooses, by the label of a field; several choices as a list. Nothing is sent yet. */
  fill: (who: string, answers: Record<string, string | string[]>) => Promise<void>;
  /** Sends the form that is open, with what was filled in since it opened. */
  submit: (who: string) => Promise<Shown>;
  close: (who: string) => Promise<void>;
  /** "queue", "mine", "show IC-31191-G5C6" and so on, in the channel of the cases. */
  say: (who: string, words: string) => Promise<Shown>;
  /** Everything that all may see in the channel of the cases, oldest first. */
  transcript: () => Promise<Line[]>;
  /** What the desk has told this person alone, oldest first. */
  told: (who: string) => Promise<string[]>;
};

export type Line = {
  who: string;
  /** "Cases", or the reference of the case in whose thread it stands. */
  where: string;
  text: string;
  /** The words on the buttons, those under "More" after the others. */
  buttons: string[];
};

/** What came of it on the person's own screen. */
export type Shown = {
  ok: boolean;
  /** What this person alone was told, oldest first. */
  said: string[];
  /** What is wrong in a form, in its order. */
  errors: string[];
  form: { title: string; words: string; fields: string[]; buttons: string[] } | null;
};

export const referenceIn = (text: string) => /[A-Z]{2}-\d+-[A-Z0-9]+/.exec(text)?.[0] ?? null;
