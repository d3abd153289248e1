import type { Answers } from './answers.ts';

export const CONTROLLER = { name: 'Data Compliance', address: 'data.compliance@justice.example' };
export const REFERENCE = 'IC-31191-G5C6';
export const SENT = new Date('2019-12-20T18:16:00Z');

/** The case of 2019 by its published facts; the prose and the people are invented. */
export const report2019: Answers = {
  kind: 'Initial report',
  caseReference: 'N/A',
  threshold: 'I consider the incident meets the threshold to report',
  happened: 'Records of current and former staff could be opened by users of a shared service who did not need them.',
  cyber: 'No',
  found: 'A processor of ours was told by its own supplier, and told us.',
  discovered: { date: '18 December 2019', time: '16:42' },
  happenedOn: { date: '7 December 2019', time: '' },
  data: ['Basic personal identifiers, eg name, contact details', 'Other (please give details below)'],
  otherData: 'National Insurance Number',
  records: 'Total: 121,109. Of that total, 48,740 contain National Insurance number',
  people: '121,109',
  subjects: ['Employees'],
  otherSubjects: '',
  consequences: 'We think harm unlikely at this stage and know of none.',
  likelihood: 'Unlikely',
  likelihoodDetails: 'We shall look at this again as the investigation goes on.',
  training: "Don't know",
  delay: 'Why the supplier took so long to tell our processor is not yet known. The follow-up report will say more.',
  measures: '',
  actions: 'A team meets daily to find out how far the exposure went.',
  recurrence: '',
  told: 'Something else (please give details below)',
  toldDetails: 'A general message to all staff is about to be published; nobody has been written to yet.',
  toldOthers: 'Yes',
  others: 'Cabinet Office, Government Shared Services and the trade unions',
  organisation: { name: 'Ministry of Justice', address: '102 Petty France, London SW1H 9AJ' },
  reporter: { name: 'Rowan Teale', email: CONTROLLER.address, phone: '01632 960301' },
  officer: { name: 'Amelia Kerr', email: 'amelia.kerr@justice.example', phone: '01632 960302' },
};

export const followUp2019: Answers = {
  ...report2019,
  kind: 'Follow-up report',
  caseReference: REFERENCE,
  otherData: 'National Insurance Number, individual training records',
  consequences: 'We think the possible effect on people low, and know of no harm.',
  toldDetails: 'A message to all staff has been published and is kept up to date. It asks them to be watchful online.',
  others:
    'Cabinet Office, Government Shared Services, National Cyber Security Centre, the trade unions and the organisations whose staff are affected',
  delay: '',
  measures: 'Access was granted by role and reviewed once a year.',
  recurrence: 'Access is now reviewed monthly; a full review ends in March 2020.',
};
