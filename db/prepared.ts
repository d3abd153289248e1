import type { ISql, ParameterOrJSON, Sql, TransactionSql, UnsafeQueryOptions } from 'postgres';

/** Longer lists come in so many lengths that the server would keep a plan for each. */
const MOST_PARAMETERS = 60;

/**
 * Prepares every statement once a connection. drizzle asks for none to be, and then each one travels to the server twice:
 * to learn the types of its parameters, and to be run.
 */
export function prepared(sql: Sql): Sql {
  const begin: Begin = sql.begin;
  const prepares: Begin = (run) => begin((tx) => run(preparedWithin(tx)));
  return Object.assign(preparing(sql), { begin: prepares });
}

type Begin = (run: (tx: TransactionSql) => unknown) => Promise<unknown>;

function preparedWithin(tx: TransactionSql): TransactionSql {
  const savepoint: Begin = tx.savepoint;
  const prepares: Begin = (run) => savepoint((inner) => run(preparedWithin(inner)));
  return Object.assign(preparing(tx), { savepoint: prepares });
}

function preparing<S extends ISql>(sql: S): S {
  const { unsafe } = sql;
  return Object.assign(sql, {
    unsafe: (query: string, parameters: ParameterOrJSON<never>[] = [], options: UnsafeQueryOptions = {}) =>
      unsafe(query, parameters, { ...options, prepare: parameters.length <= MOST_PARAMETERS }),
  });
}
