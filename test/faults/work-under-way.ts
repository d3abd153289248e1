import { anotherEvent, fixtureMail } from '../support/fixture-mail.ts';

// biome-ignore lint/suspicious/noExplicitAny: what the sandbox answers is looked at by the test that asked
type Said = any;

/** Asks the sandbox or the desk behind an address. Whatever a dying desk does not answer is null. */
export async function ask(url: string, path: string, body?: unknown): Promise<Said> {
  try {
    const answer = await fetch(`${url}_sandbox/${path}`, {
      ...(body !== undefined && { method: 'POST', headers: { 'content-type': 'application/json' } }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** Mail goes to the mailbox itself, which lives on; the same organisation is never used twice. */
export async function report(mailboxUrl: string, number: number): Promise<string | null> {
  const organisation = `Organisation ${String(number).padStart(3, '0')}`;
  const mail = fixtureMail('text-initial', {
    'Northvale Homes': organisation,
    northvale: `org${number}`,
    ...anotherEvent(number),
  });
  const answer = await fetch(`${mailboxUrl}/_sandbox/mail`, { method: 'POST', body: mail });
  return answer.ok ? organisation : null;
}

const submit = (url: string, view: { id: string }, answers: Record<string, string>) =>
  ask(url, 'slack/submit', {
    user: 'U0ALEX',
    viewId: view.id,
    values: Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, { answer }])),
  });
const command = (url: string, text: string) => ask(url, 'slack/command', { user: 'U0ALEX', channel: 'C0CASES', text });

/** One case one step further, as an officer would press: claim, acknowledge, send at once. */
export async function workOn(url: string, reference: string) {
  await command(url, `claim ${reference}`);
  const first = await command(url, `ack ${reference}`);
  let view = first?.view;
  if (view?.callback_id === 'signature') {
    const signature = { name: 'Alex Moss', title: 'Case Officer', telephone: '', initials: '' };
    view = (await submit(url, view, signature))?.view;
  }
  if (view?.callback_id === 'acknowledge') await submit(url, view, {});
  await sendWaiting(url);
}

export async function sendWaiting(url: string) {
  const state = await ask(url, 'desk');
  for (const kase of state?.cases ?? []) {
    for (const letter of kase.letters) if (letter.canSendNow) await ask(url, 'send-now', { letter: letter.id });
  }
}
