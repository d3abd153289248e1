import { SURFACES } from './chat.js';
import { post } from './sandbox.js';
import { html, useState } from './vendor/preact.js';

/** Name, the practice notice, and what starts things over. */
export function Top({ seen, doing, surface, setSurface }) {
  const other = surface === 'slack' ? 'teams' : 'slack';
  const [theme, setTheme] = useState(localStorage.getItem('theme') ?? '');
  const choose = (name) => {
    setTheme(name);
    localStorage.setItem('theme', name);
    if (name) document.documentElement.dataset.theme = name;
    else delete document.documentElement.dataset.theme;
  };
  const afresh = (now) => doing(() => post('afresh', now ? { now } : {}));
  const replay = () => afresh('2019-12-20T18:00:00Z');
  return html`
    <header class="top">
      <h1><svg class="face" aria-hidden="true"><use href="#mark" /></svg>Breachdesk <span>sandbox</span></h1>
      <p class="practice">${seen.desk ? 'Practice: letters do not leave this machine' : 'No desk is running: start one to see cases'}</p>
      <div class="end">
        <button type="button" class="btn wide" onClick=${replay}>Replay the 2019 case</button>
        <button type="button" class="btn wide" onClick=${() => afresh()}>Start afresh</button>
        <div class="seg wide" role="group" aria-label="Colours">
          ${themes.map(([name, label]) => html`<button type="button" aria-pressed=${String(theme === name)} onClick=${() => choose(name)}>${label}</button>`)}
        </div>
        <details class="menu right">
          <summary class="btn">Menu</summary>
          <div class="sheet" onClick=${shut}>
            <button type="button" onClick=${replay}>Replay the 2019 case</button>
            <button type="button" onClick=${() => afresh()}>Start afresh</button>
            <button type="button" class="phone" onClick=${() => setSurface(other)}>Show as ${SURFACES[other]}</button>
            ${themes.map(([name, label]) => html`<button type="button" aria-pressed=${String(theme === name)} onClick=${() => choose(name)}>${label} colours</button>`)}
          </div>
        </details>
      </div>
    </header>`;
}

/** What was chosen is seen only once the menu is out of its way. */
function shut({ currentTarget }) {
  currentTarget.closest('details').open = false;
}

const themes = [
  ['', 'Auto'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];
