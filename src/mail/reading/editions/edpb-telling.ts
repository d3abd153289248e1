import type { Question } from '../edition.ts';
import { rowsOf } from './numbered-rows.ts';

const told = rowsOf('edpb', '5 Communication to data subjects');
const authorities = rowsOf('edpb', '6.1 Other authorities');
const border = rowsOf('edpb', '6.2 Cross-border processing');
const abroad = rowsOf('edpb', '6.3 Controllers outside the EEA');
const YES_NO_UNKNOWN = ['Yes', 'No', 'Unknown'];
const attachments = rowsOf('edpb', '7 Attachments');

/** Rows 97 to 126: who was told, other countries, and what is attached. */
export const telling: Question[] = [
  told(
    97,
    'Has the personal data breach been communicated to data subjects?',
    [
      { label: 'Yes', also: ['Yes, it has been communicated'], letter: 'a' },
      { label: 'No, but it will be communicated on a specific date', letter: 'b' },
      { label: 'No, but it will be communicated on a date to be determined', letter: 'b1' },
      { label: 'No, the investigation is still ongoing', letter: 'c' },
      {
        label:
          'No, it will not be communicated since the personal data breach is unlikely to result in a high risk to the rights and freedoms of natural persons',
        letter: 'd',
      },
      {
        label:
          'No, it will not be communicated since one of the conditions referred to in article 34(3) of the GDPR is met',
        letter: 'e',
      },
    ],
    {
      field: 'toldSubjects',
      also: [
        'Has the breach been communicated to the data subjects?',
        'Has the personal data breach been communicated to the data subjects?',
      ],
    },
  ),
  told(98, 'Date of when information was given to data subjects', 'text', {
    field: 'toldDetails',
    part: true,
    optional: true,
  }),
  told(99, 'Future date on which the data breach will be communicated to the data subjects', 'text', {
    field: 'toldDetails',
    part: true,
    optional: true,
  }),
  told(
    100,
    'Further information about conditions referred to in article 34(3) of the GDPR that are met',
    {
      any: [
        'The controller has implemented appropriate technical and organisational protection measures, and those measures were applied to the personal data affected by the personal data breach, in particular those that render the personal data unintelligible to any person who is not authorised to access it, such as encryption.',
        'The controller has taken subsequent measures which ensure that the high risk to the rights and freedoms of data subjects referred to in paragraph 1 is no longer likely to materialise.',
        'It would involve disproportionate effort. In such a case, there shall instead be a public communication or similar measure whereby the data subjects are informed in an equally effective manner.',
      ],
    },
    { optional: true },
  ),
  told(
    101,
    'Further description why the conditions referred to in article 34(3) of the GDPR that are met and the measures taken',
    'text',
    { optional: true },
  ),
  told(
    102,
    'Number of data subjects informed',
    ['All data subjects have been informed', 'Not all data subjects have been informed'],
    { optional: true },
  ),
  told(103, 'Further description why not all data subjects have been informed', 'text', {
    field: 'toldDetails',
    part: true,
    optional: true,
  }),
  told(
    104,
    'Means of communication used to inform the data subject',
    {
      any: [
        'Individual communication (letter/email/personal communication)',
        'Public announcement (website/press release/social network)',
        'Other',
      ],
    },
    { optional: true },
  ),
  told(105, 'Further description of the other means of communication', 'text', { optional: true }),
  told(106, 'Content of the information provided to the data subjects', 'text', {
    field: 'toldDetails',
    part: true,
    optional: true,
  }),
  authorities(
    109,
    'Has the incident been reported to the police/judicial authorities as a criminal offence?',
    YES_NO_UNKNOWN,
    {
      field: 'toldOthers',
      part: true,
    },
  ),
  authorities(
    110,
    'Has the incident been notified to other supervisory authorities or control bodies under other relevant legislation? (e.g. national cyber security centre, etc.)',
    YES_NO_UNKNOWN,
    { field: 'toldOthers', part: true },
  ),
  authorities(111, 'Further information about notification to other authorities or bodies', 'text', {
    field: 'otherOrganisations',
    optional: true,
  }),
  border(
    113,
    'Does the personal data breach involve cross-border processing carried out by a controller established in the European Economic Area (EEA)?',
    YES_NO_UNKNOWN,
    { optional: true },
  ),
  border(114, 'The lead supervisory authority is:', 'text', { optional: true }),
  border(115, 'List of EEA countries where the controller has an establishment', 'text', { optional: true }),
  border(116, 'List of EEA countries where affected data subjects are located', 'text', { optional: true }),
  border(117, 'Approximate number of data subjects per country', 'text', { optional: true }),
  border(118, 'List of EEA supervisory authority to which the breach has been or will be notified', 'text', {
    optional: true,
  }),
  abroad(
    120,
    'Does the personal data breach involve processing, to which the GDPR applies, carried out by a controller that is not established in the European Economic Area (EEA)?',
    YES_NO_UNKNOWN,
    { optional: true },
  ),
  abroad(121, 'List of EEA countries where affected data subjects are located', 'text', { optional: true }),
  abroad(122, 'Approximate number of data subjects per country', 'text', { optional: true }),
  abroad(123, 'List of EAA supervisory authority to which the breach has been or will be notified', 'text', {
    optional: true,
  }),
  attachments(
    125,
    'Please identify the attachments to this notification',
    {
      any: [
        'Dated copy of the communication to the datasubject',
        'Dated copy of the risk-assessment',
        'Dated copy of the research report into the data breach (cyberincidents)',
        'Dated copy of the ransomware-note',
        'Dated copy of the phishing-message',
        'Dated copy of the internal procedure to notify a data breach',
        'Dated copy of the internal policy to delete/destroy (outdated) personal data',
        'Dated copy of the communication to the wrong recipients',
        'Dated copy of the external notification/message of the data breach',
        'Other',
      ],
    },
    { optional: true },
  ),
  attachments(126, 'Other attachements', 'text', { optional: true }),
];
