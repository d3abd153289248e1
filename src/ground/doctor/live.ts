import { setTimeout as wait } from 'node:timers/promises';
import { ConfigError, readConfig } from '../../config.ts';
import { askLive } from '../../mail/graph/live/questions.ts';
import type { Environment } from '../configuration/settings.ts';
import { type Finding, tableOf } from './finding.ts';

export type LiveOptions = {
  /** The mailbox to try, written out by whoever asks: it must be the configured one. */
  address: string | undefined;
  /** A mailbox that the desk must not be able to read. */
  also: string | undefined;
  pause?: (ms: number) => Promise<void>;
};

/** Tries what only a real mailbox can answer. Writes to the mailbox and to nobody else, and only when it was named. */
export async function examineLive(env: Environment, options: LiveOptions): Promise<{ words: string; well: boolean }> {
  const findings = await findingsOf(env, options);
  return { words: tableOf(findings), well: findings.every(({ state }) => state !== 'wrong') };
}

async function findingsOf(env: Environment, { address, also, pause = wait }: LiveOptions): Promise<Finding[]> {
  const wrong = (words: string): Finding[] => [{ part: 'Mailbox', state: 'wrong', words }];
  try {
    const { mail, mailbox, publicUrl } = readConfig(env);
    if (mail.kind === 'sandbox')
      return wrong('The mailbox is the practice one. Set the GRAPH_ settings and MAILBOX first.');
    if (address?.toLowerCase() !== mailbox.toLowerCase()) {
      return wrong(
        `This sends a few mails from ${mailbox} to itself and deletes them again. To agree, add --address ${mailbox}.`,
      );
    }
    const other = also ?? `postmaster@${mailbox.slice(mailbox.lastIndexOf('@') + 1)}`;
    const findings: Finding[] = [];
    for await (const { question, words, good } of askLive(mail.graph, { other, publicUrl, pause })) {
      findings.push({ part: question, state: good ? 'ok' : 'wrong', words });
    }
    return findings;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((words) => ({ part: 'Configuration', state: 'wrong', words }));
  }
}
