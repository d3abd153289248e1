/** A statement that was built and not sent yet. */
export type Statement = { execute: () => Promise<unknown> };

type Answers<S extends Statement[]> = { [K in keyof S]: Awaited<ReturnType<S[K]['execute']>> };

/**
 * Sends statements of one transaction together, without waiting for each answer. The database runs them in this order:
 * one sees what those before it wrote, and holds the locks that they took. When one fails, none after it is run.
 */
export function inOneBreath<S extends Statement[]>(...statements: S): Promise<Answers<S>> {
  // Each is on its way before the next is: what is awaited by itself, or comes from an async function, may be sent later.
  const sent = statements.map((statement) => statement.execute());
  return Promise.all(sent) as Promise<Answers<S>>; // map forgets the places of a tuple
}

/**
 * Waits for what was begun together in one transaction. When something fails, it waits for the rest before it says so:
 * none of them may ask the database when their transaction has ended.
 */
export async function together<T extends unknown[]>(...begun: T): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(begun);
  return Promise.all(begun);
}
