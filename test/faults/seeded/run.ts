import { parseArgs } from 'node:util';
import { teardown } from '../../support/stop-database.ts';
import { manyRuns } from './many-runs.ts';

/** npm run faults [-- --from 1 --runs 20000 --workers 2 --lanes 3], or one run with the desk's own log: --seed 7. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    from: { type: 'string', default: '1' },
    runs: { type: 'string', default: '20000' },
    workers: { type: 'string', default: '2' },
    lanes: { type: 'string', default: '3' },
  },
});
const number = (text: string) => {
  if (/^\d+$/.test(text)) return Number(text);
  throw new Error(`"${text}" is not a number: npm run faults -- --from 1 --runs 500`);
};

const one =
  values.seed === undefined ? null : { from: number(values.seed), runs: 1, workers: 1, lanes: 1, aloud: true };
const many = {
  from: number(values.from),
  runs: number(values.runs),
  workers: number(values.workers),
  lanes: number(values.lanes),
};
const start = performance.now();
let done = 0;
const summary = await manyRuns(one ?? many, (said) => {
  done += 1;
  if (one) console.log(said);
  else if ('broken' in said || said.problems.length > 0) console.log(JSON.stringify(said));
  if (done % 500 === 0) console.log(`${done} runs`);
});
for (const failure of summary.failures) console.error(`\n${failure}`);
const minutes = ((performance.now() - start) / 60_000).toFixed(1);
console.log(
  `${summary.runs} runs with ${summary.crashes} crashes and ${summary.decisions} decisions, ${summary.decisionsWaiting} of them and ${summary.waiting - summary.decisionsWaiting} other letters waiting for a person, in ${minutes} minutes: ` +
    `${summary.failures.length === 0 ? 'nothing was lost, nothing left twice, everything came to its end' : `${summary.failures.length} went wrong`}.`,
);
process.exitCode = summary.failures.length === 0 ? 0 : 1;
await teardown();
