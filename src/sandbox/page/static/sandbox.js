// What the page asks of the sandbox and of the desk behind it. Everything is on the page's own address.

import { openedSince } from './open-forms.js';

async function ask(path, body) {
  const answer = await fetch(
    `/_sandbox/${path}`,
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
  );
  const text = await answer.text();
  if (!answer.ok) throw new Error(sentenceIn(text) || `The sandbox answered ${answer.status}.`);
  return text === '' ? {} : JSON.parse(text);
}

function sentenceIn(text) {
  try {
    return JSON.parse(text).error ?? text;
  } catch {
    return text.slice(0, 300);
  }
}

export const get = (path) => ask(path);
export const post = (path, body = {}) => ask(path, body);

export async function sendRaw(bytes) {
  const answer = await fetch('/_sandbox/mail', { method: 'POST', body: bytes });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Calls back when something of a topic has changed: mail, slack, teams, clock, faults. */
export function listen(changed) {
  const source = new EventSource('/_sandbox/events');
  for (const topic of ['hello', 'mail', 'slack', 'teams', 'clock', 'faults'])
    source.addEventListener(topic, () => changed(topic));
  source.addEventListener('error', () => changed('lost'));
}

/** Everything that is shown, fetched anew. What cannot be had is null and said so by whoever draws it. */
export async function look(surface, person, place) {
  const [desk, inbox, sent, chat] = await Promise.all([
    or(get('desk'), null),
    or(get('mail?folder=inbox'), { mails: [] }),
    or(get('mail?folder=sentitems'), { mails: [] }),
    surface === 'slack' ? lookAtSlack(person.slack, place) : lookAtTeams(person.teams, place),
  ]);
  return { desk, inbox: inbox.mails, sent: sent.mails, surface, ...chat };
}

async function lookAtSlack(user, place) {
  const channel = place === 'direct' || place === 'home' ? `D${user}` : place;
  const [{ messages }, { views }, { view: home }] = await Promise.all([
    or(get(`slack/messages?channel=${channel}&user=${user}`), { messages: [] }),
    or(get(`slack/views?user=${user}`), { views: [] }),
    or(get(`slack/home?user=${user}`), { view: null }),
  ]);
  return { messages, views: openedSince(user, views), home, dialog: null };
}

async function lookAtTeams(user, place) {
  const [{ messages }, { dialog }] = await Promise.all([
    or(get(`teams/messages?channel=${encodeURIComponent(place)}&user=${user}`), { messages: [] }),
    or(get(`teams/dialog?user=${user}`), { dialog: null }),
  ]);
  const [open = null] = openedSince(user, dialog ? [dialog] : []);
  return { messages, views: [], home: null, dialog: open };
}

const or = (promise, otherwise) => promise.catch(() => otherwise);
