import { eq, type SQL, sql } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';

/** Letters to an address, however whoever typed it wrote it large and small. */
export function wentTo(address: string): SQL {
  return eq(sql`lower(${letters.toAddress})`, address.toLowerCase());
}
