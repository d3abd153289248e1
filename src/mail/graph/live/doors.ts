import { MailboxError } from '../../../desk/mailbox.ts';
import type { GraphConfig } from '../graph-config.ts';
import { graphMailbox } from '../graph-mailbox.ts';
import type { Answer } from './questions.ts';
import { refusalWords, type Trial } from './trial.ts';

/** Whether the rights of the desk are enough to be told of new mail. */
export async function subscribes({ mailbox, ask }: Trial, publicUrl: string | null): Promise<Omit<Answer, 'question'>> {
  // Reserved by RFC 2606, so that a desk without an address asks nobody else to answer.
  const door = publicUrl ?? 'https://breachdesk.invalid';
  const secret = crypto.randomUUID();
  try {
    const promise = await mailbox.subscribe({
      notify: `${door}/graph/notify`,
      lifecycle: `${door}/graph/lifecycle`,
      secret,
    });
    const path = `/subscriptions/${encodeURIComponent(promise.id)}`;
    await ask.bytes({ operation: 'take the trial back', method: 'DELETE', path });
    return { words: 'The mailbox knocks at PUBLIC_URL. Start the desk, or start it again.', good: true };
  } catch (error) {
    const refused = refusalWords(error);
    if (refused.startsWith('403')) {
      return {
        words: `The app may not be told of new mail: ${refused}. The desk polls, and works without.`,
        good: true,
      };
    }
    if (publicUrl === null)
      return { words: `The app may be told of new mail; PUBLIC_URL is not set (${refused}).`, good: true };
    return { words: `PUBLIC_URL did not answer as it should while the desk runs: ${refused}.`, good: false };
  }
}

/** An app that was given Mail rights in Entra reads every mailbox of the office. */
export async function otherMailbox(config: GraphConfig, other: string): Promise<Omit<Answer, 'question'>> {
  try {
    await graphMailbox({ ...config, mailbox: other }).check();
    const next = 'Take the Mail permissions away from it in Entra, and grant it this one mailbox in Exchange.';
    return { words: `The app can read ${other} too. ${next}`, good: false };
  } catch (error) {
    if (!(error instanceof MailboxError)) throw error;
    const refused = refusalWords(error);
    if (refused.startsWith('403')) return { words: `${other} is closed to the app: ${refused}.`, good: true };
    const words = `${other} says ${refused}, which proves nothing: name a mailbox that exists with --also.`;
    return { words, good: false };
  }
}
