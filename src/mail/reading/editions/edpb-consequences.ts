import type { Question } from '../edition.ts';
import { rowsOf } from './numbered-rows.ts';

const impact = rowsOf('edpb', '4.1 Likely consequences');
const risk = rowsOf('edpb', '4.2 Risk assessment');
const remedy = rowsOf('edpb', '4.3 Measures taken');

/** Rows 79 to 95: what may come of it, and what was done about it. */
export const consequences: Question[] = [
  impact(
    79,
    'Likely consequences in case of breach of confidentiality',
    {
      any: [
        'Data were disclosed beyond the scope of the privacy policy or relevant legislation',
        'Data may be linked, without unreasonable effort, with other information regarding data subjects',
        'Data may be used for purposes other than the intended purpose or unlawfully',
        'Other',
        'Under assessment',
      ],
    },
    { field: 'consequences', part: true, optional: true },
  ),
  impact(80, 'Description of other confidentiality consequences', 'text', {
    field: 'consequences',
    part: true,
    optional: true,
  }),
  impact(
    81,
    'Likely consequences in case of breach of integrity',
    {
      any: [
        'Data may have been modified and used even though it is no longer valid',
        'Data may have been modified into otherwise valid data and subsequently used for other purposes',
        'Other',
        'Under assessment',
      ],
    },
    { field: 'consequences', part: true, optional: true },
  ),
  impact(82, 'Description of other integrity consequences', 'text', {
    field: 'consequences',
    part: true,
    optional: true,
  }),
  impact(
    83,
    'Likely consequences in case of breach of availability',
    {
      any: [
        'Inability to access services',
        'Service disruptions and difficulties in service use',
        'Other',
        'Under assessment',
      ],
    },
    { field: 'consequences', part: true, optional: true },
  ),
  impact(84, 'Description of other availability consequences', 'text', {
    field: 'consequences',
    part: true,
    optional: true,
  }),
  impact(
    85,
    'Nature of the potential impact for the data subject',
    {
      any: [
        'Loss of control of their personal data',
        'Limitation of their rights',
        'Discrimination',
        'Identity theft or usurpation',
        'Fraud',
        'Financial loss',
        'Unauthorised reversal of pseudonymisation',
        'Damage to reputation',
        'Loss of confidentiality of personal data protected by professional secrecy',
        'Disclosure of data to unauthorised third parties',
        'Significant economic or social disadvantage',
        'Physical or mental harm',
        'Material or non-material damage to property',
        'Other impact (please specify in further description)',
        'To be determined',
      ],
    },
    { field: 'consequences', part: true },
  ),
  impact(86, 'Further description of the other impacts for the data subjects', 'text', {
    field: 'consequences',
    part: true,
    optional: true,
  }),
  impact(87, 'Severity of the potential impacts', ['Minor', 'Moderate', 'Severe', 'To be determined']),
  risk(89, 'Outcome of the risk assessment carried out by the controller', [
    'The personal data breach is likely to result in a high risk to the rights and freedoms of natural persons',
    'The personal data breach is likely to result in a (not high) risk to the rights and freedoms of natural persons',
    'The personal data breach is unlikely to result in a risk to the rights and freedoms of natural persons',
    'Additional information is needed to assess the risk to the rights and freedoms of natural persons',
  ]),
  risk(90, 'Further description of the risk assessment carried out by the data controller', 'text', { optional: true }),
  remedy(92, 'Measures taken to address the personal data breach and to mitigate its consequences', 'text', {
    field: 'actions',
  }),
  remedy(
    94,
    'Relevant measures taken to prevent similar personal data breach',
    {
      any: [
        'Anonymisation',
        'Backup / Recovery plan',
        'Change of processes',
        'Data encryption',
        'Data protection and information security policies',
        'Data protection and security training',
        'Erasure of the data',
        'Incident log',
        'Levels of access to data',
        'Logical access control (e.g. MFA)',
        'Periodic audits',
        'Physical access control',
        'Pseudonymisation',
        'Up-to-date IT systems',
        'Other measures (please specify in further description)',
      ],
    },
    { field: 'recurrence', part: true },
  ),
  remedy(
    95,
    'Further description of relevant updated permanent measures to avoid similar incidents in the future',
    'text',
    { field: 'recurrence', part: true, optional: true },
  ),
];
