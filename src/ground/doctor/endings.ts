import type { OfficeCalendar } from '../../case/working-days.ts';
import type { Config } from '../../config.ts';
import { daysLeft, endingWords } from '../../desk/warn-of-endings.ts';
import { endingOf, proofsOf } from '../credential-endings.ts';
import { type Finding, reasonOf } from './finding.ts';

const part = 'Credential';
const SOON_DAYS = 30;

/** How long what the desk proves itself with will do. */
export async function examineEndings(config: Config, wall: Date, calendar: OfficeCalendar): Promise<Finding[]> {
  const findings = await Promise.all(proofsOf(config).map((proof) => examine(proof, wall, calendar)));
  return findings.flat();
}

type Proof = ReturnType<typeof proofsOf>[number];

async function examine(proof: Proof, wall: Date, calendar: OfficeCalendar): Promise<Finding[]> {
  try {
    const ending = await endingOf(proof);
    if (!ending) return unknown(proof);
    const words = `The ${endingWords(ending, wall, calendar)}.`;
    if (ending.at <= wall) return [{ part, state: 'wrong', words: `${words} To go on, ${ending.next}.` }];
    const soon = daysLeft(ending, wall, calendar) <= SOON_DAYS;
    return [{ part, state: soon ? 'soon' : 'ok', words: soon ? `${words} Before then, ${ending.next}.` : words }];
  } catch (error) {
    return [{ part, state: 'wrong', words: `${reasonOf(error)}. Correct ${proof.prefix}_CERTIFICATE_PATH.` }];
  }
}

function unknown({ of, prefix, credential }: Proof): Finding[] {
  if (!('secret' in credential)) return [];
  const words = `Nobody knows when the client secret for ${of} ends: set ${prefix}_SECRET_EXPIRES to be warned in time.`;
  return [{ part, state: 'ok', words }];
}
