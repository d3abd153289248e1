/** What the connector answers instead of doing it, with a code of its documentation. */
export class TeamsRefusal extends Error {
  readonly status: 400 | 403 | 404 | 413 | 429;
  readonly code: string;
  /** Seconds, when the answer is 429. */
  readonly retryAfter: number | null;
  constructor(status: TeamsRefusal['status'], code: string, message: string, retryAfter: number | null = null) {
    super(message);
    this.name = 'TeamsRefusal';
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}
