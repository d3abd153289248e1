import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findingsOn, openBrowser, pictures } from '../support/browser.ts';
import { type Office, openOffice } from '../support/office.ts';

describe('a newcomer at the practice page', () => {
  let office: Office;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [office, browser] = await Promise.all([openOffice({ now: '2026-03-09T10:00:00Z' }), openBrowser()]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(office.url);
  });
  afterAll(async () => {
    await browser.close();
    await office.stop();
  });

  const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
  const card = () => page.locator('article[data-reference]').first();
  const press = (name: string) =>
    card()
      .getByRole('button', { name: new RegExp(`^${name}, case`) })
      .click();
  const dialog = () => page.getByRole('dialog');
  const send = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
  const step = (name: string) => page.getByRole('navigation').getByText(`${name}, done`, { exact: false });
  const findings = () => findingsOn(page);

  test('sees one sentence and one button, and nothing that keeps anybody out', async () => {
    await page.getByRole('button', { name: 'Send the first report' }).waitFor();
    await picture('1-first-visit');
    expect(await findings()).toEqual([]);
  });

  test('sends a report, and its card stands in the channel', async () => {
    await page.getByRole('button', { name: 'Send the first report' }).click();
    await card().getByText('Reply promised by Mon 16 Mar').waitFor();
    await picture('2-announced');
    expect(await findings()).toEqual([]);
  });

  test('claims it', async () => {
    await press('Claim');
    await card().getByText('New, claimed').waitFor();
  });

  test('signs and acknowledges it; the letter is seen whole before it is sent', async () => {
    await press('Acknowledge');
    await dialog().getByLabel('Title').fill('Case Officer');
    await send('Save');
    await dialog().getByRole('heading', { name: 'Acknowledge' }).waitFor();
    await dialog().getByLabel('Opening').waitFor();
    await picture('3-acknowledge');
    expect(await findings()).toEqual([]);
    await send('Send');
    await card().getByText('Letter leaving').waitFor();
    await picture('4-letter-leaving');
    await press('Send now \\(practice only\\)');
    await card().getByText('Acknowledged').waitFor();
  });

  test('triages it, by keyboard alone', async () => {
    await card()
      .getByRole('button', { name: /^Triage, case/ })
      .focus();
    await page.keyboard.press('Enter');
    await dialog().getByRole('heading', { name: 'Triage' }).waitFor();
    await dialog().getByLabel('Type of incident').selectOption({ label: 'Data emailed to incorrect recipient' });
    await dialog()
      .getByRole('radio', { name: /^Ask for information/ })
      .check();
    await picture('5-triage');
    await send('Save');
    await dialog().getByRole('heading', { name: 'Ask the controller' }).waitFor();
  });

  test('asks: what is missing is said at its field, and what was typed stays', async () => {
    for (const box of await dialog().getByRole('checkbox').all()) await box.uncheck();
    await send('See the letter');
    await dialog().getByText('Tick a question or write one of your own.').waitFor();
    await dialog()
      .getByLabel(/question.*own|Another question|own question/i)
      .first()
      .fill('Which supplier was it?');
    await send('See the letter');
    await dialog().getByRole('heading', { name: 'The letter' }).waitFor();
    await dialog().getByText('Which supplier was it?').first().waitFor();
    await picture('6-questions');
    expect(await findings()).toEqual([]);
    await send('Send');
    await press('Send now \\(practice only\\)');
    await card()
      .getByText(/^Waiting/)
      .waitFor();
  });

  test('answers as the organisation, with the follow-up form', async () => {
    await page.getByRole('button', { name: /Questions, please answer/ }).click();
    await page.getByRole('button', { name: 'Reply with the follow-up form' }).click();
    await card().getByText('Follow-up in').waitFor();
    await card().getByText('4 answers changed').waitFor();
    await press('See changes');
    await dialog().getByRole('heading', { name: 'What changed' }).waitFor();
    await picture('7-what-changed');
    await dialog().getByRole('button', { name: 'Close', exact: true }).last().click();
  });

  test('decides, and the case closes when the letter has left', async () => {
    await press('Mark as read');
    await card().getByText('Triaged').waitFor();
    await press('Decide');
    await dialog().getByRole('heading', { name: 'Decide' }).waitFor();
    await dialog()
      .getByRole('radio', { name: /No further action/ })
      .check();
    await dialog()
      .getByRole('checkbox', { name: /Action taken|acted once/i })
      .first()
      .check();
    await send('See the letter');
    await dialog().getByRole('heading', { name: 'Decide: the letter' }).waitFor();
    await picture('8-decision');
    expect(await findings()).toEqual([]);
    await send('Send');
    await press('Send now \\(practice only\\)');
    await card()
      .getByText(/^Closed/)
      .first()
      .waitFor();
  });

  test('reads the letters, and every step of the strip is ticked', async () => {
    for (const name of ['Report', 'Claim', 'Acknowledge', 'Triage', 'Ask', 'Answer', 'Decide', 'Read the letters'])
      await step(name).waitFor();
    await page.getByRole('button', { name: /Decision: IC-/ }).click();
    await page.getByText('Yours sincerely').first().waitFor();
    await picture('9-closed');
    expect(await office.mails('sentitems')).toHaveLength(3);
  });

  test('sees a reminder and a late card when nobody answers', async () => {
    await page.getByText('Send a report').click();
    await page.getByRole('button', { name: 'No ticks visible' }).click();
    const second = page.locator('article[data-reference]').nth(1);
    await second.waitFor();
    await office.at('2026-03-20T09:00:00Z');
    await second.getByText(/late by \d+ days/).waitFor();
    await picture('10-late');
    await page.getByLabel('You are:').selectOption({ label: 'Priya Anand, team lead' });
    await page.getByRole('button', { name: 'Direct' }).click();
    await page
      .getByText(/case(s)? needs? you/)
      .first()
      .waitFor();
    await picture('11-reminder');
  });

  test('finds the same on a phone and in the dark', async () => {
    await page.getByLabel('You are:').selectOption({ label: 'Alex Moss, officer' });
    await page.getByRole('button', { name: 'Cases', exact: true }).click();
    for (const [width, height] of [
      [1024, 768],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        await picture(`12-${width}-${scheme}`);
        expect(await findings(), `${width} ${scheme}`).toEqual([]);
      }
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
    await page.getByRole('button', { name: 'Case', exact: true }).click();
    await picture('13-phone-case');
    expect(await findings()).toEqual([]);
  });

  test('replays the case of 2019 at its own moments', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: 'Replay the 2019 case' }).click();
    await page.getByRole('button', { name: 'Let Monday come' }).click();
    await card().getByText('Reply promised by Fri 27 Dec, 18:16').waitFor();
    await card().getByText('forwarded by staff').waitFor();
    await press('Claim');
    await press('Acknowledge');
    await dialog().getByLabel('Title').fill('Case Officer');
    await send('Save');
    await dialog().getByLabel('Opening').waitFor();
    await send('Send');
    await press('Send now \\(practice only\\)');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await card().getByText('4 answers changed').waitFor();
    await picture('14-replay');
  });
});
