import type { Config } from '../../config.ts';
import { graphMailbox } from '../../mail/graph/graph-mailbox.ts';
import { type Finding, reasonOf } from './finding.ts';

const remedy = 'Check the GRAPH_ settings, and that the app may use this mailbox.';

/** Each mailbox that the desk listens to: whether it answers. */
export async function examineMailboxes(config: Config): Promise<Finding[]> {
  const { mail, mailbox, mailboxAlso } = config;
  if (mail.kind === 'sandbox') {
    return [{ part: 'Mailbox', state: 'practice', words: `${mailbox} is the sandbox's; letters stay here.` }];
  }
  return await Promise.all(
    [mailbox, ...mailboxAlso].map(async (address): Promise<Finding> => {
      try {
        await graphMailbox({ ...mail.graph, mailbox: address }).check();
        return { part: 'Mailbox', state: 'ok', words: `${address} answers.` };
      } catch (error) {
        return { part: 'Mailbox', state: 'wrong', words: `${address} does not answer: ${reasonOf(error)} ${remedy}` };
      }
    }),
  );
}
