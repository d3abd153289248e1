export const cyber = 'Was the breach caused by a cyber incident?';

/** Some lines of the form among enough others to know it for the form; the other answers are always the same. */
export function formAround<Block>(...middle: Block[]): (Block | { text: string }[])[] {
  const lines = (...some: string[]) => some.map((text) => [{ text }]);
  return [
    ...lines('Report type', '☒ Initial report', '☐ Follow-up report', 'What has happened?', 'A letter was lost.'),
    ...middle,
    ...lines('Registered organisation address', '1 High Street', 'Person making this report', 'Name: Rhian Powell'),
  ];
}
