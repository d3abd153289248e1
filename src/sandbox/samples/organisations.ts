import type { Answers } from './answers.ts';

type Story = Pick<
  Answers,
  | 'happened'
  | 'cyber'
  | 'found'
  | 'data'
  | 'subjects'
  | 'consequences'
  | 'likelihood'
  | 'actions'
  | 'told'
  | 'organisation'
> & { domain: string; people: number; reporter: string; officer: string };

const identifiers = 'Basic personal identifiers, eg name, contact details';
const customers = 'Customers or prospective customers';

const stories: Story[] = [
  {
    domain: 'wexcombe-housing.example',
    organisation: { name: 'Wexcombe Valley Housing Association', address: '2 Mill Lane, Wexcombe WX1 4AA' },
    reporter: 'Morwenna Pike',
    officer: 'Idris Vaughan',
    happened: 'After an update our tenants’ portal showed some tenants the rent account of somebody else.',
    cyber: 'No',
    found: 'A tenant rang to say that the name on the screen was not theirs.',
    data: [identifiers, 'Economic and financial data, eg credit card numbers, bank details'],
    subjects: [customers],
    people: 1_240,
    consequences: 'Tenants may have seen a neighbour’s arrears. We know of no harm so far.',
    likelihood: 'Unlikely',
    actions: 'We took the portal down within the hour and put the earlier version back.',
    told: "No, but we're planning to",
  },
  {
    domain: 'harbour-dental.example',
    organisation: { name: 'Harbour Street Dental Group', address: '7 Harbour Street, Port Elland PE4 2RT' },
    reporter: 'Sunita Rao',
    officer: 'Sunita Rao',
    happened: 'A list of patients with their appointments was sent to the wrong laboratory.',
    cyber: 'No',
    found: 'The laboratory told us that it had received a list it did not expect.',
    data: [identifiers, 'Health data'],
    subjects: ['Patients'],
    people: 312,
    consequences: 'The laboratory is bound to secrecy and has deleted the list.',
    likelihood: 'Very unlikely',
    actions: 'We have a written confirmation of deletion and now check recipients by a second person.',
    told: "No, we've decided not to",
  },
  {
    domain: 'pennant-logistics.example',
    organisation: { name: 'Pennant Logistics Ltd', address: 'Unit 9, Northgate Park, Selwick SK3 8LN' },
    reporter: 'Callum Reeve',
    officer: 'Hana Novak',
    happened: 'Somebody used the stolen password of a payroll clerk to open the payroll system from abroad.',
    cyber: 'Yes',
    found: 'An alarm for a sign-in from another country.',
    data: [identifiers, 'Economic and financial data, eg credit card numbers, bank details'],
    subjects: ['Employees'],
    people: 860,
    consequences: 'Bank details could be used for fraud. One employee reported a suspicious call.',
    likelihood: 'Likely',
    actions: 'The account was closed, all passwords were changed and a second factor was switched on.',
    told: "Yes, we've told affected data subjects",
  },
  {
    domain: 'oakmere-academy.example',
    organisation: { name: 'Oakmere Academy Trust', address: 'Oakmere Road, Thornby TH5 1QS' },
    reporter: 'Beatrix Holm',
    officer: 'Ewan Laidlaw',
    happened: 'An e-mail about a school trip went to 180 parents with all addresses visible.',
    cyber: 'No',
    found: 'A parent answered to everybody.',
    data: [identifiers],
    subjects: ['Children', 'Users'],
    people: 180,
    consequences: 'Parents learned each other’s addresses. No complaint about harm has reached us.',
    likelihood: 'Unlikely',
    actions: 'We asked the recipients to delete the e-mail and reminded staff how to hide recipients.',
    told: "No, they're already aware",
  },
];

const DAY = 86_400_000;

/** A report of one of these organisations, discovered shortly before now; later ones of the same name differ. */
export function reportOf(turn: number, now: Date): Answers & { domain: string } {
  const story = stories[turn % stories.length] ?? stories[0];
  if (!story) throw new Error('The sandbox has lost its organisations');
  const round = Math.floor(turn / stories.length);
  const people = story.people + 37 * round;
  const discovered = new Date(now.getTime() - (21 + 7 * (turn % 5)) * 3_600_000);
  const { domain, reporter, officer, people: _people, ...told } = story;
  const mail = (name: string) => `${name.toLowerCase().replaceAll(' ', '.')}@${domain}`;
  return {
    ...told,
    domain,
    kind: 'Initial report',
    caseReference: 'N/A',
    threshold: 'I consider the incident meets the threshold to report',
    discovered: { date: dayWords(discovered), time: timeWords(discovered) },
    happenedOn: { date: dayWords(new Date(discovered.getTime() - 2 * DAY)), time: '' },
    otherData: '',
    records: people.toLocaleString('en-GB'),
    people: people.toLocaleString('en-GB'),
    otherSubjects: '',
    likelihoodDetails: 'We shall look at this again as we learn more.',
    training: 'Yes',
    delay: '',
    measures: '',
    recurrence: '',
    toldDetails: '',
    toldOthers: 'No',
    others: '',
    reporter: { name: reporter, email: mail(reporter), phone: '01632 960455' },
    officer: { name: officer, email: mail(officer), phone: '01632 960456' },
  };
}

/** The follow-up to a report: four answers changed, and what only a follow-up asks. */
export function followUpTo<Report extends Answers>(report: Report, reference: string): Report {
  return {
    ...report,
    kind: 'Follow-up report',
    caseReference: reference,
    consequences: 'We have asked everybody affected. Nobody has come to harm.',
    toldOthers: 'Yes',
    others: 'The National Cyber Security Centre and our insurer',
    actions: `${report.actions} An outside firm has since reviewed what we did.`,
    measures: 'Changes were tested by the team that made them, on a copy with invented data.',
    recurrence: 'From next month a second team tests every change. We shall report to our board when that is in place.',
  };
}

function dayWords(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(at);
}

function timeWords(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/London' }).format(at);
}
