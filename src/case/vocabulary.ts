/** The closed vocabularies of the ICO's data security incident data set, as published (OGL v3). */
const cyber = [
  'Brute Force',
  'Cryptographic flaw',
  'Denial of service',
  'Hardware/software misconfiguration',
  'Malware',
  'Other cyber incident',
  'Phishing',
  'Ransomware',
  'Unauthorised access',
] as const;

const nonCyber = [
  'Alteration of personal data',
  'Data emailed to incorrect recipient',
  'Data of wrong data subject shown in client portal',
  'Data posted or faxed to incorrect recipient',
  'Failure to redact',
  'Failure to use bcc',
  'Incorrect disposal of hardware',
  'Incorrect disposal of paperwork',
  'Loss/theft of device containing personal data',
  'Loss/theft of paperwork or data left in insecure location',
  'Not Provided',
  'Other non-cyber incident',
  'Unauthorised access',
  'Verbal disclosure of personal data',
] as const;

export const incidentTypes = { Cyber: cyber, 'Non Cyber': nonCyber } as const;
export type Category = keyof typeof incidentTypes;

export function isIncident(type: string, category: Category | null): boolean {
  const lists: readonly string[][] = category ? [[...incidentTypes[category]]] : [[...cyber], [...nonCyber]];
  return lists.some((list) => list.includes(type));
}

/** What each box of the form's question on categories of data means in the data set. */
const dataKinds = {
  'Data revealing racial or ethnic origin': 'Data revealing racial or ethnic origin',
  'Political opinions': 'Political opinions',
  'Religious or philosophical beliefs': 'Religious or philosophical beliefs',
  'Trade union membership': 'Trade union membership',
  'Sex life data': 'Sex life data',
  'Sexual orientation data': 'Sexual orientation data',
  'Gender reassignment data': 'Gender Reassignment Data',
  'Health data': 'Health data',
  'Basic personal identifiers': 'Basic personal identifiers',
  'Identification data': 'Identification data',
  'Economic and financial data': 'Economic and financial data',
  'Official documents': 'Official documents',
  'Location data': 'Location data',
  'Genetic or biometric data': 'Genetic or biometric data',
  'Criminal convictions, offences': 'Criminal convictions or offences',
  'Not yet known': 'Unknown',
} as const;

/** The data set's word for a ticked box; an option of its own ("Other") keeps the form's word. */
export function dataKind(label: string): string {
  const found = Object.entries(dataKinds).find(([box]) => label.toLowerCase().startsWith(box.toLowerCase()));
  return found ? found[1] : label;
}

export const sectors = [
  'Central Government',
  'Charitable and voluntary',
  'Education and childcare',
  'Finance, insurance and credit',
  'General business',
  'Health',
  'Justice',
  'Land or property services',
  'Legal',
  'Local government',
  'Marketing',
  'Media',
  'Membership association',
  'Online Technology and Telecoms',
  'Political',
  'Regulators',
  'Religious',
  'Retail and manufacture',
  'Social care',
  'Transport and leisure',
  'Utilities',
  'Unassigned',
  'Unknown',
] as const;
