import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Form } from '../../blocks/kit.ts';
import { officers } from '../../db/officers.ts';
import { askForm } from '../../src/desk/forms/ask.ts';
import { previewForm } from '../../src/desk/forms/preview.ts';
import { remindForm } from '../../src/desk/forms/remind.ts';
import { signatureForm } from '../../src/desk/forms/signature.ts';
import { letterOffice } from './letter-office.ts';

const office = letterOffice();

test('an officer who reminds a controller before they have a signature is asked for it, and then the letter opens', async () => {
  const { desk, alex, reference } = office;
  const on = { reference, version: 2 };
  const asked = await askForm.submit?.(
    desk,
    alex,
    { ownQuestions: 'Who had the list?', answerBy: '2024-03-26' },
    { reference, version: '2' },
    'ask',
  );
  const preview = (asked as { next: Form }).next;
  await previewForm.submit(desk, alex, { questions: 'Who had the list?' }, preview.context, 'send');
  const [letter] = await office.lettersOf();
  await office.pass(letter ?? '', 2);
  expect(await office.kase()).toMatchObject({ status: 'waiting-for-controller' });

  await desk.db.update(officers).set({ title: null }).where(eq(officers.id, alex.id));
  const first = await remindForm.open(desk, alex, on);
  expect([first.form, JSON.stringify(first.body)]).toEqual(['signature', expect.stringContaining('the letter opens')]);
  const signed = { name: 'Alex Moss', title: 'Case Officer' };
  const then = await signatureForm.submit?.(desk, alex, signed, first.context, 'sign');
  expect(then).toMatchObject({ next: { form: 'write', context: { reference } } });
});
