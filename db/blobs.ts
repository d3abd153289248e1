import { sql } from 'drizzle-orm';
import { check, customType, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** Raw mails in parts of at most 1 MB: the driver reads bytea as hex, twice its size. */
export const blobs = pgTable(
  'blobs',
  { sha256: text().notNull(), part: integer().notNull(), bytes: bytea().notNull() },
  (t) => [
    primaryKey({ columns: [t.sha256, t.part] }),
    check('blobs_part_size', sql`octet_length(${t.bytes}) <= 1048576`),
  ],
);
