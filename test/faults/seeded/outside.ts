// biome-ignore lint/suspicious/noExplicitAny: what the sandbox answers is looked at by whoever asked
type Said = any;

export type View = {
  id: string;
  callback_id: string;
  submit?: unknown;
  private_metadata: string;
  blocks: { type: string; block_id?: string }[];
};
export type Shown = {
  ts: string;
  thread_ts: string | null;
  text: string;
  blocks: { type: string; block_id?: string }[];
  ephemeral_to: string | null;
};
export type Sent = {
  id: string;
  internetMessageId: string;
  to: { address: string }[];
  subject: string;
  submissions: number;
};

/** What people outside the desk do: those who write to it, those who press its buttons, and whoever breaks things. */
export type Outside = {
  deliver: (raw: string) => Promise<string>;
  mails: (folder: 'inbox' | 'sentitems' | 'drafts') => Promise<Sent[]>;
  raw: (id: string) => Promise<string>;
  messages: (channel?: string) => Promise<Shown[]>;
  /** The forms on somebody's screen, the one on top last. */
  forms: (user: string) => Promise<View[]>;
  breaks: (faults: Record<string, unknown>) => Promise<void>;
  /** What goes wrong now. */
  broken: () => Promise<{ slack: string | null; graph: string | null }>;
  /** Null when this cannot be done now: a person would shrug and go on. */
  does: (
    deed: 'click' | 'submit' | 'close' | 'command',
    body: Record<string, unknown>,
  ) => Promise<{ view: View | null } | null>;
};

export function outsideAt(url: string): Outside {
  const ask = async (path: string, body?: unknown): Promise<Said> => {
    const answer = await fetch(`${url}/_sandbox/${path}`, {
      ...(body !== undefined && { method: 'POST', headers: { 'content-type': 'application/json' } }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    // 400 is how the sandbox says that a person cannot do this now; anything else is for the test to fail at.
    if (answer.status === 400 && path.startsWith('slack/')) return null;
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${path}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    deliver: async (raw) => {
      const answer = await fetch(`${url}/_sandbox/mail`, { method: 'POST', body: raw });
      const said: Said = await answer.json();
      return said.id;
    },
    mails: async (folder) => (await ask(`mail?folder=${folder}`)).mails,
    raw: async (id) => (await fetch(`${url}/_sandbox/mail/${encodeURIComponent(id)}/raw`)).text(),
    messages: async (channel = 'C0CASES') => (await ask(`slack/messages?channel=${channel}`)).messages,
    forms: async (user) => (await ask(`slack/views?user=${user}`)).views,
    breaks: (faults) => ask('faults', faults),
    broken: () => ask('faults'),
    does: (deed, body) => ask(`slack/${deed}`, body),
  };
}
