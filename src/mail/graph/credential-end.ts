import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Ending } from '../../desk/warn-of-endings.ts';
import type { Credential } from '../../login/credential.ts';

/** When this proof of who the desk is will no longer do; null when nothing says so. */
export async function credentialEnd(credential: Credential): Promise<Ending | null> {
  if ('federatedTokenFile' in credential) return null;
  if ('certificatePath' in credential) {
    // Read each time, because it may have been renewed.
    const { validToDate } = new X509Certificate(await readFile(credential.certificatePath, 'utf8'));
    return { what: 'certificate for the mailbox', at: validToDate, next: 'put a new one into GRAPH_CERTIFICATE_PATH' };
  }
  const { ends } = credential;
  if (!ends) return null;
  return { what: 'client secret for the mailbox', at: ends, next: 'make a new one and set GRAPH_CLIENT_SECRET' };
}
