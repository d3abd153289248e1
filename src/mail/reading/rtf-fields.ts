type Shown = { text: string; tick: boolean | null };

/** 25 stands for a box that nobody touched since the form was made (FFDataBits.iRes, [MS-DOC] 2.9.79). */
const UNTOUCHED = 25;
/** No instruction that matters is longer, and no list of choices. */
const MOST = 200;

/** The form fields of Word (\field, \formfield) that keep their answer in numbers and show no text of their own. */
export function startRtfFields() {
  let instruction = '';
  let result: number | null = null;
  let otherwise = 0;
  let choices: string[] = [];
  return { begin, instructed, set, choice, chosen, finish };

  function begin(): void {
    [instruction, result, otherwise, choices] = ['', null, 0, []];
  }

  function instructed(code: number): void {
    if (instruction.length < MOST) instruction += String.fromCharCode(code);
  }

  function set(name: 'ffres' | 'ffdefres', number: number): void {
    if (name === 'ffres') result = number;
    else otherwise = number;
  }

  /** Begins one more entry of a drop-down field; its letters come one by one. */
  function choice(): void {
    if (choices.length < MOST) choices.push('');
  }

  function chosen(text: string): void {
    const last = choices.length - 1;
    if (last >= 0) choices[last] = `${choices[last]}${text}`.slice(0, MOST);
  }

  /** What stands in the field's place, or null where its own text does. */
  function finish(): Shown | null {
    const value = result === null || result === UNTOUCHED ? otherwise : result;
    if (/^\s*FORMCHECKBOX\b/.test(instruction)) return { text: value === 1 ? '☒' : '☐', tick: value === 1 };
    return /^\s*FORMDROPDOWN\b/.test(instruction) ? { text: choices[value] ?? '', tick: null } : null;
  }
}
