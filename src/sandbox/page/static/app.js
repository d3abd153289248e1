// The sandbox page: one state, fetched anew whenever something changed, drawn whole.

import { CasePane } from './case.js';
import { Chat, SURFACES } from './chat.js';
import { Controller } from './controller.js';
import { FormDialog } from './form.js';
import { PEOPLE } from './people.js';
import { listen, look } from './sandbox.js';
import { SLACK_PLACES } from './slack.js';
import { Strip } from './strip.js';
import { TEAMS_PLACES } from './teams.js';
import { TeamsDialog } from './teams-dialog.js';
import { Top } from './top.js';
import { html, render, useCallback, useEffect, useRef, useState } from './vendor/preact.js';

const EVERY_MS = 2000;
const CASES = { slack: SLACK_PLACES[0][0], teams: TEAMS_PLACES[0][0] };

function App() {
  const [surface, show] = useState('slack');
  const [name, setPerson] = useState(PEOPLE[0].name);
  const [place, setPlace] = useState(CASES.slack);
  const [pane, setPane] = useState('chat');
  const [chosen, setChosen] = useState(null);
  const [said, setSaid] = useState('');
  const [seen, setSeen] = useState(null);
  const asking = useRef(0);
  const person = PEOPLE.find((one) => one.name === name && one[surface] !== null) ?? PEOPLE[0];
  const setSurface = (next) => {
    setPlace(CASES[next]);
    show(next);
  };

  const refresh = useCallback(async () => {
    const mine = ++asking.current;
    const fresh = await look(surface, person, place);
    // An older answer never replaces a newer one.
    if (mine === asking.current) setSeen(fresh);
  }, [surface, person, place]);

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
        say(didNot[answer.error] ?? answer.message ?? `${SURFACES[surface]} says: ${answer.error}.`);
      else if (answer?.message) say(answer.message);
      return answer;
    } catch (error) {
      say(error.message);
      return null;
    } finally {
      // Meanwhile somebody may have turned to the other chat.
      await latest.current();
    }
  };

  if (!seen) return html`<p class="loading">Opening the sandbox …</p>`;
  const cases = seen.desk?.cases ?? [];
  const kase = cases.find(({ reference }) => reference === chosen) ?? cases[0] ?? null;
  const goToCases = () => setPlace(CASES[surface]);
  const shared = {
    seen,
    kase,
    surface,
    setSurface,
    person,
    doing,
    say,
    setPane,
    setChosen,
    setPlace,
    place,
    goToCases,
  };
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
      <${Chat} ...${shared} setPerson=${setPerson} />
      <${CasePane} ...${shared} cases=${cases} />
    </main>
    <${FormDialog} ...${shared} view=${seen.views.at(-1) ?? null} />
    <${TeamsDialog} ...${shared} dialog=${seen.dialog} />
    <p id="say" role="status">${said}</p>`;
}

const tabs = { mail: 'Controller', chat: 'Chat', case: 'Case' };
/** Beside the chat, in two columns, the case is shown unless the mail is. */
const pressed = (pane, name) => pane === name || (name === 'case' && pane === 'chat' && innerWidth > 928);

const didNot = {
  operation_timeout: 'The desk did not respond in time. Look at the card: it says what is true.',
  dispatch_failed: 'The desk did not respond: no desk is connected to this Slack.',
  slack_down: 'Slack is down. Switch the outage off in the Case column.',
  teams_down: 'Teams is down. Switch the outage off in the Case column.',
  unable_to_reach_app: 'Teams was unable to reach the desk. Look at the card: it says what is true.',
};

document.documentElement.dataset.theme = localStorage.getItem('theme') ?? '';
if (!document.documentElement.dataset.theme) delete document.documentElement.dataset.theme;
const root = document.getElementById('app');
root.replaceChildren();
render(html`<${App} />`, root);
