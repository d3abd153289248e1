import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { activityWith, cardOf, tokenOf } from '../sandbox/teams-place.ts';
import { findingsOn, openBrowser, pictures } from '../support/browser.ts';
import { type Office, openOffice } from '../support/office.ts';

describe('an officer in Teams, at the practice page', () => {
  let office: Office;
  let browser: Browser;
  let page: Page;
  let sandbox = '';
  beforeAll(async () => {
    [office, browser] = await Promise.all([
      openOffice({
        now: '2026-03-09T10:00:00Z',
        env: (url) => {
          sandbox = url;
          return { SANDBOX_CHAT: 'both' };
        },
      }),
      openBrowser(),
    ]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(office.url);
  });
  afterAll(async () => {
    await browser.close();
    await office.stop();
  });

  const picture = (name: string) => page.screenshot({ path: join(pictures, `teams-${name}.png`) });
  const card = () => page.locator('article[data-reference]').first();
  const press = (name: string) => card().getByRole('button', { name, exact: true }).click();
  const dialog = () => page.getByRole('dialog');
  const send = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
  const close = () => dialog().getByRole('button', { name: 'Close', exact: true }).first().click();
  const findings = () => findingsOn(page);

  test('finds the report that was just sent', async () => {
    await page.getByRole('button', { name: 'Teams', exact: true }).click();
    await page.getByRole('button', { name: 'Send the first report' }).click();
    await card().getByText('Reply promised by Mon 16 Mar').waitFor();
    await picture('1-announced');
    expect(await findings()).toEqual([]);
  });

  test('claims it; a guest and a colleague without a role may not touch it', async () => {
    await press('Claim');
    await card().getByText('New, claimed').waitFor();
    for (const outsider of ['Sam Reed, guest, no role', 'Kim Bell, no role']) {
      await page.getByLabel('You are:').selectOption({ label: outsider });
      await press('Triage');
      await dialog().getByText('You are not a case officer of this desk').waitFor();
      await close();
    }
    await page.getByLabel('You are:').selectOption({ label: 'Alex Moss, officer' });
  });

  test('signs and acknowledges it; the letter is seen whole before it is sent', async () => {
    await press('Acknowledge');
    await dialog().getByLabel('Title').fill('Case Officer');
    await send('Save');
    await dialog().getByLabel('Opening').waitFor();
    await picture('2-acknowledge');
    expect(await findings()).toEqual([]);
    await send('Send');
    await card().getByText('Letter leaving').waitFor();
    await press('Send now (practice only)');
    await card().getByText('Acknowledged').waitFor();
  });

  test('triages it, by keyboard alone', async () => {
    await card().getByRole('button', { name: 'Triage', exact: true }).focus();
    await page.keyboard.press('Enter');
    await dialog().getByRole('heading', { name: 'Triage' }).waitFor();
    await dialog()
      .getByLabel('Type of incident')
      .locator('input')
      .fill('Non cyber: Data emailed to incorrect recipient');
    await dialog()
      .getByRole('radio', { name: /Ask for information/ })
      .check();
    await picture('3-triage');
    expect(await findings()).toEqual([]);
    await send('Save');
    await dialog().getByRole('heading', { name: 'Ask the controller' }).waitFor();
  });

  test('asks: what the desk misses is said at its field, and what was typed stays', async () => {
    await dialog().getByLabel('Questions of your own').fill('Which supplier was it?');
    for (const box of await dialog().getByRole('checkbox').all()) await box.uncheck();
    await dialog().getByLabel('Reply by').fill('2026-03-29');
    await send('See the letter');
    await dialog().getByText('Not taken yet').waitFor();
    await picture('4-not-taken');
    expect(await dialog().getByLabel('Questions of your own').inputValue()).toBe('Which supplier was it?');
    expect(await findings()).toEqual([]);
    await dialog().getByLabel('Reply by').fill('2026-03-23');
    await send('See the letter');
    await dialog().getByRole('heading', { name: 'The letter' }).waitFor();
    await send('Send');
    await press('Send now (practice only)');
    await card()
      .getByText(/· Waiting/)
      .waitFor();
  });

  test('sees what the organisation answered, under the post and behind a button', async () => {
    await page.getByRole('button', { name: /Questions, please answer/ }).click();
    await page.getByRole('button', { name: 'Reply with the follow-up form' }).click();
    await card().getByText('4 answers changed').waitFor();
    await card()
      .getByRole('button', { name: /in the thread$/ })
      .click();
    await card()
      .getByRole('region', { name: 'Thread' })
      .getByText(/Alex Moss claimed this/)
      .waitFor();
    await press('See changes');
    await dialog().getByRole('heading', { name: 'What changed' }).waitFor();
    await close();
  });

  test('has no form open after the page was loaded anew, and opens it again by its button', async () => {
    await press('See changes');
    await dialog().getByRole('heading', { name: 'What changed' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Teams', exact: true }).click();
    await card().getByText('4 answers changed').waitFor();
    expect(await dialog().count()).toBe(0);
    await press('See changes');
    await dialog().getByRole('heading', { name: 'What changed' }).waitFor();
    await close();
  });

  test('decides; the case closes when the letter has left, and Slack shows the same', async () => {
    await press('Mark as read');
    await card()
      .getByText(/· Triaged/)
      .waitFor();
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
    await send('Send');
    await press('Send now (practice only)');
    await card()
      .getByText(/· Closed/)
      .first()
      .waitFor();
    await picture('5-closed');
    await page.getByRole('button', { name: 'Slack', exact: true }).click();
    await card()
      .getByText(/^Closed/)
      .first()
      .waitFor();
    await picture('6-the-same-in-slack');
    await page.getByRole('button', { name: 'Teams', exact: true }).click();
  });

  test('asks for the queue behind the name of the app, and reads it in their own chat', async () => {
    await page.getByLabel('Message or command').fill('queue');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('button', { name: 'Chat', exact: true }).last().click();
    await page
      .getByText(/Nothing is open/)
      .first()
      .waitFor();
    await picture('7-own-chat');
    expect(await findings()).toEqual([]);
  });

  test('reads what people wrote as words, whatever they look like to a browser', async () => {
    const hostile =
      '<img src=x onerror="document.title=1"> **Bold** [trap](javascript:alert) [site](https://controller.example) <b>x</b>';
    const fields = [
      { type: 'TextBlock', text: hostile, wrap: true },
      { type: 'RichTextBlock', inlines: [hostile, { type: 'TextRun', text: hostile }] },
      { type: 'FactSet', facts: [{ title: hostile, value: hostile }] },
      {
        type: 'Input.ChoiceSet',
        id: 'c',
        label: hostile,
        style: 'expanded',
        choices: [{ title: hostile, value: 'c' }],
      },
    ];
    const card = cardOf(fields, [{ type: 'Action.Submit', title: hostile, mode: 'secondary' }]);
    const answer = await fetch(`${sandbox}/teams/connector/v3/conversations/19:ops@thread.tacv2/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(sandbox)}` },
      body: JSON.stringify(activityWith(card)),
    });
    expect(answer.status).toBe(201);
    await page.getByRole('button', { name: 'Ops', exact: true }).click();
    const drawn = page.locator('.ac').last();
    await drawn.getByText('Bold', { exact: true }).first().waitFor();
    expect(await drawn.locator('img, script, b, a[href^="javascript"]').count()).toBe(0);
    expect(await drawn.getByRole('link', { name: 'site' }).first().getAttribute('href')).toBe(
      'https://controller.example',
    );
    expect(await page.title()).toBe('Breachdesk sandbox');
  });

  test('finds the same on a phone and in the dark', async () => {
    await page.getByRole('button', { name: 'Cases', exact: true }).click();
    await page.setViewportSize({ width: 390, height: 844 });
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await card().waitFor();
      await picture(`8-phone-${scheme}`);
      expect(await findings(), scheme).toEqual([]);
    }
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  test('reaches what stands behind the three dots, and reads a table whole, on a phone', async () => {
    await card().getByLabel('More', { exact: true }).click();
    const menu = (await card().locator('.more-menu .sheet').boundingBox()) ?? { x: -1, width: 0 };
    expect(menu.x).toBeGreaterThanOrEqual(0);
    expect(menu.x + menu.width).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'Chat', exact: true }).last().click();
    await page.getByLabel('Message or command').fill('stats');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const last = page.getByText('Of these closed').last();
    await last.waitFor();
    await picture('9-phone-table');
    const column = (await last.boundingBox()) ?? { x: 390, width: 1 };
    expect(column.x + column.width).toBeLessThanOrEqual(390);
  });
});
