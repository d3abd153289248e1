type Attributes = Record<string, string>;
type Shown = { text: string; tick: boolean | null };
type Control = { box: boolean | null; placeholder: boolean; shown: boolean };
type Field = { type: string; ticked: boolean; choices: string[]; chosen: number };

/**
 * The three things that LibreOffice ticks: content controls (loext:content-control), form fields that came out of a Word
 * file (field:fieldmark, where the tick is a parameter and no text at all) and drawn form controls (form:checkbox).
 */
export function startOdtControls() {
  const controls: Control[] = [];
  const drawn = new Map<string, Shown[]>();
  let field: Field | null = null;
  return { open, close, shown };

  /** Returns what stands in the place of a drawn control. */
  function open(name: string, attributes: Attributes): Shown[] {
    if (name === 'content-control') controls.push(controlIn(attributes));
    else if (name === 'fieldmark' || name === 'fieldmark-start')
      field = { type: attributes['type'] ?? '', ticked: false, choices: [], chosen: 0 };
    else if (name === 'param' && field) setField(field, attributes);
    else if (name === 'control') return drawn.get(attributes['control'] ?? '') ?? [];
    else if (FORM_CONTROLS.has(name) && attributes['id']) drawn.set(attributes['id'], drawnIn(name, attributes));
    return [];
  }

  /** Returns what a field shows in its place. */
  function close(name: string): Shown[] {
    if (name === 'content-control') controls.pop();
    if (!field || (name !== 'fieldmark' && name !== 'fieldmark-start')) return [];
    const { type, ticked, choices, chosen } = field;
    field = null;
    if (type.endsWith('FORMCHECKBOX')) return [box(ticked)];
    return type.endsWith('FORMDROPDOWN') ? [{ text: choices[chosen] ?? '', tick: null }] : [];
  }

  /** How text inside the open controls is shown: a box by its state, never by its glyph; a prompt not at all. */
  function shown(text: string): Shown[] {
    const control = controls.at(-1);
    if (!control || control.box === null) return controls.some((one) => one.placeholder) ? [] : [{ text, tick: null }];
    if (control.shown) return [{ text, tick: null }];
    control.shown = true;
    return [box(control.box), { text: text.trimStart().replace(/^[^\p{L}\p{N}\s]/u, ''), tick: null }];
  }
}

const FORM_CONTROLS = new Set(['checkbox', 'radio', 'text', 'textarea', 'combobox', 'formatted-text']);

function controlIn(attributes: Attributes): Control {
  return {
    box: attributes['checkbox'] === 'true' ? attributes['checked'] === 'true' : null,
    placeholder: attributes['showing-place-holder'] === 'true',
    shown: false,
  };
}

/** Names as LibreOffice writes them for a field of a Word file. */
function setField(field: Field, { name, value = '' }: Attributes): void {
  if (name === 'Checkbox_Checked') field.ticked = value === 'true';
  else if (name === 'Dropdown_ListEntry') field.choices.push(value);
  else if (name === 'Dropdown_Selected') field.chosen = Number(value) || 0;
}

function drawnIn(name: string, attributes: Attributes): Shown[] {
  const label = { text: ` ${attributes['label'] ?? ''}`, tick: null };
  if (name === 'checkbox') return [box((attributes['current-state'] ?? attributes['state']) === 'checked'), label];
  if (name === 'radio') return [box((attributes['current-selected'] ?? attributes['selected']) === 'true'), label];
  return [{ text: attributes['current-value'] ?? attributes['value'] ?? '', tick: null }];
}

function box(tick: boolean): Shown {
  return { text: tick ? '☒' : '☐', tick };
}
