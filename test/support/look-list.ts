import type { Answer, Card, Office } from './office.ts';

/** What `look` lists for somebody in Slack, and its buttons. */
export function lookListIn(office: () => Pick<Office, 'ask' | 'command'>) {
  return {
    listFor: async (user: string, words = 'look'): Promise<Card> => {
      const list = (await office().command(user, words)).ephemeral.at(-1);
      if (!list) throw new Error('No list was shown');
      return list;
    },
    /** id: of the mail, or whatever else the button carries. */
    press: (user: string, list: Card, actionId: string, id: string): Promise<Answer> =>
      office().ask('slack/click', {
        user,
        channel: 'C0CASES',
        ts: list.ts,
        actionId,
        value: JSON.stringify({ ref: '', v: 0, id }),
      }),
  };
}
