/** What Slack answers instead of doing it: a code of its documentation, and lines that say more. */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly lines: string[];
  /** Seconds, when the answer is 429. */
  readonly retryAfter: number | null;
  constructor(code: string, more: { lines?: string[]; retryAfter?: number } = {}) {
    super(`Slack refused: ${code}`);
    this.name = 'SlackRefusal';
    this.code = code;
    this.lines = more.lines ?? [];
    this.retryAfter = more.retryAfter ?? null;
  }
}
