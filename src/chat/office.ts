import type { Desk } from '../desk/desk.ts';
import type { Member } from '../desk/officers.ts';
import type { Roll } from '../desk/take-roll.ts';

/** The desk as one chat platform meets it. */
export type Office = { desk: Desk; roles: Roles; typing: Typing };

/** How a command is typed here: what stands before its words, and what else helps to know. */
export type Typing = { before: string; advice: string };

/** Somebody who pressed or typed, as their platform names them: by their id, and the organisation they belong to. */
export type Who = { user: string; team: string | null };

/** What somebody wants: to change something, or only to look. */
export type Wish = 'change' | 'look';

/** Let in with a role, or a sentence that says why not. */
export type Admission = Member | { refused: string };

export type Roles = { admit: (who: Who) => Promise<Admission> };

/** Roles that also say who everybody is; throws rather than leave out somebody for whom there was no answer. */
export type RolesOfAll = Roles & { everybody: () => Promise<Roll> };
