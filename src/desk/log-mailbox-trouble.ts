import type { Desk } from './desk.ts';

/**
 * Writes into the log what keeps a mailbox from being read: once while it stays the same, for that may be hours, and
 * that it is read again.
 */
export function troubleLog({ log }: Desk, mailbox: string) {
  let last: string | null = null;
  return {
    failed: (error: unknown) => {
      const trouble = troubleOf(error);
      const kind = kindOf(`${trouble.error} ${trouble.cause}`);
      if (kind !== last) log.warn({ mailbox, ...trouble }, 'the mailbox could not be read');
      last = kind;
    },
    well: () => {
      if (last !== null) log.info({ mailbox }, 'the mailbox is read again');
      last = null;
    },
  };
}

/** In the desk's words, and in those of Graph or of the sign-in, which say what to mend. */
export function troubleOf(error: unknown): { error: string; cause?: string } {
  if (!(error instanceof Error)) return { error: 'unknown' };
  const causes = causesOf(error);
  return { error: error.message, ...(causes.length > 0 && { cause: causes.join(': ') }) };
}

function causesOf({ cause }: Error): string[] {
  return cause instanceof Error ? [cause.message.trim(), ...causesOf(cause)] : [];
}

/** Times, traces and addresses of machines are new each time; a status or a code of the sign-in tells troubles apart. */
function kindOf(words: string): string {
  return words.replace(/\S*\d\S*/g, (word) => (/^(AADSTS\d+|\d{3}\b\.?$)/.test(word) ? word : ''));
}
