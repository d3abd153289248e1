import { Block } from './blocks.js';
import { Field, valuesIn } from './fields.js';
import { peopleIn } from './people.js';
import { post } from './sandbox.js';
import { html, useEffect, useRef, useState } from './vendor/preact.js';

const OFFICERS = peopleIn('slack')
  .filter(({ role }) => !role.startsWith('guest'))
  .map(({ slack: id, name }) => ({ id, name }));

/** The form that lies on top for this person; whole screen on a phone. */
export function FormDialog({ view, person, doing }) {
  const user = person.slack;
  const dialog = useRef(null);
  useEffect(() => {
    const box = dialog.current;
    if (view && !box.open) box.showModal();
    if (!view && box.open) box.close();
  }, [view?.id]);
  const close = () => view && doing(() => post('slack/close', { user, viewId: view.id }));
  return html`
    <dialog ref=${dialog} aria-labelledby="h-form" onCancel=${(event) => {
      event.preventDefault();
      close();
    }}>
      ${view && html`<${Form} key=${`${view.id} ${view.hash}`} view=${view} user=${user} doing=${doing} close=${close} />`}
    </dialog>`;
}

function Form({ view, user, doing, close }) {
  const [errors, setErrors] = useState({});
  const [busy, setBusy] = useState(false);
  const form = useRef(null);
  const heading = useRef(null);
  useEffect(() => heading.current?.focus(), []);
  const send = async (event) => {
    event.preventDefault();
    setBusy(true);
    const answer = await doing(() =>
      post('slack/submit', { user, viewId: view.id, values: valuesIn(form.current, view.blocks) }),
    );
    setBusy(false);
    setErrors(answer?.errors ?? {});
    const first = Object.keys(answer?.errors ?? {})[0];
    if (first) form.current?.querySelector(`[name="${CSS.escape(first)}"]`)?.focus();
  };
  const press = (element, blockId, value) =>
    doing(() => post('slack/click', { user, viewId: view.id, actionId: element.action_id, blockId, value }));
  return html`
    <form ref=${form} onSubmit=${send} novalidate>
      <div class="head"><div><h2 id="h-form" tabindex="-1" ref=${heading}>${view.title.text}</h2></div>
        <button type="button" class="btn plain" aria-label="Close" onClick=${close}><svg class="i" aria-hidden="true"><use href="#cross" /></svg></button></div>
      <div class="body" tabindex="0" role="region" aria-label=${view.title.text}>
        ${view.blocks.map((block, n) =>
          block.type === 'input'
            ? html`<${Field} key=${block.block_id} block=${block} error=${errors[block.block_id]} people=${OFFICERS} />`
            : html`<div class=${block.type === 'rich_text' ? 'paper' : 'piece'} key=${block.block_id ?? n}><${Block} block=${block} press=${press} busy=${busy} /></div>`,
        )}
      </div>
      <div class="end">
        <p class="quiet">${busy ? 'Sending …' : ''}</p>
        <button type="button" class="btn" onClick=${close}>${view.close?.text ?? 'Close'}</button>
        ${view.submit && html`<button type="submit" class="btn go" disabled=${busy}>${view.submit.text}</button>`}
      </div>
    </form>`;
}
