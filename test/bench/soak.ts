import { soak as soakReaders } from '../support/soak.ts';
import { spread } from './spread.ts';

const MAILS = 1_000;
const SEED = 31_191;

/** A thousand mails in a row, half of them hostile. */
export async function soak(): Promise<Record<string, string>[]> {
  const { hostile, ordinary, stopped, waits, wrong, memory, readersLeft } = await soakReaders(MAILS, SEED);
  for (const one of wrong) console.log(`Read otherwise than it should be: ${one}`);
  return [
    {
      'hostile and ordinary': `${hostile} and ${ordinary}`,
      'readers stopped': `${stopped}`,
      'read wrongly': `${wrong.length}`,
      ...Object.fromEntries(Object.entries(spread(waits)).map(([name, value]) => [`ordinary mail, ${name}`, value])),
      'memory after a quarter, at the end': `${megabytes(memory.early)}, ${megabytes(memory.late)}`,
      'readers left': `${readersLeft}`,
    },
  ];
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`;
}
