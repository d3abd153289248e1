export type Finding = {
  part: string;
  state: 'ok' | 'practice' | 'soon' | 'wrong';
  /** What was found, and for what is wrong how to mend it. */
  words: string;
};

/** A line for each finding, in columns, and one that sums them up. */
export function tableOf(findings: Finding[]): string {
  const width = Math.max(...findings.map(({ part }) => part.length));
  const lines = findings.map(({ part, state, words }) => `${part.padEnd(width)}  ${state.padEnd(8)}  ${words}`);
  return `${[...lines, '', summary(findings)].join('\n')}\n`;
}

function summary(findings: Finding[]): string {
  const wrong = findings.filter(({ state }) => state === 'wrong').length;
  if (wrong === 0) return 'Nothing is wrong.';
  return wrong === 1 ? 'One thing is wrong; its line says how to mend it.' : `${wrong} things are wrong.`;
}

/** The innermost message of an error tells most about what an outside service objected to. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && error.cause !== undefined) return reasonOf(error.cause);
  return error instanceof Error ? error.message : String(error);
}
