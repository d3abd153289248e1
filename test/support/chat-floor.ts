import { until } from './office.ts';

/** The people of the practice office, and a guest of it. */
export type Somebody = 'Alex Moss' | 'Tom Okafor' | 'Priya Anand' | 'Sam Reed';

/** A post as an officer has it before them. */
export type Shown = {
  id: string;
  words: string;
  thread: string | null;
  /** As its platform drew it: what is pressed on it is pressed as it stood then, whatever has become of it. */
  drawn: unknown;
};

export type ShownForm = {
  id: string;
  title: string;
  /** Everything that can be read in it. */
  words: string;
  /** The fields that say that something is wrong. */
  wrong: string[];
};

/** What one deed showed to whoever did it. */
export type Seen = { heard: string[]; form: ShownForm | null };

/** The form that a deed opened. */
export function formOf({ form, heard }: Seen): ShownForm {
  if (!form) throw new Error(`No form was opened; what was heard: ${heard.join(' ') || 'nothing'}`);
  return form;
}

type Answers = Record<string, string | string[]>;

/** A chat as its officers use it, in their words: the same whichever platform it is. */
export type ChatFloor = {
  /** What stands in the case channel, in order. */
  posts: () => Promise<Shown[]>;
  press: (who: Somebody, on: Shown, label: string) => Promise<Seen>;
  fill: (who: Somebody, form: ShownForm, label: string, answers?: Answers) => Promise<Seen>;
  type: (who: Somebody, words: string) => Promise<Seen>;
  /** Everything in the case channel that one person alone sees. */
  beside: (who: Somebody) => Promise<string[]>;
  /** Everything that was written to one person alone, outside answers. */
  told: (who: Somebody) => Promise<string[]>;
};

/** The card of a case, once it says what is waited for. */
export function cardOn(floor: ChatFloor, reference: string, saying = ''): Promise<Shown> {
  return until(`a card of ${reference} saying "${saying}"`, async () =>
    (await floor.posts()).find(
      (post) => !post.thread && post.words.startsWith(reference) && post.words.includes(saying),
    ),
  );
}

/** A line in the thread under a card. */
export function lineUnder(floor: ChatFloor, card: Shown, saying: string): Promise<Shown> {
  return until(`a line saying "${saying}"`, async () =>
    (await floor.posts()).find((post) => post.thread === card.id && post.words.includes(saying)),
  );
}
