import type { Office } from '../support/office.ts';
import type { Camera } from './camera.ts';

/** Works one case from its report to the decision, as docs/officers.md tells it, and takes a picture at each step. */
export async function takeCase({ page, picture }: Camera, office: Office) {
  const card = () => page.getByRole('article').filter({ hasText: 'Wexcombe Valley' }).first();
  const press = (name: string) =>
    card()
      .getByRole('button', { name: new RegExp(`^${name}, case`) })
      .click();
  const dialog = () => page.getByRole('dialog');
  const send = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
  const says = (words: string | RegExp) => card().getByText(words).first().waitFor();
  const leave = async (then: string | RegExp) => {
    await press('Send now \\(practice only\\)');
    await says(then);
  };

  const showAs = (chat: 'Slack' | 'Teams') =>
    page.getByRole('group', { name: 'Chat shown as' }).getByRole('button', { name: chat }).click();

  await page.getByRole('button', { name: 'Send the first report' }).click();
  await says('Reply promised by Mon 16 Mar');
  await picture('card', card());
  await showAs('Teams');
  await says('Reply promised by Mon 16 Mar');
  await picture('teams-card', card());
  await showAs('Slack');
  await says('Reply promised by Mon 16 Mar');

  await press('Claim');
  await says('New, claimed');
  await press('Acknowledge');
  await dialog().getByLabel('Title').fill('Case Officer');
  await send('Save');
  await dialog().getByRole('heading', { name: 'Acknowledge' }).waitFor();
  await dialog().getByLabel('Opening').waitFor();
  await picture('acknowledge', dialog());
  await send('Send');
  await says('Letter leaving');
  await picture('letter-leaving', card());
  await leave('Acknowledged');

  await press('Triage');
  await dialog().getByLabel('Type of incident').selectOption({ label: 'Data emailed to incorrect recipient' });
  await dialog()
    .getByRole('radio', { name: /^Ask for information/ })
    .check();
  await send('Save');
  await dialog().getByRole('heading', { name: 'Ask the controller' }).waitFor();
  await dialog().getByLabel('Questions of your own').fill('Which supplier was it?');
  await send('See the letter');
  await dialog().getByRole('heading', { name: 'The letter' }).waitFor();
  await send('Send');
  await leave(/^Waiting/);
  const lookAs = (who: string) => page.getByLabel('You are:').selectOption({ label: who });
  // What Alex alone was told would stand in the way.
  await lookAs('Priya Anand, team lead');
  await page.getByText('Only you see this').first().waitFor({ state: 'detached' });
  await picture('page');
  await lookAs('Alex Moss, officer');

  await page.getByRole('button', { name: /Questions, please answer/ }).click();
  await page.getByRole('button', { name: 'Reply with the follow-up form' }).click();
  await says('4 answers changed');
  await press('See changes');
  await dialog().getByRole('heading', { name: 'What changed' }).waitFor();
  await picture('what-changed', dialog());
  await dialog().getByRole('button', { name: 'Close', exact: true }).last().click();

  await press('Mark as read');
  await says('Triaged');
  await press('Decide');
  await dialog()
    .getByRole('radio', { name: /No further action/ })
    .check();
  await dialog()
    .getByRole('checkbox', { name: /Action taken|acted once/i })
    .first()
    .check();
  await send('See the letter');
  await dialog().getByRole('heading', { name: 'Decide: the letter' }).waitFor();
  await picture('decide', dialog());
  await send('Cancel');

  await page.getByText('Send a report').click();
  await page.getByRole('button', { name: 'No ticks visible' }).click();
  await page.locator('article[data-reference]').nth(1).waitFor();
  await office.at('2026-03-17T09:00:00Z');
  await page.setViewportSize({ width: 1900, height: 1100 });
  await page.getByRole('textbox', { name: 'Message or command' }).fill('/breach queue');
  await page.keyboard.press('Enter');
  const queue = page.getByRole('article').filter({ hasText: 'Only you see this' }).last();
  await queue.getByText('2 open').first().waitFor();
  await picture('queue', queue);
  await page.setViewportSize({ width: 1360, height: 1100 });
  await page.getByRole('button', { name: 'Home', exact: true }).click();
  await page.getByText('Due this week').first().waitFor();
  await picture('home', page.locator('.feed.home'));
}
