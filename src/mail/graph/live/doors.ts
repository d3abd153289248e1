import { MailboxError } from '../../../desk/mailbox.ts';
import type { GraphConfig } from '../graph-config.ts';
import { graphMailbox } from '../graph-mailbox.ts';
import { askForKnocks, standing, withdraw } from '../subscription.ts';
import type { Answer } from './questions.ts';
import { refusalWords, type Trial } from './trial.ts';

/**
 * Whether the rights of the desk are enough to be told of new mail. A bell that hangs at PUBLIC_URL is that of a desk that
 * runs: it is the answer, and is left alone.
 */
export async function subscribes(trial: Trial, publicUrl: string | null): Promise<Omit<Answer, 'question'>> {
  // Reserved by RFC 2606, so that a desk without an address asks nobody else to answer.
  const door = publicUrl ?? 'https://breachdesk.invalid';
  try {
    const [bell] = await standing(trial.ask, trial.root, `${door}/graph/notify`);
    if (bell) return hangs(`, until ${bell.until.toISOString().slice(0, 16)}Z`);
    await tryBell(trial, door);
    const next = 'It was not asked to yet: start the desk, or start it again.';
    return { words: `The mailbox knocks at PUBLIC_URL. ${next}`, good: true };
  } catch (error) {
    const refused = refusalWords(error);
    if (refused.startsWith('409')) return hangs('');
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

function hangs(until: string) {
  return { words: `The mailbox knocks at PUBLIC_URL already${until}.`, good: true };
}

async function tryBell({ ask, root }: Trial, door: string): Promise<void> {
  const secret = crypto.randomUUID();
  const bell = { notify: `${door}/graph/notify`, lifecycle: `${door}/graph/lifecycle`, secret };
  const { id } = await askForKnocks(ask, root, bell);
  try {
    await withdraw(ask, id);
  } catch (error) {
    // A desk that hung its own meanwhile has taken this one down.
    if (!(error instanceof MailboxError) || error.trouble !== 'not-found') throw error;
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
