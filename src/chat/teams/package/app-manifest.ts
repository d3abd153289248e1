import { commands, type shortcuts } from '../../listeners.ts';
import { shortcutNamed } from '../../shortcut-named.ts';
import { ACCENT } from './icons.ts';

/** Whose app it is. */
export type AppFor = {
  /** Of the bot, and of the app that carries it. */
  clientId: string;
  office: { name: string; web: string; privacyNotice: string };
  /** The desk's own version, "0.1.0". */
  version: string;
};

/** The menu takes ten; every other command works all the same when it is typed, and help lists them. */
const shown = ['queue', 'mine', 'due', 'late', 'look', 'show', 'find', 'stats', 'new', 'help'] as const;

/** What may stand where: in the channel by a mention, and in an officer's own chat with the desk. */
const scopes = ['team', 'personal'];

/** The app as Teams installs it. Nothing in it asks for a permission: a bot hears only what is said to it. */
export function appManifest({ clientId, office, version }: AppFor) {
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.schema.json',
    manifestVersion: '1.22',
    version: raised(version),
    id: clientId,
    developer: {
      name: office.name.slice(0, 32),
      websiteUrl: address(office.web),
      privacyUrl: address(office.privacyNotice),
      termsOfUseUrl: address(office.web),
    },
    name: { short: 'Breachdesk', full: 'Breachdesk: personal-data breach reports' },
    description: {
      short: 'Work personal-data breach reports from the mailbox to the decision letter.',
      full: [
        "Announces each personal-data breach report that reaches the office's shared mailbox, and lets case officers",
        'claim it, acknowledge it, triage it, ask the organisation for information and issue a decision by buttons and',
        "forms. Cards carry a reference, the organisation's name, size bands, kinds of data, dates and states; answers,",
        'contacts and letters are shown only in forms to the officer who opens them. The record of every case, the',
        "original mails and the letters stay in the office's own database.",
      ].join(' '),
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: ACCENT,
    defaultInstallScope: 'team',
    defaultGroupCapability: { team: 'bot' },
    bots: [
      {
        botId: clientId,
        scopes,
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: [{ scopes, commands: shown.map((word) => ({ title: word, description: commands[word].does })) }],
      },
    ],
    composeExtensions: [{ botId: clientId, commands: menuEntries() }],
    validDomains: [],
  };
}

/** What Teams offers in the menu of a message and beside the message box: it hands over that one message and no other. */
const menus = {
  'new-case': { title: 'Log a report by hand', description: 'A case for a report that came by telephone or post.' },
  'attach-message': { title: 'Attach to a case', description: 'File this message and who wrote it on a case.' },
} satisfies Record<keyof typeof shortcuts, { title: string; description: string }>;

function menuEntries() {
  const contexts = { nothing: ['compose', 'commandBox'], 'a message': ['message'] };
  return Object.entries(menus).map(([id, said]) => ({
    id,
    type: 'action',
    ...said,
    context: contexts[shortcutNamed(id)?.on ?? 'nothing'],
    fetchTask: true,
  }));
}

/** The same with its commands behind a slash, which Teams shows in its public developer preview alone. */
export function slashManifest(app: AppFor) {
  const manifest = appManifest(app);
  return {
    ...manifest,
    $schema: 'https://developer.microsoft.com/json-schemas/teams/vDevPreview/MicrosoftTeams.schema.json',
    manifestVersion: 'devPreview',
    bots: manifest.bots.map((bot) => ({
      ...bot,
      supportsTargetedMessages: true,
      commandLists: bot.commandLists.map((list) => ({ ...list, triggers: ['mention', 'slash'] })),
    })),
  };
}

/** Teams takes no app below 1.0.0. */
function raised(version: string): string {
  const [major = 0, ...rest] = version.split('.').map(Number);
  return [major + 1, ...rest].join('.');
}

function address(web: string): string {
  return /^https?:\/\//.test(web) ? web.replace(/^http:/, 'https:') : `https://${web}`;
}
