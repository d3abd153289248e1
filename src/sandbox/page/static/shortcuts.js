import { get } from './sandbox.js';
import { html, useEffect, useState } from './vendor/preact.js';

/** What the app's manifest declares for menus: each with an id, a name, and whether it is of a message. */
export function useShortcuts(surface) {
  const [declared, setDeclared] = useState([]);
  useEffect(() => {
    declarations[surface]().then(
      setDeclared,
      // Without them there is no menu; the rest of the page works.
      () => {},
    );
  }, [surface]);
  return declared;
}

const declarations = {
  slack: async () => {
    const { shortcuts } = await get('slack/shortcuts');
    return shortcuts.map(({ callback_id: id, name, type }) => ({ id, name, ofMessage: type === 'message' }));
  },
  teams: async () => {
    const { menus } = await get('teams/menus');
    return menus.map(({ id, title: name, context }) => ({ id, name, ofMessage: context === 'message' }));
  },
};

/** What can be done with a message, or, without one, anywhere. */
export function ShortcutMenu({ shortcuts, on = false, choose }) {
  const mine = shortcuts.filter(({ ofMessage }) => ofMessage === on);
  if (mine.length === 0) return null;
  const chosen = (event, id) => {
    event.currentTarget.closest('details').open = false;
    choose(id);
  };
  return html`
    <details class=${`menu shortcuts${on ? ' right' : ' up'}`}>
      <summary class="btn plain" aria-label=${on ? 'More about this message' : 'Shortcuts'}>${on ? '…' : '+'}</summary>
      <div class="sheet">
        ${mine.map(({ name, id }) => html`<button type="button" onClick=${(event) => chosen(event, id)}>${name}</button>`)}
      </div>
    </details>`;
}
