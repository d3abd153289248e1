import type { CaseFacts } from '../../blocks/case-card.ts';
import type { Case } from '../case/case.ts';
import { dayAndTime, dayWords, delayWords } from '../case/counting.ts';
import { awarenessOf } from '../case/report-facts.ts';
import { dayOf, timeOf } from '../case/working-days.ts';
import type { Desk } from './desk.ts';

/** The newest report as a card may show it: bands, kinds, dates and counts, never figures or answers. */
export function reportWords(desk: Desk, kase: Case): CaseFacts {
  const { calendar } = desk;
  const report = kase.reports.at(-1);
  const now = desk.clock.now();
  return {
    reported: `${dayWords(dayOf(kase.reportedAt, calendar))}, ${timeOf(kase.reportedAt, calendar)} by ${channels[kase.channel]}`,
    afterAwareness: awarenessWords(kase),
    reachedDesk: kase.forwardedByStaff
      ? `${dayAndTime(kase.receivedAt, now, calendar)} (${delayWords(kase.reportedAt, kase.receivedAt, calendar)}; forwarded by staff)`
      : null,
    people: report?.peopleBand ? bandWords[report.peopleBand] : null,
    data: kindWords(report?.dataKinds ?? []),
    happened: report?.happenedOn ? dayWords(report.happenedOn) : null,
    controllerSays: report?.threshold ? thresholdWords[report.threshold] : null,
    answers: report?.manual ? null : (report?.counts ?? null),
  };
}

const channels = { email: 'email', phone: 'telephone', post: 'post' };

const thresholdWords = {
  meets: 'meets the threshold',
  'does-not-meet': 'does not meet the threshold',
  unclear: 'is unclear about the threshold',
};

const bandWords = {
  '1 to 9': '1 to 9',
  '10 to 99': '10 to 99',
  '100 to 1k': '100 to 999',
  '1k to 10k': '1,000 to 9,999',
  '10k to 100k': '10,000 to 99,999',
  '100k and above': '100,000 and above',
  Unknown: 'unknown',
};

/** "49 h 34 min, within 72 h"; a range where the report names a day and no time. */
function awarenessWords(kase: Case): string | null {
  const aware = awarenessOf(kase);
  if (!aware) return null;
  const verdict =
    aware.within72h === null ? 'within 72 h or later' : aware.within72h ? 'within 72 h' : 'later than 72 h';
  return aware.longest - aware.shortest < 60_000
    ? `${hours(aware.longest)}, ${verdict}`
    : `between ${hours(aware.shortest)} and ${hours(aware.longest)}, ${verdict}`;
}

function hours(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function kindWords(kinds: string[]): string | null {
  const [first, ...others] = kinds;
  if (!first) return null;
  const name = first === 'Basic personal identifiers' ? 'Basic identifiers' : first;
  if (others.length === 0) return name;
  return `${name} and ${others.length} other ${others.length === 1 ? 'kind' : 'kinds'}`;
}
