export const letterKinds = ['acknowledgement', 'request', 'decision', 'letter'] as const;
export type TemplateKind = (typeof letterKinds)[number];

/** A template cut where the parts begin that an officer edits. Every piece is Markdown with {{placeholders}}. */
export type Template = { subject: string; body: string };

export type SourceFile = { file: string; source: string };

/** What a letter may say of its case and its office. */
export const placeholders = [
  'reference',
  'salutation',
  'reportedOn',
  'followUps',
  'people',
  'happened',
  'questions',
  'answerBy',
  'decisionSentence',
  'endSentence',
  'reasons',
  'recommendations',
  'about',
  'mailbox',
  'officeName',
  'officeAddress',
  'telephone',
  'helplineHours',
  'web',
  'privacyNotice',
  'securityGuidance',
  'signerName',
  'signerTitle',
  'signerTelephone',
] as const;
export type Placeholder = (typeof placeholders)[number];
export const conditions = ['hasQuestions', 'hasFollowUps', 'hasReasons', 'hasRecommendations'] as const;

const everyLetter: Placeholder[] = [
  'reference',
  'salutation',
  'mailbox',
  'officeName',
  'officeAddress',
  'telephone',
  'web',
  'privacyNotice',
  'signerName',
  'signerTitle',
];
/** What each kind of letter must say, whoever rewrites it. */
const required: Record<TemplateKind, Placeholder[]> = {
  acknowledgement: [...everyLetter, 'reportedOn', 'securityGuidance', 'helplineHours', 'questions', 'answerBy'],
  request: [...everyLetter, 'reportedOn', 'questions', 'answerBy'],
  decision: [
    ...everyLetter.filter((name) => name !== 'mailbox'),
    'reportedOn',
    'followUps',
    'people',
    'happened',
    'decisionSentence',
    'endSentence',
    'reasons',
    'recommendations',
    'securityGuidance',
  ],
  letter: [...everyLetter, 'about'],
};
/** The parts an officer edits, each a field of its own. */
const parts: Record<TemplateKind, string[]> = {
  acknowledgement: ['opening', 'questions', 'closing'],
  request: ['opening', 'questions', 'closing'],
  decision: ['opening', 'reasons', 'recommendations', 'closing'],
  letter: ['body'],
};

/** Reads one template; what is wrong with it is added to problems with file and line. */
export function parseTemplate(
  kind: TemplateKind,
  { file, source }: SourceFile,
  foot: SourceFile,
  problems: string[],
): Template {
  const [head = '', ...rest] = source.split('\n---\n');
  const subject = /^subject: (.+)$/.exec(head.trim())?.[1];
  if (!subject) problems.push(`${file}:1 begins with "subject: …" and a line of three dashes`);
  checkNames({ file, source }, problems);
  if (kind === letterKinds[0]) checkNames(foot, problems);
  const whole = `${source}\n${foot.source}`;
  for (const name of required[kind]) {
    if (!whole.includes(`{{${name}}}`) && !whole.includes(`{{#${name}}}`)) {
      problems.push(`${file}:1 never says {{${name}}}, which every ${kind} must`);
    }
  }
  const present = [...source.matchAll(/^::: ([a-z]+) \S/gm)].map(([, id]) => id);
  for (const id of parts[kind]) {
    if (!present.includes(id)) problems.push(`${file}:1 has no part "::: ${id} Label", which officers edit`);
  }
  if (!source.includes('{{> foot}}')) problems.push(`${file}:1 lacks {{> foot}}, which signs the letter`);
  return { subject: subject ?? '', body: rest.join('\n---\n').trim() };
}

function checkNames({ file, source }: SourceFile, problems: string[]) {
  const known: readonly string[] = [...placeholders, ...conditions];
  for (const [index, line] of source.split('\n').entries()) {
    for (const [, name = ''] of line.matchAll(/\{\{\{?\s*[#^/]?\s*([^}>\s.]+)\s*\}?\}\}/g)) {
      if (!known.includes(name)) {
        problems.push(`${file}:${index + 1} {{${name}}} is unknown; it may be one of ${known.join(', ')}`);
      }
    }
    if (line.includes('{{{')) problems.push(`${file}:${index + 1} {{{…}}} is not allowed: write two braces`);
  }
}
