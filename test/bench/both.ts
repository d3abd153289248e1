import { setTimeout as pause } from 'node:timers/promises';
import type { Post } from '../../src/sandbox/teams/posts.ts';
import { CASE_CHANNEL } from '../../src/sandbox/teams/tenant.ts';
import { type ChatFloor, cardOn, type Shown } from '../support/chat-floor.ts';
import { anotherEvent, fixtureMail } from '../support/fixture-mail.ts';
import { type Card, until } from '../support/office.ts';
import { slackFloor } from '../support/slack-floor.ts';
import { teamsFloor } from '../support/teams-floor.ts';
import { openPlace, type Place } from './beside-sandbox.ts';
import { share } from './spread.ts';

const CASES = 100;
/** Slack takes fifty changes of posts a minute; and asking what stands there takes time from the desk. */
const LOOK_MS = 1_300;
/** A desk that was just started goes through the mailbox and draws what it finds. */
const SETTLING_MS = 5_000;

/** From a mail's arrival, or a press in one chat, until both or the other show it, by the sandbox's clock. */
export async function both(): Promise<Record<string, string>[]> {
  const place = await openPlace();
  try {
    await place.startDesk({ SANDBOX_CHAT: 'both' });
    await pause(SETTLING_MS);
    const chats = { slack: slackOf(place), teams: teamsOf(place) };
    const took: Awaited<ReturnType<typeof oneCase>>[] = [];
    for (let number = 1; number <= CASES; number++) took.push(await oneCase(place, chats, number));
    return Object.entries(Object.groupBy(took.flat(), ({ what }) => what)).map(([what, all = []]) => {
      const ms = all.map((one) => one.ms);
      return { what, median: share(ms, 0.5), '99 of 100': share(ms, 0.99), slowest: share(ms, 1) };
    });
  } finally {
    await place.stop();
  }
}

/** Claimed in one chat, given back in the other, and written about by the organisation. */
async function oneCase({ deliver }: Place, { slack, teams }: Record<'slack' | 'teams', Chat>, number: number) {
  const name = `Bench ${number} Housing`;
  const northvale = `bench${number}`;
  const reported = Date.now();
  await deliver(fixtureMail('text-initial', { 'Northvale Homes': name, northvale, ...anotherEvent(number) }));
  await pause(LOOK_MS);
  const inSlack = await cardOn(slack.floor, 'IC-', name);
  const inTeams = await cardOn(teams.floor, 'IC-', name);

  const claimed = Date.now();
  await slack.floor.press('Alex Moss', inSlack, 'Claim');
  const claimSeen = await changed(teams, inTeams, 'Alex Moss');

  // Pressed is what a screen shows, so the screen is looked at again.
  const { form } = await teams.floor.press('Alex Moss', await cardOn(teams.floor, 'IC-', name), 'Release');
  if (!form) throw new Error('Teams opened no form to release a case');
  const released = Date.now();
  await teams.floor.fill('Alex Moss', form, 'Release');
  const releaseSeen = await changed(slack, inSlack, 'Nobody has claimed this');

  const replied = Date.now();
  await deliver(replyOf(northvale));
  const replySeen = [await changed(slack, inSlack, REPLY), await changed(teams, inTeams, REPLY)];
  return [
    { what: 'a report, until its card stands in Slack', ms: Number(inSlack.id) * 1_000 - reported },
    { what: 'a report, until its card stands in Teams', ms: Number(inTeams.id) - reported },
    { what: 'Claim in Slack, until Teams shows it', ms: claimSeen - claimed },
    { what: 'Release in Teams, until Slack shows it', ms: releaseSeen - released },
    { what: 'a reply by mail, until both show it', ms: Math.max(...replySeen) - replied },
  ];
}

const REPLY = 'The controller wrote';

function replyOf(domain: string): string {
  return [
    `From: Data Team <data.team@${domain}.example>`,
    'To: casework@regulator.example',
    'Subject: Re: Personal data breach notification',
    `Message-ID: <reply@${domain}.example>`,
    `In-Reply-To: <fixture.1@${domain}.example>`,
    '',
    'We have since asked everybody who got it to delete it.',
  ].join('\r\n');
}

/** A chat, and when each card in it was last changed. */
type Chat = { floor: ChatFloor; changes: () => Promise<{ id: string; words: string; at: number }[]> };

/** When a card was changed to say this. */
async function changed({ changes }: Chat, { id }: Shown, saying: string): Promise<number> {
  await pause(LOOK_MS);
  const { at } = await until(`the card to say "${saying}"`, async () =>
    (await changes()).find((one) => one.id === id && one.words.includes(saying)),
  );
  return at;
}

function slackOf({ ask }: Place): Chat {
  const messages = async () =>
    (await ask<{ messages: (Card & { edited: { ts: string } | null })[] }>('slack/messages?channel=C0CASES')).messages;
  const command = async () => Promise.reject(new Error('Nothing is typed here'));
  return {
    floor: slackFloor({ ask, messages, command }),
    changes: async () =>
      (await messages()).map(({ ts, text, edited }) => ({ id: ts, words: text, at: Number(edited?.ts) * 1_000 })),
  };
}

function teamsOf({ ask }: Place): Chat {
  const query = new URLSearchParams({ channel: CASE_CHANNEL });
  return {
    floor: teamsFloor({ ask }),
    changes: async () =>
      (await ask<{ messages: Post[] }>(`teams/messages?${query}`)).messages.map(({ id, summary, edited }) => ({
        id,
        words: summary,
        at: Number(edited),
      })),
  };
}
