// The sandbox page: one state, fetched anew whenever something changed, drawn whole.

import { CasePane } from './case.js';
import { Chat } from './chat.js';
import { Controller } from './controller.js';
import { FormDialog } from './form.js';
import { listen, look } from './sandbox.js';
import { Strip } from './strip.js';
import { Top } from './top.js';
import { html, render, useCallback, useEffect, useRef, useState } from './vendor/preact.js';

const PEOPLE = [
  { id: 'U0ALEX', name: 'Alex Moss', role: 'officer' },
  { id: 'U0TOM', name: 'Tom Okafor', role: 'officer' },
  { id: 'U0PRIYA', name: 'Priya Anand', role: 'team lead' },
  { id: 'U0SAM', name: 'Sam Reed', role: 'guest, no role' },
];
const EVERY_MS = 2000;

function App() {
  const [user, setUser] = useState(PEOPLE[0].id);
  const [place, setPlace] = useState('C0CASES');
  const [pane, setPane] = useState('chat');
  const [chosen, setChosen] = useState(null);
  const [said, setSaid] = useState('');
  const [seen, setSeen] = useState(null);
  const asking = useRef(0);
  const channel = place === 'direct' || place === 'home' ? `D${user}` : place;

  const refresh = useCallback(async () => {
    const mine = ++asking.current;
    const fresh = await look(user, channel);
    // An older answer never replaces a newer one.
    if (mine === asking.current) setSeen(fresh);
  }, [user, channel]);

  useEffect(() => {
    refresh();
    const timer = setInterval(() => document.hidden || refresh(), EVERY_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  const latest = useRef(refresh);
  latest.current = refresh;
  useEffect(() => {
    let soon = null;
    listen(() => {
      clearTimeout(soon);
      soon = setTimeout(() => latest.current(), 60);
    });
  }, []);
  useEffect(() => {
    document.body.dataset.pane = pane;
  }, [pane]);

  const say = (words) => {
    setSaid(words);
    setTimeout(() => setSaid((now) => (now === words ? '' : now)), 6000);
  };
  /** Does something and shows what came of it; a sentence when it did not work. */
  const doing = async (deed) => {
    try {
      const answer = await deed();
      if (answer?.ok === false && answer.error && !answer.errors)
        say(didNot[answer.error] ?? `Slack says: ${answer.error}.`);
      return answer;
    } catch (error) {
      say(error.message);
      return null;
    } finally {
      await refresh();
    }
  };

  if (!seen) return html`<p class="loading">Opening the sandbox …</p>`;
  const cases = seen.desk?.cases ?? [];
  const kase = cases.find(({ reference }) => reference === chosen) ?? cases[0] ?? null;
  const person = PEOPLE.find(({ id }) => id === user);
  const shared = { seen, kase, user, person, doing, say, setPane, setChosen, setPlace, place };
  return html`
    <a class="skip" href="#chat">Skip to the channel</a>
    <${Top} ...${shared} />
    <${Strip} ...${shared} />
    <main class="cols">
      <div class="tabs" role="group" aria-label="Show">
        ${['mail', 'chat', 'case'].map(
          (name) => html`
          <button type="button" data-pane=${name} aria-pressed=${String(pressed(pane, name))} onClick=${() => setPane(name)}>${tabs[name]}</button>`,
        )}
      </div>
      <${Controller} ...${shared} />
      <${Chat} ...${shared} people=${PEOPLE} setUser=${setUser} />
      <${CasePane} ...${shared} cases=${cases} />
    </main>
    <${FormDialog} ...${shared} view=${seen.views.at(-1) ?? null} />
    <p id="say" role="status">${said}</p>`;
}

const tabs = { mail: 'Controller', chat: 'Chat', case: 'Case' };
/** Beside the chat, in two columns, the case is shown unless the mail is. */
const pressed = (pane, name) => pane === name || (name === 'case' && pane === 'chat' && innerWidth > 928);

const didNot = {
  operation_timeout: 'The desk did not respond in time. Look at the card: it says what is true.',
  dispatch_failed: 'The desk did not respond: no desk is connected to this Slack.',
  slack_down: 'Slack is down. Switch the outage off in the Case column.',
};

document.documentElement.dataset.theme = localStorage.getItem('theme') ?? '';
if (!document.documentElement.dataset.theme) delete document.documentElement.dataset.theme;
const root = document.getElementById('app');
root.replaceChildren();
render(html`<${App} />`, root);
