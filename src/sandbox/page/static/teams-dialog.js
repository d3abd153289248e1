import { AdaptiveCard } from './adaptive-card.js';
import { post } from './sandbox.js';
import { html, useEffect, useRef, useState } from './vendor/preact.js';

/** The form that lies over Teams for this person; what the app finds wrong in it comes back in a new one. */
export function TeamsDialog({ dialog, person, doing }) {
  const box = useRef(null);
  const user = person.teams;
  useEffect(() => {
    if (dialog && !box.current.open) box.current.showModal();
    if (!dialog && box.current.open) box.current.close();
  }, [dialog?.id]);
  const close = () => dialog && doing(() => post('teams/close', { user, dialogId: dialog.id }));
  return html`
    <dialog ref=${box} aria-labelledby="h-task" onCancel=${(event) => {
      event.preventDefault();
      close();
    }}>
      ${dialog && html`<${Task} key=${dialog.id} dialog=${dialog} user=${user} doing=${doing} close=${close} />`}
    </dialog>`;
}

function Task({ dialog, user, doing, close }) {
  const [busy, setBusy] = useState(false);
  const heading = useRef(null);
  useEffect(() => heading.current?.focus(), []);
  const press = async (wanted) => {
    setBusy(true);
    await doing(() => post('teams/submit', { user, dialogId: dialog.id, ...wanted }));
    setBusy(false);
  };
  return html`
    <div class="head"><div><h2 id="h-task" tabindex="-1" ref=${heading}>${dialog.title}</h2></div>
      <button type="button" class="btn plain" aria-label="Close" onClick=${close}><svg class="i" aria-hidden="true"><use href="#cross" /></svg></button></div>
    <div class="body" tabindex="0" role="region" aria-labelledby="h-task" aria-busy=${String(busy)}>
      <${AdaptiveCard} card=${dialog.card} press=${press} />
    </div>`;
}
