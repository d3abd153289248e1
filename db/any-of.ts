import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** In place of inArray where strangers choose how many there are: one parameter, for a statement takes 65,534. */
export function anyOf(column: AnyPgColumn, values: string[]): SQL {
  return sql`${column} = any(${sql.param(values)})`;
}
