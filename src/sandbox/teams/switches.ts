/** What can go wrong with Teams. Set by POST /_sandbox/faults {"teams": ...}. */
export const teamsFaults = [
  // Calls of the app, refused or lost.
  'down',
  '429',
  '429-posts',
  'lost',
  'no-limits',
  // What Teams sends the app.
  'lost-answer',
  // What somebody else sends the app in the name of Teams.
  'unsigned',
  'expired',
  'wrong-key',
  'wrong-audience',
  'wrong-issuer',
  'wrong-tenant',
  'other-cloud',
  'other-channel',
  'foreign-entra',
  'service-url-forged',
  'service-url-missing',
  'service-url-unclaimed',
] as const;
export type TeamsFault = (typeof teamsFaults)[number];
