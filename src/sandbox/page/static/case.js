import { Clocks } from './clocks.js';
import { post } from './sandbox.js';
import { html, useState } from './vendor/preact.js';
import { clockFace, dayOf, timeOf } from './words.js';

/** What the desk's record says: time, clocks, letters and every entry of the history with its hash. */
export function CasePane({ seen, kase, cases, doing, setChosen }) {
  const { desk } = seen;
  return html`
    <section class="pane" id="case" aria-labelledby="h-case">
      <div class="head"><div><h2 id="h-case">Case${kase && html`<span> · ${kase.organisation}</span>`}</h2>${kase && html`<p class="quiet ref">${kase.reference}</p>`}</div>
        ${kase && html`<span class="state end">${kase.state}</span>`}</div>
      <div class="scroll" tabindex="0" role="group" aria-label="Case, clocks and history">
        ${desk && html`<${Time} now=${desk.now} holidays=${desk.holidays} doing=${doing} />`}
        ${
          cases.length > 1 &&
          html`
          <div class="block"><h3><label for="which">Case shown</label></h3>
            <select id="which" onChange=${(event) => setChosen(event.target.value)}>${cases.map((one) => html`<option value=${one.reference} selected=${one.reference === kase.reference}>${one.reference} · ${one.organisation}</option>`)}</select></div>`
        }
        ${
          kase &&
          html`
          <div class="block"><h3>Clocks</h3><${Clocks} clocks=${kase.clocks} now=${desk.now} holidays=${desk.holidays} /></div>
          <${Letters} letters=${kase.letters} doing=${doing} />
          <div class="block"><h3>History</h3>
            <ol class="history" reversed>${[...kase.history].reverse().map(
              (line, n) => html`
              <li key=${`${line.version} ${line.at} ${line.sentence}`} class=${line.version === null ? 'aside' : n === 0 ? 'new' : ''}>
                <p class="when"><time datetime=${line.at}>${line.when}</time><span>${line.version === null ? 'no version' : html`${line.version} · <code>${line.hash.slice(0, 8)}</code>`}</span></p>
                <p>${line.sentence}</p>
              </li>`,
            )}</ol>
            <p class="quiet">Each hash covers the one before it.</p></div>`
        }
        <${Outages} doing=${doing} />
      </div>
    </section>`;
}

function Time({ now, holidays, doing }) {
  const move = (body) => doing(() => post('clock', body));
  return html`
    <div class="block">
      <h3 id="h-clock">The desk’s clock</h3>
      <p class="clockface"><time datetime=${now}>${clockFace(now)}</time></p>
      <div class="acts" role="group" aria-labelledby="h-clock">
        <button type="button" class="btn" onClick=${() => move({ advance: 'PT1H' })}>+1 hour</button>
        <button type="button" class="btn" onClick=${() => move({ advance: 'P1D' })}>+1 day</button>
        <button type="button" class="btn" onClick=${() => move({ now: nextMorning(now, holidays) })}>To next working morning</button>
      </div>
    </div>`;
}

/** Nine o'clock on the wall of the next day on which the office works. */
function nextMorning(now, holidays) {
  for (let ahead = 0; ahead < 14; ahead++) {
    const day = dayOf(new Date(now).getTime() + ahead * 86_400_000);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday === 0 || weekday === 6 || holidays.includes(day)) continue;
    const utc = new Date(`${day}T09:00:00Z`);
    // In summer the wall is an hour ahead of UTC.
    const morning = new Date(utc.getTime() - (Number(timeOf(utc).slice(0, 2)) - 9) * 3_600_000);
    if (morning > new Date(now)) return morning.toISOString();
  }
  return now;
}

const states = {
  queued: 'waits its undo minute',
  submitting: 'is being sent',
  accepted: 'taken by the mailbox',
  sent: 'sent',
  withdrawn: 'withdrawn',
  bounced: 'came back',
  'needs-person': 'not known to have left: an officer must look',
};

function Letters({ letters, doing }) {
  if (letters.length === 0) return null;
  return html`
    <div class="block"><h3>Letters</h3>
      <ul class="post-list">${letters.map(
        (letter) => html`
        <li key=${letter.id}><span>${letter.subject}<small>${states[letter.state] ?? letter.state}</small></span>
          ${letter.canSendNow && html`<button type="button" class="btn" onClick=${() => doing(() => post('send-now', { letter: letter.id }))}>Send now</button>`}</li>`,
      )}</ul>
    </div>`;
}

function Outages({ doing }) {
  const [off, setOff] = useState({});
  const set = (kind, value) => (event) => {
    const on = event.target.checked;
    setOff({ ...off, [kind]: on });
    doing(() => post('faults', { [kind]: on ? value : null }));
  };
  return html`
    <fieldset class="block"><legend class="sr">Outages</legend><h3>Outages</h3>
      <div class="switches">
        <label class="switch"><input type="checkbox" role="switch" checked=${off.slack ?? false} onChange=${set('slack', 'down')} />Slack down</label>
        <label class="switch"><input type="checkbox" role="switch" checked=${off.teams ?? false} onChange=${set('teams', 'down')} />Teams down</label>
        <label class="switch"><input type="checkbox" role="switch" checked=${off.graph ?? false} onChange=${set('graph', '429')} />Mailbox throttled</label>
      </div>
      <p class="acts"><button type="button" class="btn" onClick=${() => doing(() => post('restart'))}>Restart the desk</button></p>
    </fieldset>`;
}
