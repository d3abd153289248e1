// The fields of a form, each with its label, hint and error; values stay in the page until they are sent.

import { words } from './mrkdwn.js';
import { html } from './vendor/preact.js';

/** One input block. The element's own value is where it starts. */
export function Field({ block, error, people }) {
  const { element } = block;
  const id = `f-${block.block_id}`;
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const notes = html`
    ${block.hint && html`<p class="hint" id=${`${id}-hint`}>${block.hint.text}</p>`}
    ${error && html`<p class="late" id=${`${id}-error`}>${error}</p>`}`;
  const label = html`${block.label.text}${block.optional && html` <span class="quiet">(optional)</span>`}`;
  const shared = {
    id,
    name: block.block_id,
    'aria-describedby': described,
    'aria-invalid': error ? 'true' : undefined,
  };
  if (element.type === 'checkboxes' || element.type === 'radio_buttons' || element.type === 'multi_static_select') {
    return html`<fieldset class="field" aria-describedby=${described}><legend>${label}</legend>${choices(block, element)}${notes}</fieldset>`;
  }
  return html`<div class="field"><label for=${id}>${label}</label>${input(element, shared, people)}${notes}</div>`;
}

function choices(block, element) {
  const type = element.type === 'radio_buttons' ? 'radio' : 'checkbox';
  const chosen = element.initial_options ?? (element.initial_option ? [element.initial_option] : []);
  const isChosen = (option) => chosen.some(({ value }) => value === option.value);
  return html`<div class="ticks">${element.options.map(
    (option) => html`
    <label key=${option.value}><input type=${type} name=${block.block_id} value=${option.value} defaultChecked=${isChosen(option)} />
      <span>${words(option.text)}</span>${option.description && html`<small>${option.description.text}</small>`}</label>`,
  )}</div>`;
}

function input(element, shared, people) {
  switch (element.type) {
    case 'plain_text_input':
      return element.multiline
        ? html`<textarea ...${shared} maxlength=${element.max_length} defaultValue=${element.initial_value ?? ''}></textarea>`
        : html`<input type="text" ...${shared} maxlength=${element.max_length} defaultValue=${element.initial_value ?? ''} />`;
    case 'datepicker':
      return html`<input type="date" ...${shared} defaultValue=${element.initial_date ?? ''} />`;
    case 'users_select':
      return html`<select ...${shared}><option value="">Choose …</option>${people.map(({ id, name }) => html`<option value=${id} selected=${element.initial_user === id}>${name}</option>`)}</select>`;
    default:
      return html`<select ...${shared}><option value="">Choose …</option>${groupsOf(element).map(({ label, options }) => (label ? html`<optgroup label=${label}>${options.map((one) => optionOf(one, element))}</optgroup>` : options.map((one) => optionOf(one, element))))}</select>`;
  }
}

const groupsOf = (element) =>
  element.option_groups?.map((group) => ({ label: group.label.text, options: group.options })) ?? [
    { label: null, options: element.options ?? [] },
  ];
const optionOf = (option, element) =>
  html`<option value=${option.value} selected=${element.initial_option?.value === option.value}>${option.text.text}</option>`;

/** What stands in a form now, by block and action, as the sandbox takes it. */
export function valuesIn(form, blocks) {
  const values = {};
  for (const { type, block_id: id, element } of blocks) {
    if (type !== 'input') continue;
    const named = [...form.elements].filter(({ name }) => name === id);
    const several = element.type === 'checkboxes' || element.type === 'multi_static_select';
    const chosen = named
      .filter((one) => (one.type === 'checkbox' || one.type === 'radio' ? one.checked : true))
      .map(({ value }) => value);
    values[id] = { [element.action_id]: several ? chosen : chosen[0] || null };
  }
  return values;
}
