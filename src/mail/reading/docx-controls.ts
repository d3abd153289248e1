import { type Attributes, isOn } from './docx-style.ts';

type Control = { box: boolean | null; shown: boolean; placeholder: boolean };
type Field = { box: boolean | null; choices: string[]; chosen: number; result: boolean };
type Shown = { text: string; tick: boolean | null };

/**
 * What stands in Word's two kinds of form parts: content controls (w:sdt, ticks as w14:checkbox) and legacy fields
 * (ffData in w:fldChar, ECMA-376 part 1, 17.16), where the tick is no text at all.
 */
export function startControls() {
  const controls: Control[] = [];
  const fields: Field[] = [];
  return { open, close, shown };

  /** Returns what a field that ends here shows in its place. */
  function open(name: string, attributes: Attributes): Shown | null {
    const control = controls.at(-1);
    const field = fields.at(-1);
    if (name === 'sdt') controls.push({ box: null, shown: false, placeholder: false });
    else if (name === 'checkbox' && control) control.box = false;
    else if (name === 'showingPlcHdr' && control) control.placeholder = isOn(attributes);
    else if (name === 'checked' && field?.box !== undefined && field.box !== null) field.box = isOn(attributes);
    else if (name === 'checked' && control && control.box !== null) control.box = isOn(attributes);
    else if (name === 'checkBox' && field) field.box = false;
    else if (name === 'default' && field && field.box !== null) field.box = isOn(attributes);
    else if (name === 'result' && field) field.chosen = Number(attributes['val']) || 0;
    else if (name === 'listEntry') field?.choices.push(attributes['val'] ?? '');
    else if (name === 'fldChar') return markField(attributes['fldCharType']);
    return null;
  }

  function close(name: string): void {
    if (name === 'sdt') controls.pop();
  }

  /** How text inside the open controls and fields is shown: a control's box by its state, never by its glyph. */
  function shown(text: string): Shown[] {
    if (fields.some((field) => !field.result)) return [];
    const control = controls.at(-1);
    if (!control || control.box === null) return controls.some((one) => one.placeholder) ? [] : [{ text, tick: null }];
    if (control.shown) return [{ text, tick: null }];
    control.shown = true;
    const rest = text.trimStart().replace(/^[^\p{L}\p{N}\s]/u, '');
    return [glyph(control.box), { text: rest, tick: null }];
  }

  function markField(type: string | undefined): Shown | null {
    if (type === 'begin') fields.push({ box: null, choices: [], chosen: 0, result: false });
    const field = fields.at(-1);
    if (field && type === 'separate') field.result = true;
    if (type !== 'end') return null;
    fields.pop();
    if (!field) return null;
    if (field.box !== null) return glyph(field.box);
    return field.choices.length > 0 ? { text: field.choices[field.chosen] ?? '', tick: null } : null;
  }
}

function glyph(box: boolean): Shown {
  return { text: box ? '☒' : '☐', tick: box };
}
