import { nextMoment, stepTo } from './replay.js';
import { post } from './sandbox.js';
import { html } from './vendor/preact.js';

/** What stands where the cases will be: one sentence, and one button. */
export function FirstVisit({ doing, seen }) {
  if (!seen.desk)
    return html`<div class="empty"><p>No desk is running. Start one with npm start, and open the address that it prints.</p></div>`;
  const moment = nextMoment(seen);
  if (moment)
    return html`
      <div class="empty">
        <p>It is Friday 20 December 2019, and the office is about to close for the weekend.</p>
        <button type="button" class="btn go big" onClick=${() => doing(() => stepTo(moment, seen))}>Let Monday come</button>
      </div>`;
  return html`
    <div class="empty">
      <p>Organisations report personal-data breaches by mail; this desk announces each one here, and you work it to the decision.</p>
      <button type="button" class="btn go big" onClick=${() => doing(() => post('samples/just-now'))}>Send the first report</button>
    </div>`;
}
