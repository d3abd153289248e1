import { html } from './vendor/preact.js';
import { shortDayOf } from './words.js';

const DAY = 86_400_000;

/** All clocks of a case on one axis: hollow is allowed, filled is used, striped are bank holidays, the tick is now. */
export function Clocks({ clocks, now, holidays }) {
  if (clocks.length === 0) return null;
  const at = (time) => new Date(time).getTime();
  const first = Math.min(...clocks.map(({ from }) => at(from))) - DAY;
  const last = Math.max(...clocks.map(({ to, end }) => Math.max(at(to), end ? at(end) : 0)), at(now)) + DAY;
  const span = last - first;
  const place = (time) => Math.max(0, Math.min(at(time) - first, span));
  const shown = holidays.filter((day) => at(day) >= first && at(day) + DAY <= last);
  const weeks = [];
  const step = Math.max(1, Math.ceil(span / DAY / 5)) * DAY;
  for (let time = first + DAY; time < last - DAY; time += step) weeks.push(time);
  return html`
    <div class="bars" style=${`--span:${span};--at:${place(now)}`}>
      ${clocks.map(
        (clock) => html`
        <div class="bar" key=${clock.name}>
          <p><span>${clock.name}</span><span class=${clock.end ? '' : /late/.test(clock.words) ? 'late' : 'open'}>${clock.words}</span></p>
          <div class="track" aria-hidden="true">
            <i class="whole" style=${bar(place(clock.from), place(clock.to))}></i>
            <i class=${`spent${clock.end ? '' : ' open'}`} style=${bar(place(clock.from), place(clock.end ?? now))}></i>
            ${shown.filter((day) => at(day) >= at(clock.from) && at(day) <= at(clock.to)).map((day) => html`<i class="off" style=${bar(place(day), place(at(day) + DAY))}></i>`)}
            <i class="now"></i>
          </div>
        </div>`,
      )}
      <div class="scale" aria-hidden="true">${weeks.map((time) => html`<span style=${`--at:${place(time)}`}>${shortDayOf(time)}</span>`)}<span class="now">now</span></div>
    </div>
    ${shown.length > 0 && html`<p class="quiet">Striped: bank holidays.</p>`}`;
}

const bar = (from, to) => `--from:${from};--to:${Math.max(to, from)}`;
