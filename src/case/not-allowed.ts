import type { OfficerId } from './case.ts';

/** How a sentence gets the names and times that rules do not know; now: when it is read. */
export type Words = { name: (id: OfficerId) => string; when: (at: Date) => string; now: Date };

/** The one thing that rules throw: a sentence for the officer who asked, saying who, when and what to do instead. */
export class NotAllowed extends Error {
  readonly say: (words: Words) => string;
  constructor(sentence: string | ((words: Words) => string)) {
    const say = typeof sentence === 'string' ? () => sentence : sentence;
    super(say({ name: (id) => id, when: (at) => at.toISOString(), now: new Date(0) }));
    this.name = 'NotAllowed';
    this.say = say;
  }
}
