import { fixtureMail } from '../../support/fixture-mail.ts';
import type { Dice } from './dice.ts';
import type { Outside, Sent } from './outside.ts';

/** What must become of a mail: the case of its organisation, a place that a person finds, or either. */
export type Delivered = { id: string; organisation: string | null; report: 'first' | 'follow-up' | null };

/** Everybody who writes to the office, with what they have written so far. */
export type Writers = {
  delivered: Delivered[];
  write: (dice: Dice) => Promise<void>;
};

/** A run's organisations have numbers; letters to the one that lives nowhere come back. */
export function writersTo(outside: Outside): Writers {
  const delivered: Delivered[] = [];
  const reports: { organisation: string; raw: string; address: string }[] = [];
  let mails = 0;

  const report = async (nowhere: boolean) => {
    const organisation = `Organisation ${String(reports.length + 1).padStart(3, '0')}`;
    const domain = nowhere ? 'nowhere' : `org${reports.length + 1}`;
    const address = `data.team@${domain}.example`;
    const raw = fixtureMail('text-initial', {
      'Northvale Homes': organisation,
      'fixture.1@northvale': `m${++mails}@${domain}`,
      northvale: domain,
    });
    reports.push({ organisation, raw, address });
    delivered.push({ id: await outside.deliver(raw), organisation, report: 'first' });
  };
  const again = async (dice: Dice) => {
    const [first, ...rest] = reports;
    if (!first) return;
    const { organisation, raw } = dice.one([first, ...rest]);
    const copy = dice.chance(0.5) ? raw : raw.replace(/^Message-ID: <m\d+/m, `Message-ID: <m${++mails}`);
    delivered.push({ id: await outside.deliver(copy), organisation, report: null });
  };
  const answer = async (dice: Dice) => {
    const letters = await outside.mails('sentitems');
    const [first, ...rest] = letters.sort((a, b) => (a.internetMessageId < b.internetMessageId ? -1 : 1));
    if (!first) return;
    const letter = dice.one([first, ...rest]);
    const known = reports.find(({ address }) => letter.to.some((to) => to.address === address));
    if (!known) return;
    const kind = dice.one(['follow-up', 'words', 'away'] as const);
    const raw = answers[kind](known, letter, ++mails);
    const organisation = known.organisation;
    delivered.push({
      id: await outside.deliver(raw),
      organisation,
      report: kind === 'follow-up' ? 'follow-up' : null,
    });
  };
  const hostile = async (dice: Dice) => {
    const [letter] = await outside.mails('sentitems');
    const reference = referenceIn(letter?.subject ?? '');
    // What nobody can read is a case that says so.
    if (dice.chance(0.3)) {
      delivered.push({ id: await outside.deliver(fixtureMail('garbage')), organisation: null, report: 'first' });
      return;
    }
    const raw = dice.one([
      fixtureMail('newsletter').replace(/^Message-ID: .*$/m, `Message-ID: <m${++mails}@privacyweekly.example>`),
      wordsOf({
        from: 'Curious Reader <reader@stranger.example>',
        subject: `Re: ${reference}`,
        text: `What became of ${reference}?`,
        number: ++mails,
      }),
    ]);
    delivered.push({ id: await outside.deliver(raw), organisation: null, report: null });
  };

  return {
    delivered,
    write: async (dice) => {
      const kind = dice.below(100);
      if (kind < 50 || reports.length === 0) return report(dice.chance(0.1) && reports.every(livesSomewhere));
      if (kind < 65) return again(dice);
      return kind < 90 ? answer(dice) : hostile(dice);
    },
  };
}

function livesSomewhere({ address }: { address: string }): boolean {
  return !address.endsWith('@nowhere.example');
}

type Answer = (known: { organisation: string; address: string }, letter: Sent, number: number) => string;

export const answers: Record<'follow-up' | 'words' | 'away', Answer> = {
  'follow-up': ({ organisation, address }, letter, number) =>
    fixtureMail('text-follow-up', {
      'Northvale Homes': organisation,
      'IC-40112-K3T7': referenceIn(letter.subject),
      '<q@regulator.example>': letter.internetMessageId,
      'fixture.2@northvale': `m${number}@${domainIn(address)}`,
      northvale: domainIn(address),
    }),
  words: ({ address }, letter, number) =>
    wordsOf({ from: address, subject: `Re: ${letter.subject}`, text: 'Thank you.', number, answers: letter }),
  away: ({ address }, letter, number) =>
    wordsOf({
      from: address,
      subject: `Automatic reply: ${letter.subject}`,
      text: 'I am away until Monday.',
      number,
      answers: letter,
      headers: ['Auto-Submitted: auto-replied'],
    }),
};

type Words = { from: string; subject: string; text: string; number: number; answers?: Sent; headers?: string[] };

function wordsOf({ from, subject, text, number, answers: letter, headers = [] }: Words): string {
  return [
    `From: ${from}`,
    'To: casework@regulator.example',
    `Subject: ${subject}`,
    `Message-ID: <m${number}@words.example>`,
    ...(letter ? [`In-Reply-To: ${letter.internetMessageId}`] : []),
    ...headers,
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ].join('\r\n');
}

function referenceIn(subject: string): string {
  return /IC-\d+-[A-Z0-9]{4}/.exec(subject)?.[0] ?? 'IC-12345-A1B2';
}

function domainIn(address: string): string {
  return /@(.+)\.example$/.exec(address)?.[1] ?? '';
}
