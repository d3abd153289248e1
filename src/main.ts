import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { startDesk } from './ground/start-desk.ts';
import { endOnUncaught, stopOnSignals } from './ground/stop-signals.ts';
import { useProxy } from './ground/use-proxy.ts';
import { openLog } from './log.ts';

const [command = 'start', ...rest] = process.argv.slice(2);

/** What can be asked for on the command line; each is loaded only when it is wanted. */
const commands: Record<string, (words: string[]) => Promise<void>> = {
  start,
  read,
  doctor,
  adopt,
  export: exportCases,
  'case-file': exportCaseFile,
  sandbox,
  'teams-package': teamsPackage,
  '--check': check,
};

const run = commands[command];
if (run) await run(rest).catch(sayAndEnd);
else sayAndEnd(new Error(`There is no command "${command}": use ${Object.keys(commands).join(', ')}.`));

async function start() {
  const config = readConfig(process.env);
  const log = openLog(config.logLevel);
  endOnUncaught(log);
  useProxy(process.env);
  const undo: (() => Promise<void>)[] = [];
  const { startBot } = await import('./bot.ts');
  const starting = startDesk(config, log, startBot, (step) => undo.unshift(step));
  // What is half started could not be taken down again, so a stop waits for it.
  const settled = starting.catch(() => {});
  stopOnSignals(() => settled.then(() => undoAll(undo)), log);
  try {
    const { greeting } = await starting;
    process.stdout.write(`${greeting}\n`);
  } catch (error) {
    await undoAll(undo).catch(() => {});
    throw error;
  }
}

async function read(files: string[]) {
  if (files.length === 0) throw new Error('Say which mails to read: npm run --silent read -- FILE...');
  const { mailbox } = readConfig(process.env);
  const { readFiles } = await import('./mail/reading/read-files.ts');
  const line = (stream: NodeJS.WriteStream) => (text: string) => void stream.write(`${text}\n`);
  process.exitCode = await readFiles(files, mailbox, line(process.stdout), line(process.stderr));
}

async function adopt([file, ...others]: string[]) {
  if (!file || others.length > 0) throw new Error('Name the one list of cases: npm run adopt -- open-cases.csv');
  const config = readConfig(process.env);
  const adoption = await import('./adopt.ts');
  const { words, well } = await adoption.adopt(file, config, openLog(config.logLevel));
  process.stdout.write(words);
  process.exitCode = well ? 0 : 1;
}

async function exportCases([which = 'all', ...others]: string[]) {
  if ((which !== 'all' && which !== 'open') || others.length > 0) {
    throw new Error('Say which cases, all or open: npm run --silent export -- open > cases.csv');
  }
  const table = await import('./export-cases.ts');
  await table.exportCases(which, readConfig(process.env), process.stdout);
}

async function exportCaseFile([reference, ...others]: string[]) {
  if (!reference || others.length > 0) {
    throw new Error('Name the one case: npm run --silent case-file -- IC-400000-A1B2 > case.txt');
  }
  const config = readConfig(process.env);
  const file = await import('./export-case-file.ts');
  await file.exportCaseFile(reference.toUpperCase(), config, openLog('silent'), process.stdout);
}

/** What an administrator uploads to Teams, into the folder that is named or one of the desk's own. */
async function teamsPackage([folder]: string[]) {
  const { writeTeamsPackage } = await import('./teams-package.ts');
  const otherwise = join(process.env['DATA_DIR'] ?? '.breachdesk', 'teams');
  process.stdout.write(await writeTeamsPackage(resolve(folder ?? otherwise), process.env));
}

async function doctor(words: string[]) {
  const options = { live: { type: 'boolean' }, address: { type: 'string' }, also: { type: 'string' } } as const;
  const { live, address, also } = parseArgs({ args: words, options }).values;
  useProxy(process.env);
  const report = live
    ? await (await import('./ground/doctor/live.ts')).examineLive(process.env, { address, also })
    : await (await import('./ground/doctor.ts')).examine(process.env);
  process.stdout.write(report.words);
  process.exitCode = report.well ? 0 : 1;
}

/** The outside world alone, for several desks to share by SANDBOX_URL. */
async function sandbox() {
  const config = readConfig(process.env);
  if (config.live) throw new Error('A live desk has no sandbox: take DESK=live away to practise.');
  const { startSandbox } = await import('./sandbox/serve.ts');
  const running = await startSandbox({
    folder: join(config.dataDir, 'sandbox'),
    port: config.sandbox.port,
    mailbox: { address: config.mailbox, name: config.mailbox },
  });
  process.stdout.write(`The sandbox is ready: ${running.url}/\n`);
  stopOnSignals(running.stop, openLog(config.logLevel));
  await running.stopped;
}

/** Proves that everything loads in the Node that will run it; type checking alone cannot. */
async function check() {
  await import('./bot.ts');
  await import('./ground/doctor.ts');
  await import('./ground/doctor/live.ts');
  await import('./adopt.ts');
  await import('./export-cases.ts');
  await import('./export-case-file.ts');
  await import('./mail/reading/read-files.ts');
  await import('./sandbox/serve.ts');
  process.exit(0);
}

/** Newest first. A step that fails keeps none of the others from being undone. */
async function undoAll(undo: (() => Promise<void>)[]) {
  const failures: unknown[] = [];
  for (const step of undo.splice(0)) await step().catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

function sayAndEnd(error: unknown): never {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}${cause}\n`);
  process.exit(1);
}
