import postgres from 'postgres';

/** Empties a practice database for good, history and all: the schemas go, so no trigger stands in the way. */
export async function resetPractice(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql`select practice from office_clock`;
    if (row?.['practice'] !== true)
      throw new Error('Only a database that was made for practice can be started afresh.');
    await sql`drop schema public, drizzle, pgboss cascade`;
    await sql`create schema public`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
