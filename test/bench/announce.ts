import { performance } from 'node:perf_hooks';
import { anotherEvent, fixtureMail } from '../support/fixture-mail.ts';
import { openOffice, until } from '../support/office.ts';
import { spread } from './spread.ts';

const REPORTS = 20;

/** From the moment the mailbox has a report until its card stands in Slack, through polling, reading and posting. */
export async function announce(): Promise<Record<string, string>[]> {
  const office = await openOffice();
  try {
    const took: number[] = [];
    for (let number = 1; number <= REPORTS; number++) {
      const organisation = `Bench ${number} Housing`;
      const mail = fixtureMail('text-initial', {
        'Northvale Homes': organisation,
        northvale: `bench${number}`,
        ...anotherEvent(number),
      });
      const from = performance.now();
      await office.deliver(mail);
      await until(`the card of ${organisation}`, async () =>
        (await office.messages()).some(({ text }) => text.includes(organisation)),
      );
      took.push(performance.now() - from);
    }
    return [
      { what: 'the first, sent as soon as the desk stands', ...spread(took.slice(0, 1)) },
      { what: 'the others', ...spread(took.slice(1)) },
    ];
  } finally {
    await office.stop();
  }
}
