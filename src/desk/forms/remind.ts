import mustache from 'mustache';
import { restingOf } from '../../case/replay.ts';
import { dayInLetters } from '../../letters/words.ts';
import type { DeskForm } from '../deed.ts';
import { fileFor, signedFirst } from './case-form.ts';
import { writeWith } from './write.ts';

/** A free letter that already says what is missing; the officer goes on from there as in Write. */
export const remindForm: DeskForm = {
  open: (desk, person, on) =>
    signedFirst(person, 'remind', on, async () => {
      const file = await fileFor(desk, person, on, 'remind');
      const resting = restingOf(file.kase);
      const asked = resting.status === 'waiting-for-controller' ? resting.request.answerBy : null;
      const { about, body } = desk.policy.answerReminder;
      const words = mustache.render(body, { answerBy: asked && dayInLetters(asked) }, {}, { escape: String });
      return writeWith(desk, person, file, { ids: { begins: 'remind' }, about, parts: { body: words } });
    }),
};
