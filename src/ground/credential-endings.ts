import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Config } from '../config.ts';
import type { Ending, Unreadable } from '../desk/warn-of-endings.ts';
import type { Credential } from '../login/credential.ts';
import { reasonOf } from './doctor/finding.ts';

/** Something that proves who the desk is, and what its settings are called. */
type Proof = { of: string; prefix: 'GRAPH' | 'TEAMS'; without: string; credential: Credential };

/** What a desk with real halves proves itself with; a managed identity is the platform's to renew. */
export function proofsOf({ mail, teams }: Config): Proof[] {
  const graph = mail.kind === 'real' ? mail.graph.credential : null;
  const bot = teams.kind === 'real' && !('managedIdentity' in teams.credential) ? teams.credential : null;
  return [
    ...(graph ? [{ of: 'the mailbox', prefix: 'GRAPH' as const, without: NO_MAIL, credential: graph }] : []),
    ...(bot ? [{ of: 'Teams', prefix: 'TEAMS' as const, without: NO_TEAMS, credential: bot }] : []),
  ];
}

const NO_MAIL = 'no mail is read and no letter leaves';
const NO_TEAMS = 'no card is shown and nobody can press anything in Teams';

/** When a proof will no longer do; null when nothing says so. */
export async function endingOf({ of, prefix, without, credential }: Proof): Promise<Ending | null> {
  if ('federatedTokenFile' in credential) return null;
  if ('certificatePath' in credential) {
    // Read each time, because it may have been renewed.
    const { validToDate } = new X509Certificate(await readFile(credential.certificatePath, 'utf8'));
    const next = `put a new one into ${prefix}_CERTIFICATE_PATH`;
    return { what: certificateFor(of), at: validToDate, next, without };
  }
  const { ends } = credential;
  if (!ends) return null;
  return { what: `client secret for ${of}`, at: ends, next: `make a new one and set ${prefix}_CLIENT_SECRET`, without };
}

export async function endingsOf(config: Config): Promise<(Ending | Unreadable)[]> {
  const all = await Promise.all(proofsOf(config).map((proof) => endingOf(proof).catch(unreadable(proof))));
  return all.filter((ending) => ending !== null);
}

/** Only a certificate is read from anywhere. */
function unreadable({ of, prefix, without }: Proof): (error: unknown) => Unreadable {
  return (error) => ({
    what: certificateFor(of),
    error: reasonOf(error),
    mend: `correct ${prefix}_CERTIFICATE_PATH`,
    without,
  });
}

function certificateFor(of: string): string {
  return `certificate for ${of}`;
}
