import newCaseBlocks from '../../../blocks/new-case-form.ts';
import { atTime, dayOf, timeOf } from '../../case/working-days.ts';
import type { DeskForm } from '../deed.ts';
import { textOf } from '../deed.ts';
import { drawCard } from '../draw-card.ts';
import { openCaseByHand } from '../open-case-by-hand.ts';
import { addressSchema } from './contact.ts';
import { timeIn } from './given-in.ts';
import { mainAnswers, mainQuestions } from './main-questions.ts';

const asked = mainQuestions(null, ['controllerName', 'whatHappened']);

export const newCaseForm: DeskForm = {
  open: async (desk) => {
    const now = desk.clock.now();
    return newCaseBlocks.render({ today: dayOf(now, desk.calendar), now: timeOf(now, desk.calendar), asked });
  },
  submit: async (desk, person, answers, _context, cause) => {
    const organisation = textOf(answers, 'organisation');
    const words = textOf(answers, 'words');
    const address = textOf(answers, 'address');
    const time = timeIn(textOf(answers, 'time'));
    const day = textOf(answers, 'day');
    const reportedAt = day && time ? atTime(day, time, desk.calendar) : null;
    const said = mainAnswers(desk, answers, asked);
    const errors = {
      ...said.errors,
      ...(organisation ? {} : { organisation: 'Say which organisation reports.' }),
      ...(words ? {} : { words: 'Take down what was reported, even if it is little.' }),
      ...(reportedAt ? {} : { time: 'Write the time as 14:05.' }),
      ...(reportedAt && reportedAt > desk.clock.now() ? { day: 'That is still to come. Check day and time.' } : {}),
      ...(address && !addressSchema.safeParse(address).success
        ? { address: 'Write one address, such as dpo@organisation.example.' }
        : {}),
    };
    if (!organisation || !words || !reportedAt || Object.keys(errors).length > 0) return { errors };
    const reference = await openCaseByHand(desk, person, cause, {
      channel: answers['channel'] === 'post' ? 'post' : 'phone',
      reportedAt,
      organisation,
      contact: address ? { name: textOf(answers, 'name'), address } : null,
      words,
      answers: said.given,
    });
    return { done: { reference, said: (await drawCard(desk, reference)).message } };
  },
};
