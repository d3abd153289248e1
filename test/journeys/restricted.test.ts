import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notes } from '../../db/notes.ts';
import { officers } from '../../db/officers.ts';
import { openings } from '../../db/openings.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Card, type Office, openOffice, until, type View } from '../support/office.ts';
import { expectWhole } from '../support/whole.ts';

describe('a case that is restricted to named officers', () => {
  let office: Office;
  let reference: string;
  let card: Card;
  beforeAll(async () => {
    office = await openOffice({ now: '2024-03-12T10:15:00Z' });
    await office.deliver(fixtureMail('text-initial'));
    card = await office.card('IC-', 'Northvale Homes');
    reference = card.text.slice(0, card.text.indexOf(','));
    await office.click('U0ALEX', card, 'claim');
  });
  afterAll(() => office.stop());

  const restrict = async (user: string, answers: Record<string, string | string[] | null>) => {
    const form = await office.more(user, await office.card(reference), 'restrict');
    // A form that was asked for is there.
    return office.submit(user, form.view as View, answers);
  };

  test('its card is a reference and dates, and its thread falls silent', async () => {
    await restrict('U0ALEX', { restricted: 'yes', members: [], onePerson: 'no', reason: 'A colleague is affected.' });
    const now = await office.card(reference, 'Restricted');
    expect(now.ts).toBe(card.ts);
    expect(JSON.stringify(now)).not.toContain('Northvale');
    await office.command('U0ALEX', `triage ${reference}`).then((form) =>
      office.submit('U0ALEX', form.view as View, {
        incidentType: 'Non cyber|Data emailed to incorrect recipient',
        urgent: 'no',
        route: 'decide',
      }),
    );
    await office.card(reference, 'Triaged');
    const owed = await office.db.select().from(notes).where(eq(notes.reference, reference));
    expect(JSON.stringify(owed)).not.toContain('emailed');
    expect(JSON.stringify(await office.messages())).not.toContain('Data emailed');
  });

  test('officers and leads outside are refused whichever way they come, and see no word of it', async () => {
    const now = await office.card(reference, 'Restricted');
    for (const user of ['U0TOM', 'U0PRIYA']) {
      const tries = [
        await office.click(user, now, 'show-report'),
        await office.more(user, now, 'show-case'),
        await office.more(user, now, 'note'),
        await office.command(user, `triage ${reference}`),
        await office.command(user, `ask ${reference}`),
        await office.command(user, `claim ${reference}`),
        await office.command(user, `show ${reference}`),
        await office.command(user, 'find northvale'),
        await office.command(user, 'queue'),
      ];
      const seen = JSON.stringify(tries);
      expect(seen).not.toContain('Northvale');
      expect(seen).not.toContain('data.team@');
      expect(seen.match(/restricted to named officers/g)?.length).toBeGreaterThanOrEqual(6);
    }
  });

  test('its owner works on it as before', async () => {
    const report = await office.click('U0ALEX', await office.card(reference, 'Restricted'), 'show-report');
    expect(JSON.stringify(report.view)).toContain('Northvale Homes');
    expect(JSON.stringify(await office.command('U0ALEX', 'mine'))).toContain(reference);
  });

  test('a lead lets somebody in without looking in, and what was opened is written down', async () => {
    const [tom] = await office.db.select().from(officers).where(eq(officers.slackUserId, 'U0TOM'));
    await restrict('U0PRIYA', { restricted: 'yes', members: [tom?.id ?? ''], onePerson: 'no', reason: null });
    const report = await until('the report to open', async () => {
      const answer = await office.click('U0TOM', await office.card(reference, 'Restricted'), 'show-report');
      return answer.view?.callback_id === 'report' && answer;
    });
    expect(JSON.stringify(report.view)).toContain('Northvale Homes');
    const rows = await office.db.select().from(openings).where(eq(openings.reference, reference));
    expect(rows.filter(({ form, by }) => form === 'Report' && by === tom?.id)).not.toEqual([]);
    const priya = await office.click('U0PRIYA', await office.card(reference, 'Restricted'), 'show-report');
    expect(JSON.stringify(priya.view)).not.toContain('Northvale');
  });

  test('opened again, it has its name back; one person is called by a sector', async () => {
    await restrict('U0ALEX', { restricted: 'no', members: [], onePerson: 'Health', reason: null });
    const now = await office.card(reference, 'Sole practitioner, Health');
    expect(JSON.stringify(now)).not.toContain('Northvale');
    const form = await office.click('U0TOM', now, 'show-report');
    expect(JSON.stringify(form.view)).toContain('Northvale Homes');
    await expectWhole(office.db, new Date('2024-03-12T10:15:00Z'));
  });
});
