import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cards } from '../../db/cards.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Office, openOffice, until } from '../support/office.ts';

/** What one supplier told all whom it serves. */
const told =
  'Our payroll supplier informed us that an intruder had copied files from its servers on Saturday night. The files held names, addresses and bank details of employees. The supplier has taken the servers off the network and reset all passwords.';

describe('two dozen reports of one event', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice({ now: '2024-03-12T10:15:00Z' });
    for (let number = 1; number <= 26; number++) {
      await office.deliver(
        fixtureMail('text-initial', {
          'Northvale Homes': `Weir Trust ${number}`,
          'data.team@northvale.example': `data@weir${number}.example`,
          'fixture.1@northvale.example': `report.${number}@weir.example`,
          'A spreadsheet of tenants in rent arrears was attached to a newsletter.': `${told} ${number} people of ours.`,
        }),
      );
    }
  });
  afterAll(() => office.stop());

  const digest = (saying: string) =>
    until(`a digest saying "${saying}"`, async () =>
      (await office.messages()).find((one) => one.text.includes('the same event') && one.text.includes(saying)),
    );

  test('they are one post, and the few that came first have a card each', async () => {
    const post = await digest('reports that tell of the same event');
    await until('every case to be shown somehow', async () =>
      (await office.db.select().from(cards)).every(({ ts, burst }) => ts || burst),
    );
    const rows = await office.db.select().from(cards);
    expect(rows).toHaveLength(26);
    const alone = rows.filter(({ burst }) => !burst);
    expect(alone.length).toBeLessThan(20);
    const last = await digest(`${26 - alone.length} reports`);
    expect(last.ts).toBe(post.ts);
    expect((await office.messages()).filter((one) => one.text.includes('the same event'))).toHaveLength(1);
  });

  test('each is a case of its own, found and claimed from the list; then it has its card', async () => {
    const listed = await office.click('U0ALEX', await digest(''), 'show-alike');
    const list = listed.ephemeral.at(-1);
    const reference = /IC-\d+-\w{4}/.exec(list?.text ?? '')?.[0] ?? '';
    await office.command('U0ALEX', `claim ${reference}`);
    expect((await office.card(reference, 'Alex Moss')).text).toContain('Weir Trust');
    expect((await office.state()).cases).toHaveLength(26);
  });

  test('who wants a card for each gets them, and the digest says that none is left in it', async () => {
    const waiting = (await office.db.select().from(cards)).filter(({ ts }) => !ts).length;
    const answer = await office.click('U0TOM', await digest(''), 'post-alike');
    expect(answer.ephemeral.at(-1)?.text).toContain(`${waiting} cards follow`);
    await digest('Each of them has a card of its own now');
    const left = await until('the next cards', async () => {
      const unposted = (await office.db.select().from(cards)).filter(({ ts }) => !ts);
      return unposted.length < waiting - 1 && unposted;
    });
    expect(left.every(({ burst, wantedVersion, shownVersion }) => !burst && wantedVersion > shownVersion)).toBe(true);
  });
});
