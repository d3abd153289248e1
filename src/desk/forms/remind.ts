import mustache from 'mustache';
import writeBlocks from '../../../blocks/write-form.ts';
import { restingOf } from '../../case/replay.ts';
import { dayInLetters } from '../../letters/words.ts';
import type { DeskForm } from '../deed.ts';
import type { Begun } from '../letter-begun.ts';
import { factsFor } from '../letter-facts.ts';
import { caseForm, fileFor, shownLetter, signedFirst } from './case-form.ts';

/** A free letter that already says what is missing; the officer goes on from there as in Write. */
export const remindForm: DeskForm = {
  open: (desk, person, on) =>
    signedFirst(person, 'remind', on, async () => {
      const file = await fileFor(desk, person, on, 'remind');
      const resting = restingOf(file.kase);
      const asked = resting.status === 'waiting-for-controller' ? resting.request.answerBy : null;
      const { about, body } = desk.policy.answerReminder;
      const words = mustache.render(body, { answerBy: asked && dayInLetters(asked) }, {}, { escape: String });
      const facts = await factsFor(desk, file, 'letter', person);
      const begins: Begun = 'remind';
      return writeBlocks.render({
        ...caseForm(file, { begins }),
        about,
        letter: shownLetter(desk, file, facts, { body: words }),
      });
    }),
};
