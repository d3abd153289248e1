import type { RemarkShown } from '../../blocks/parts/remark.ts';
import type { Case, CaseEvent } from '../case/case.ts';
import { dayAndTime } from '../case/counting.ts';
import { can, lifecycle } from '../case/lifecycle.ts';
import type { Remark } from '../case/remarks.ts';
import type { Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { namesOf } from './officers.ts';
import { readTexts } from './texts.ts';

/** What officers wrote about a case beside its letters, oldest first, and what this one may strike of it. */
export async function remarksOf(desk: Desk, person: Person, kase: Case): Promise<RemarkShown[]> {
  const shown = await remarkTeller(desk, kase.remarks);
  const strikes = can('strike', kase, person);
  return kase.remarks.map((remark) => ({
    ...shown(remark),
    strike: strikes && !remark.struck ? { act: 'strike', label: lifecycle.strike.label, id: remark.words } : null,
  }));
}

/** How each of these remarks is told. */
export async function remarkTeller(desk: Desk, remarks: Remark[]) {
  const names = await namesOf(desk.db);
  const texts = await readTexts(
    desk.db,
    remarks.flatMap(({ words, source }) => [words, source]),
  );
  const when = (at: Date) => dayAndTime(at, desk.clock.now(), desk.calendar);
  const words = (ref: string) => texts.get(ref) ?? 'These words are no longer kept.';
  return ({ words: ref, source, by, at, on, struck }: Remark) => ({
    by: [names(by), when(at), occasions[on] ?? []].flat().join(', '),
    text: struck ? `Struck by ${names(struck.by)}, ${when(struck.at)}.` : words(ref),
    source: source === null ? null : words(source),
  });
}

const occasions: Partial<Record<CaseEvent['type'], string>> = {
  released: 'on releasing it',
  reassigned: 'on handing it over',
  triaged: 'on triage',
  'contact-corrected': 'on the contact',
  'letter-went-wrong': 'on the letter that went wrong',
  'closed-without-reply': 'why no reply is needed',
  reopened: 'why it opens again',
  'visibility-set': 'on who may see it',
  'words-struck': 'why words were struck',
};
