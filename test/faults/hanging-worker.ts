import { openQueues } from '../../src/desk/queues.ts';
import { silent } from '../../src/log.ts';

/** Takes one job of the database named on the command line, says so, and never ends it. */
const queues = await openQueues(process.argv[2] ?? '', silent);
const never = () => new Promise<void>(() => {});
await queues.start({
  mails: async (id) => {
    console.log(`took ${id}`);
    await never();
  },
  'slow-mails': never,
  letters: never,
  'slack-channels': never,
  'teams-channels': never,
  tellings: never,
});
console.log('ready');
