import type { Aligned } from './align.ts';
import type { Draft, Flag } from './draft.ts';
import type { Question } from './edition.ts';

/** What was noticed over the form as a whole while it was read. */
export function draftFlags({ form, said, invisible, undetermined, otherwise }: Draft): Flag[] {
  const withheld = said.filter(({ answer }) => answer.withheld).map(({ answer }) => answer.question);
  const near = form.found.filter(({ known }) => known === 'near');
  return [
    ...noteOf('no_tick_state', 'No tick can be seen at', invisible),
    ...noteOf('withheld', 'Blacked out before it reached the office', withheld),
    ...noteOf('to_be_determined', 'Still to be determined, said the sender', undetermined),
    ...noteOf('option_wording', 'Options in other words than the form has', [
      ...new Set(otherwise.map(({ written, label }) => `"${short(written)}" taken for "${short(label)}"`)),
    ]),
    ...noteOf(
      'label_wording',
      'Questions in other words than the form has',
      near.map(({ label, question }) => `"${short(label)}" taken for "${short(question.question)}"`),
    ),
  ];
}

/** How the form differs from its edition: cut short on the way or never finished, or of another edition altogether. */
export function formFlags({ edition, found }: Aligned, read: Flag[]): Flag[] {
  // Who withdraws a notification fills in no more than its beginning.
  if (read.some(({ code }) => code === 'withdrawn')) return [];
  const fields = new Set(found.map(({ question }) => question.field));
  const cut = !edition.closing.some((field) => fields.has(field));
  const truncated = cut ? [{ code: 'truncated', note: 'The form breaks off before its last part' }] : [];
  const unknown = found.filter(({ known }) => known === 'not').map(({ label }) => `"${short(label)}"`);
  const missing = missingFrom({ edition, found }, cut).map(({ question }) => `"${short(question)}"`);
  const parts = [...listOf('labels not known', unknown), ...listOf('labels missing', missing)];
  const note = `The form differs from the edition this desk knows: ${parts.join('; ')} (nearest: ${edition.name})`;
  return [...truncated, ...(parts.length > 0 ? [{ code: 'form_edition', note }] : [])];
}

/** Fewer that are missing in a row may have been deleted because they did not apply. */
const RUN = 3;

/** Questions that every sender is asked, where several in a row are missing. Of a form cut short only those before the cut. */
function missingFrom({ edition, found }: Pick<Aligned, 'edition' | 'found'>, cut: boolean): Question[] {
  const there = new Set(found.map(({ question }) => question));
  const last = edition.questions.findLastIndex((question) => there.has(question));
  const asked = edition.questions
    .slice(0, cut ? last + 1 : undefined)
    .filter((question) => question.field !== null && !question.optional && !question.only);
  const runs: Question[][] = [[]];
  for (const question of asked) {
    if (there.has(question)) runs.push([]);
    else runs.at(-1)?.push(question);
  }
  return runs.filter((run) => run.length >= RUN).flat();
}

/** No form of any edition gives cause for more. */
const MOST_NOTED = 60;
/** More than these are said by their number. */
const MOST_NAMED = 10;

function noteOf(code: string, words: string, items: string[]): Flag[] {
  return items.length === 0 ? [] : [{ code, note: `${words}: ${items.slice(0, MOST_NOTED).join(' | ')}` }];
}

function listOf(words: string, items: string[]): string[] {
  const more = items.length - MOST_NAMED;
  const named = items.slice(0, MOST_NAMED).join(', ');
  return items.length === 0 ? [] : [`${words}: ${named}${more > 0 ? ` and ${more} more` : ''}`];
}

/** A label or an option as a person would quote it, without the number before it and the marks behind it. */
function short(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/^\d{1,3}[.):]? /, '')
    .replace(/[\s:?*]+$/u, (end) => (end.includes('?') ? '?' : ''));
  return line.length > 90 ? `${line.slice(0, 89).trimEnd()}…` : line;
}
