import type { Config } from '../../config.ts';
import { daysLeft, endingWords } from '../../desk/warn-of-endings.ts';
import { credentialEnd } from '../../mail/graph/credential-end.ts';
import { calendarOf } from '../../policy/calendar.ts';
import { loadPolicy } from '../../policy/load-policy.ts';
import { type Finding, reasonOf } from './finding.ts';

const part = 'Credential';
const SOON_DAYS = 30;

/** How long what the desk proves itself with will do. */
export async function examineEndings({ mail, policyDir }: Config, wall: Date): Promise<Finding[]> {
  if (mail.kind === 'sandbox') return [];
  try {
    const ending = await credentialEnd(mail.graph.credential);
    if (!ending) return unknown('secret' in mail.graph.credential);
    const calendar = calendarOf(loadPolicy(policyDir));
    const words = `The ${endingWords(ending, wall, calendar)}.`;
    if (ending.at <= wall) return [{ part, state: 'wrong', words: `${words} To go on, ${ending.next}.` }];
    const soon = daysLeft(ending, wall, calendar) <= SOON_DAYS;
    return [{ part, state: soon ? 'soon' : 'ok', words: soon ? `${words} Before then, ${ending.next}.` : words }];
  } catch (error) {
    return [{ part, state: 'wrong', words: `${reasonOf(error)}. Correct GRAPH_CERTIFICATE_PATH.` }];
  }
}

function unknown(isSecret: boolean): Finding[] {
  if (!isSecret) return [];
  const words = 'Nobody knows when the client secret ends: set GRAPH_SECRET_EXPIRES to be warned in time.';
  return [{ part, state: 'ok', words }];
}
