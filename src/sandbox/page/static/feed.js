import { html, useEffect, useRef } from './vendor/preact.js';
import { dayOf, longDayOf } from './words.js';

/**
 * Posts under the days on which they came: entries of { key, at, draw }. count is of everything that was said, typed of
 * what this person typed.
 */
export function Feed({ entries, count, place, typed }) {
  const feed = useRef(null);
  const atEnd = useRef(true);
  useEffect(() => {
    const box = feed.current;
    // New posts are followed only by somebody who reads at the end.
    if (box && atEnd.current) box.scrollTop = box.scrollHeight;
  }, [count, place]);
  useEffect(() => {
    // Whoever types wants to see the answer, wherever they were reading.
    if (typed > 0) feed.current.scrollTop = feed.current.scrollHeight;
  }, [typed]);
  return html`
    <div class="scroll cards" ref=${feed} tabindex="0" role="group" aria-label="Messages"
      onScroll=${(event) => {
        const box = event.currentTarget;
        atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
      }}>
      <div class="feed">
        ${count === 0 && html`<p class="quiet">Nothing here yet.</p>`}
        ${entries.map(({ key, at, draw }, n) => {
          const before = n > 0 ? dayOf(entries[n - 1].at) : null;
          return html`
            ${dayOf(at) !== before && html`<h3 class="day" key=${`d${dayOf(at)}${n}`}>${longDayOf(at)}</h3>`}
            <${Entry} key=${key} draw=${draw} />`;
        })}
      </div>
    </div>`;
}

const Entry = ({ draw }) => draw();
