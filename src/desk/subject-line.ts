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
  let bare = subject.replace(/\s+/gu, ' ');
  // A stranger may write any number of them: each is one turn here, and no deeper call.
  for (let before = ''; bare !== before; ) {
    before = bare;
    bare = bare.replace(FORWARD, '').replace(REPLY, '');
  }
  return bare.trim().toLowerCase();
}
