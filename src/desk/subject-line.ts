/** What mail programs put before a subject, in the languages that write to a British or Irish office. */
const FORWARD = /^\W*(?:fwd?|wg|tr|enc|rv|i|vb|vs|doorst)\s?:/iu;
const REPLY = /^\W*(?:re|aw|sv|antw|odp|ynt|r|rif|ateb)\s?(?:\[\d+\])?\s?:/iu;

export function isForwardSubject(subject: string): boolean {
  return FORWARD.test(subject);
}

export function isReplySubject(subject: string): boolean {
  return REPLY.test(subject);
}

/** As its writer chose it, however often it was answered and handed on. */
export function bareSubject(subject: string): string {
  const bare = subject.replace(FORWARD, '').replace(REPLY, '').replace(/\s+/gu, ' ').trim();
  return bare.length < subject.length ? bareSubject(bare) : bare.toLowerCase();
}
