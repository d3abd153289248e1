import { aside, type Form, line } from '../kit.ts';

/** What every form about a case knows. */
export type CaseForm = {
  reference: string;
  version: number;
  organisation: string;
  /** Said at the top when the form comes back: what is wrong, or what changed since it was opened. */
  notices?: string[];
  /** More ids that must come back with the answers: { letter: "…" }. */
  ids?: Record<string, string>;
};

/** Which case it is and what to know first; forms that show people or answers say that opening them is recorded. */
export function caseHead({ reference, organisation, notices }: CaseForm, recorded: boolean): Form['body'] {
  return [
    line({ strong: `${reference} · ${organisation}` }),
    ...(notices ?? []).map((notice) => line({ strong: 'Please check.' }, ` ${notice}`)),
    ...(recorded ? [aside('Opening this form is recorded.')] : []),
  ];
}

export function caseContext({ reference, version, ids }: CaseForm): Form['context'] {
  return { reference, version: String(version), ...ids };
}

/** A case for examples; its name is as hostile as names get when asked. */
export const seedCase: CaseForm = { reference: 'IC-31191-G5C6', version: 4, organisation: 'Ministry of Justice' };
export const hostileCase: CaseForm = {
  ...seedCase,
  organisation: '<!channel> *&<script>alert(1)</script> \u202Egnp.exe',
  notices: ['A follow-up report arrived at 15:41, after you opened this form. What you typed is kept.'],
};
