import type { Outside } from '../faults/seeded/outside.ts';
import type { Delivered } from '../faults/seeded/writers.ts';
import { answers } from '../faults/seeded/writers.ts';
import { anotherEvent, fixtureMail } from '../support/fixture-mail.ts';

/** One organisation that reports a breach and writes again when it has had a letter. */
export type Controller = {
  organisation: string;
  write: (what: 'follow-up' | 'words' | 'away' | 'stranger') => Promise<void>;
};

/** A new organisation, whose report is on its way to the desk. */
export async function controllerOf(outside: Outside, number: number, delivered: Delivered[]): Promise<Controller> {
  const organisation = `Organisation ${String(number).padStart(3, '0')}`;
  const domain = `org${number}`;
  const address = `data.team@${domain}.example`;
  const report = fixtureMail('text-initial', {
    'Northvale Homes': organisation,
    'fixture.1@northvale': `report@${domain}`,
    northvale: domain,
    ...anotherEvent(number),
  });
  delivered.push({ id: await outside.deliver(report), organisation, report: 'first' });
  let mails = number * 1_000;
  return {
    organisation,
    write: async (what) => {
      const letters = (await outside.mails('sentitems')).filter(({ to }) => to.some((one) => one.address === address));
      const letter = letters.at(-1);
      if (!letter) return;
      const kind = what === 'stranger' ? 'words' : what;
      const from = what === 'stranger' ? 'reader@stranger.example' : address;
      const raw = answers[kind]({ organisation, address: from }, letter, ++mails);
      const belongs = what === 'stranger' ? null : organisation;
      delivered.push({
        id: await outside.deliver(raw),
        organisation: belongs,
        report: what === 'follow-up' ? 'follow-up' : null,
      });
    },
  };
}
