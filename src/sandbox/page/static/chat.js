import { peopleIn } from './people.js';
import { SLACK_PLACES, Slack } from './slack.js';
import { TEAMS_PLACES, Teams } from './teams.js';
import { html } from './vendor/preact.js';

export const SURFACES = { slack: 'Slack', teams: 'Teams' };

/** Chat as one person sees it, in Slack or in Teams. */
export function Chat(shared) {
  const { surface, setSurface, person, setPerson, place, setPlace } = shared;
  const places = surface === 'slack' ? SLACK_PLACES : TEAMS_PLACES;
  return html`
    <section class="pane chat" id="chat" aria-labelledby="h-chat" tabindex="-1">
      <div class="head">
        <h2 id="h-chat">${SURFACES[surface]}</h2>
        <div class="seg" role="group" aria-label="Chat shown as">
          ${Object.entries(SURFACES).map(([id, label]) => html`<button type="button" aria-pressed=${String(surface === id)} onClick=${() => setSurface(id)}>${label}</button>`)}
        </div>
        <div class="seg" role="group" aria-label="Place">
          ${places.map(([id, label]) => html`<button type="button" aria-pressed=${String(place === id)} onClick=${() => setPlace(id)}>${label}</button>`)}
        </div>
        <div class="end"><label class="quiet" for="who">You are:</label>
          <select id="who" value=${person.name} onChange=${(event) => setPerson(event.target.value)}>
            ${peopleIn(surface).map((one) => html`<option value=${one.name} selected=${one.name === person.name}>${one.name}, ${one.role}</option>`)}
          </select>
        </div>
      </div>
      <${Talk} ...${shared} />
    </section>`;
}

function Talk(shared) {
  const { seen, surface } = shared;
  const half = seen.desk?.[surface];
  if (half === 'real')
    return html`<div class="empty"><p>Chat is in your own ${SURFACES[surface]}. Here goes on the mail half: send reports on the left, and look at the case on the right.</p></div>`;
  if (half === 'none') return html`<div class="empty"><p>This desk does not work in ${SURFACES[surface]}.</p></div>`;
  // What was fetched last may still be of the other chat.
  if (seen.surface !== surface) return html`<div class="talk"></div>`;
  return surface === 'slack' ? html`<${Slack} ...${shared} />` : html`<${Teams} ...${shared} />`;
}
