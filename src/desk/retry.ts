/** serialization failure, deadlock, unique violation: another change came first and this one is judged anew. */
const CONFLICTS = new Set(['40001', '40P01', '23505']);
const ATTEMPTS = 5;

/** Repeats a whole transaction that lost a race. */
export async function againOnConflict<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === ATTEMPTS || !CONFLICTS.has(sqlState(error) ?? '')) throw error;
    }
  }
}

/** The SQLSTATE of a database error, also when drizzle has wrapped it. */
function sqlState(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return sqlState(error.cause);
}
