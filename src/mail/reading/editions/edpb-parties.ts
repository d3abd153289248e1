import type { Question } from '../edition.ts';
import { rowsOf } from './numbered-rows.ts';

const notification = '1 Notification';
const controller = '2.1 Data controller';
const reporter = '2.2 Reporting person';
const contacts = '2.3 Contacts and other parties';

const kind = rowsOf('edpb', notification);
const organisation = rowsOf('edpb', controller);
const person = rowsOf('edpb', reporter);
const contact = rowsOf('edpb', contacts);
const yesNo = ['Yes', 'No'];

/** Rows 3 to 41: which notification this is, who makes it and who else is concerned. */
export const parties: Question[] = [
  kind(
    3,
    'Type of notification',
    [
      { label: 'New Notification', also: ['New', 'Initial notification', 'First notification'], means: 'initial' },
      {
        label: 'Follow-Up Notification',
        also: ['Follow-up', 'Complementary notification', 'Amended notification', 'Complementary/amended notification'],
        means: 'follow_up',
      },
    ],
    { field: 'reportType', also: ['Notification type', 'Kind of notification'] },
  ),
  kind(
    4,
    'Sub-type of notification',
    [
      'Complete',
      { label: 'Incomplete', also: ['Preliminary'] },
      { label: 'Withdraw', also: ['Withdrawal', 'Withdrawn'], means: 'withdrawn' },
    ],
    { field: 'subType', also: ['Subtype of notification', 'Sub-type of follow-up notification'] },
  ),
  kind(5, 'Reasons for withdrawing a previous notification', 'text', { optional: true }),
  kind(6, 'ID of previously notified personal data breach', 'text', {
    field: 'caseReference',
    also: ['ID of the previously notified personal data breach', 'ID of previous notification'],
    hints: ['Please provide the ID of the previous personal data breach you are completing or amending.'],
    optional: true,
  }),
  kind(7, "Data controller's internal reference number", 'text', {
    also: ['Controller’s internal reference number', 'Internal reference number'],
    hints: ['Provide your internal reference number if any'],
    optional: true,
  }),
  organisation(10, 'Type of identifier', ['CompanyID', 'Organisation number', 'VAT Number'], {
    optional: true,
    common: true,
  }),
  organisation(11, 'Identifier', 'text', { optional: true, common: true }),
  organisation(12, 'Name of the organisation', 'text', {
    field: 'controllerName',
    also: ['Name of organisation', 'Name of the controller', 'Name of the data controller'],
    common: true,
  }),
  organisation(13, 'Contact details', 'text', {
    field: 'controllerAddress',
    also: ['Contact details of the organisation', 'Contact details of the controller'],
    common: true,
  }),
  organisation(14, 'Sector', ['Private', 'Public'], { common: true }),
  organisation(
    15,
    'Type of organisation',
    ['Freelance or Microenterprise', 'Small or Medium Enterprise', 'Large Enterprise', 'Others'],
    { optional: true, common: true },
  ),
  organisation(16, 'Further description of organisation type', 'text', { optional: true }),
  organisation(17, 'Classification of economic activity', 'text', { optional: true }),
  organisation(18, 'Name of representative in EEA', 'text', { optional: true }),
  organisation(19, 'Contact details of representative in EEA', 'text', { optional: true }),
  person(21, 'Name of the reporting person', 'text', { field: 'reporterName', also: ['Name of reporting person'] }),
  person(22, 'Contact details', 'text', {
    field: 'reporterContact',
    also: ['Contact details of the reporting person'],
    common: true,
  }),
  person(
    23,
    'Function of the reporting person',
    [
      { label: 'DPO', also: ['Data protection officer'], means: 'dpo' },
      'Legal representative',
      { label: 'Authorised representative or other (please specify)', also: ['Authorised representative', 'Other'] },
    ],
    { field: 'reporterRole' },
  ),
  person(24, 'Description of the function of the reporting person', 'text', { optional: true }),
  person(25, 'National identification number', 'text', { optional: true }),
  person(26, 'Accuracy & Responsibility', 'text', { optional: true }),
  contact(29, 'Is a data protection officer designated?', yesNo, { optional: true }),
  contact(30, 'Name of the DPO', 'text', {
    field: 'dpoName',
    also: ['Name of DPO', 'Name of the data protection officer'],
    optional: true,
  }),
  contact(31, 'Contact details', 'text', {
    field: 'dpoContact',
    also: ['Contact details of the DPO', 'Contact details of the data protection officer'],
    optional: true,
    common: true,
  }),
  contact(33, 'More information about the incident can be obtained at', [
    { label: 'DPO', also: ['Data protection officer'] },
    'Reporting person',
    { label: 'Other (please specify)', also: ['Other'] },
  ]),
  contact(34, 'Name of the contact person', 'text', { optional: true }),
  contact(35, 'Function of the contact person', 'text', { optional: true }),
  contact(36, 'Contact details', 'text', {
    also: ['Contact details of the contact person'],
    optional: true,
    common: true,
  }),
  contact(38, 'Are other parties such as data processors or joint controllers involved?', yesNo),
  contact(39, 'Qualification of the other involved party', 'text', { optional: true }),
  contact(40, 'Name of the other involved party', 'text', { optional: true }),
  contact(41, 'Contact details', 'text', {
    also: ['Contact details of the other involved party'],
    optional: true,
    common: true,
  }),
];
