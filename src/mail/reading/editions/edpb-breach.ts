import type { Question } from '../edition.ts';
import { rowsOf } from './numbered-rows.ts';

const timeline = rowsOf('edpb', '3.1 Timeline');
const nature = rowsOf('edpb', '3.2 Nature of the breach');

/** Rows 44 to 63: when it happened, how it was found and what it was. */
export const breach: Question[] = [
  timeline(
    44,
    'When did the personal data breach occur?',
    [
      'On a specific day',
      'From a date to a date',
      'From a date and is still ongoing',
      'Cannot be determined',
      'To be determined',
    ],
    { hints: ['If you do not know the dates precisely, please indicate the estimated dates below'] },
  ),
  timeline(
    45,
    'Only estimated dates are possible',
    [
      { label: 'Yes', also: ['True'], means: 'estimate' },
      { label: 'No', also: ['False'] },
    ],
    { field: 'dateEstimate', optional: true },
  ),
  timeline(46, 'Beginning date and time of personal data breach', 'when', {
    field: 'happenedAt',
    also: ['Beginning date and time of the personal data breach', 'Date and time of the personal data breach'],
  }),
  timeline(47, 'Ending date and time of personal data breach', 'text', {
    also: ['Ending date and time of the personal data breach'],
    optional: true,
  }),
  timeline(48, 'Date and time of awareness of the data controller of the personal data breach', 'when', {
    field: 'discoveredAt',
    also: ['Date and time of awareness of the personal data breach', 'Date and time of awareness'],
  }),
  timeline(49, 'Reasons for late notification of the personal data breach', 'text', {
    field: 'delayReason',
    also: ['Reasons for late notification'],
    optional: true,
  }),
  timeline(
    50,
    'How was the personal data breach discovered?',
    [
      'Detection by the data controller',
      'Detection and communication by the data processor',
      'Communication by a data subject',
      'Communication by an external party',
      'Press news',
      'Other (please specify in further description)',
    ],
    { field: 'howFound' },
  ),
  timeline(51, 'Further description of the discovery of the personal data breach', 'text', { optional: true }),
  timeline(52, 'Date of notification by other party', 'text', { optional: true }),
  timeline(53, 'Further comments on timeline and additional information', 'text', { optional: true }),
  nature(55, 'Nature of the personal data breach', {
    any: [
      {
        label: 'Confidentiality breach',
        explained:
          'Confidentiality breach - where there is an unauthorised or accidental disclosure of, or access to, personal data.',
        also: ['Confidentiality'],
      },
      {
        label: 'Integrity breach - where there is an unauthorised or accidental alteration of personal data.',
        also: ['Integrity breach', 'Integrity'],
      },
      {
        label: 'Availability breach',
        explained:
          'Availability breach - where there is an accidental or unauthorised loss of access to, or destruction of, personal data.',
        also: ['Availability'],
      },
    ],
  }),
  nature(
    56,
    'Type of confidentiality breach',
    {
      any: [
        'Personal data are exfiltrated or disclosed',
        'Personal data are likely exfiltrated or disclosed (no evidence)',
        'Personal data are NOT exfiltrated NOR disclosed (reasonable evidence present)',
        'Not possible to assess',
        'To be determined',
      ],
    },
    { optional: true },
  ),
  nature(
    57,
    'Was the data unintelligible to anyone who was not authorised to access it or were individuals not identifiable?',
    [
      'Yes and protection is still intact (e.g. data was securely encrypted or otherwise protected)',
      'Protective measures had been taken, but it is likely that they could be subverted (e.g. because the unauthorised party could be able to use decryption keys or exploit a technical weakness in the measures that have been applied)',
      'No',
      'Not possible to assess',
      'To be determined',
    ],
    { optional: true },
  ),
  nature(
    58,
    'Type of integrity breach',
    [
      'Alteration or modification of the data, with no evidence of illegal or wrong use',
      'Alteration or modification of the data, with evidence of illegal or wrong use, but with the possibility of reversing/recovering the damages to data subjects',
      'Alteration or modification of the data with evidence of illegal or wrong use, without the possibility of reversing/recovering damages to the data subjects',
    ],
    { optional: true },
  ),
  nature(
    59,
    'Type of availability breach',
    ['Temporary availability issue', 'Permanent availability issue', 'not determined'],
    { optional: true },
  ),
  nature(60, 'Nature of the incident', {
    any: [
      'Abuse of access privileges by employee',
      'Encrypted device / ransomware',
      'Hacking / malware activity detected',
      'Phishing / social engineering',
      'Security vulnerability (likely) exploited (known CVE or zero day)',
      'Unauthorised access to personal data in IT systems',
      'Data exfiltration / unauthorised extraction of personal data',
      'Data of wrong data subject shown (mix-up of records)',
      'Device lost or stolen',
      'E-waste (personal data still present on obsolete device)',
      'Incorrect disposal of personal data on paper',
      'Mail lost or opened / misdelivery (post/email)',
      'Misconfiguration',
      'Incorrect access permissions (e.g., cloud storage, shared folder)',
      'Paper lost or stolen or left in insecure location',
      'Personal data deleted/destroyed',
      'Personal data displayed to wrong recipient',
      'Personal data sent by mistake (post/email)',
      'Sending email to multiple recipients without blind copy / with open distribution list',
      'Technical malfunction',
      'Unauthorised data modification',
      'Unintended publication (e.g., public link / public website / shared drive)',
      'Verbal unauthorised disclosure of personal data',
      'to be determined',
      'Other (please specify in further description)',
    ],
  }),
  nature(61, 'Cause of the personal data breach', [
    'Internal non malicious',
    'Internal malicious',
    'External non malicious',
    'External malicious',
    'To be determined',
    'Unknown',
  ]),
  nature(62, 'Further description of the nature of the incident', 'text', {
    field: 'whatHappened',
    also: ['Further description of the incident'],
  }),
  nature(
    63,
    'Description of the systems, software, services, and infrastructures involved in the personal data breach and where they are located',
    'text',
    { optional: true },
  ),
];
