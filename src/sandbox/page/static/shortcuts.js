import { get, post } from './sandbox.js';
import { html, useEffect, useState } from './vendor/preact.js';

/** The shortcuts that the app's manifest declares: each with a name, a type (global or message) and its callback_id. */
export function useShortcuts() {
  const [declared, setDeclared] = useState([]);
  useEffect(() => {
    get('slack/shortcuts').then(
      ({ shortcuts }) => setDeclared(shortcuts),
      // Without them there is no menu; the rest of the page works.
      () => {},
    );
  }, []);
  return declared;
}

/** What can be done with a message, or, without one, anywhere. */
export function ShortcutMenu({ shortcuts, user, on, doing }) {
  const mine = shortcuts.filter(({ type }) => type === (on ? 'message' : 'global'));
  if (mine.length === 0) return null;
  const choose = (event, callbackId) => {
    event.currentTarget.closest('details').open = false;
    doing(() => post('slack/shortcut', { user, callbackId, ...on }));
  };
  return html`
    <details class=${`menu shortcuts${on ? ' right' : ' up'}`}>
      <summary class="btn plain" aria-label=${on ? 'More about this message' : 'Shortcuts'}>${on ? '…' : '+'}</summary>
      <div class="sheet">
        ${mine.map(({ name, callback_id: id }) => html`<button type="button" onClick=${(event) => choose(event, id)}>${name}</button>`)}
      </div>
    </details>`;
}
