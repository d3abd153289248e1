import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drafts } from '../../db/drafts.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Office, openOffice, type View } from '../support/office.ts';

const signature = { name: 'Alex Moss', title: 'Case Officer', telephone: '', initials: '' };

describe('what an officer writes', () => {
  let office: Office;
  let reference: string;
  beforeAll(async () => {
    office = await openOffice({ now: '2024-03-12T10:15:00Z' });
    await office.deliver(fixtureMail('text-initial'));
    const card = await office.card('IC-', 'Northvale Homes');
    reference = card.text.slice(0, card.text.indexOf(','));
    await office.click('U0ALEX', card, 'claim');
    const first = await office.command('U0ALEX', `write ${reference}`);
    await office.submit('U0ALEX', first.view as View, signature);
  });
  afterAll(() => office.stop());

  const opened = async (user: string, command: string) => {
    const view = (await office.command(user, `${command} ${reference}`)).view;
    if (!view) throw new Error(`${command} opened nothing`);
    return view;
  };
  const press = (user: string, view: View, actionId: string, values: Record<string, string> = {}) =>
    office.ask('slack/click', {
      user,
      viewId: view.id,
      actionId,
      values: Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { answer: value }])),
    });
  const kept = () => office.db.select().from(drafts).where(eq(drafts.reference, reference));

  test('can be saved in the form, which says so and keeps what is typed', async () => {
    const view = await opened('U0ALEX', 'write');
    const pressed = await press('U0ALEX', view, 'save-draft', { about: 'your report', body: 'We have read it.' });
    expect(JSON.stringify(pressed.view.blocks)).toContain('Saved ');
    expect(JSON.stringify(pressed.view.state)).toContain('We have read it.');
    expect(await kept()).toMatchObject([
      { form: 'write', answers: { about: 'your report', body: 'We have read it.' } },
    ]);
  });

  test('is back when the form is opened again, also after a restart', async () => {
    await office.ask('restart', {});
    const view = await opened('U0ALEX', 'write');
    expect(JSON.stringify(view.blocks)).toContain('Your draft is back');
    expect(JSON.stringify(view.blocks)).toContain('We have read it.');
  });

  test('is told on the card, and to whoever else begins to write', async () => {
    const card = await office.card(reference, 'Draft of a letter by Alex Moss');
    expect(JSON.stringify(card)).not.toContain('We have read it.');
    const view = await opened('U0PRIYA', 'write');
    const next =
      view.callback_id === 'signature'
        ? await office.submit('U0PRIYA', view, { ...signature, name: 'Priya Anand' })
        : { view };
    expect(JSON.stringify(next.view?.blocks)).toContain('Alex Moss is drafting a letter');
    expect(JSON.stringify(next.view?.blocks)).not.toContain('We have read it.');
  });

  test('is kept at every step, off the card once the letter is on its way, and gone once it has left', async () => {
    const view = await opened('U0ALEX', 'write');
    const preview = await office.submit('U0ALEX', view, { about: 'your report', body: 'We have read it whole.' });
    expect((await kept()).map(({ form }) => form)).toEqual(['write']);
    await office.submit('U0ALEX', preview.view as View);
    const card = await office.card(reference, 'Letter leaving');
    expect(card.text).not.toContain('Draft');
    await office.lettersLeave();
    expect(await kept()).toEqual([]);
  });

  test('is saved once at a double press, and nobody is told that something went wrong', async () => {
    await office.lettersLeave();
    const view = await opened('U0ALEX', 'write');
    const save = () => press('U0ALEX', view, 'save-draft', { about: 'the list', body: 'We have read it twice.' });
    const both = await Promise.all([save(), save()]);
    expect(JSON.stringify(both.at(-1).view.blocks)).toContain('Saved ');
    const direct = JSON.stringify([both, await office.messages('DU0ALEX')]);
    expect(direct).not.toContain('Something went wrong');
    expect(await kept()).toHaveLength(1);
  });

  test('can be thrown away', async () => {
    await office.lettersLeave();
    const view = await opened('U0ALEX', 'write');
    await press('U0ALEX', view, 'save-draft', { about: 'something', body: 'else' });
    const again = await opened('U0ALEX', 'write');
    const pressed = await press('U0ALEX', again, 'drop-draft');
    expect(JSON.stringify(pressed.view.blocks)).toContain('Thrown away');
    expect(await kept()).toEqual([]);
  });
});
