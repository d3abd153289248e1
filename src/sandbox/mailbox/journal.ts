import type { OperationName } from './contract/operations.ts';

const KEPT = 5000;

/** A request to Graph and how it was answered; at is wall time in milliseconds. Nothing of a mail is in it but ids. */
type Asked = {
  at: number;
  method: string;
  /** As it was asked, with its query, still encoded. */
  url: string;
  /** Which entry of the contract it is; null when it was refused before that was known. */
  operation: OperationName | null;
  status: number;
};

/** What those who hold the desk's requests against Microsoft's own description want to read. */
export type Journal = {
  answered: (asked: Asked) => void;
  /** One JSON object a line, the oldest first. */
  lines: () => string;
};

export function keepJournal(): Journal {
  const all: Asked[] = [];
  return {
    answered: (asked) => {
      all.push(asked);
      if (all.length > KEPT) all.shift();
    },
    lines: () => all.map((asked) => `${JSON.stringify(asked)}\n`).join(''),
  };
}
