import type { Deed, DeskForm } from '../desk/deed.ts';
import type { Wish } from './office.ts';

/** One press either does something or opens a form. */
export type Click = Doing | Opening | Keeping;

/** 'look' where nothing changes: auditors may press it too. */
type Wishing = { wish?: Wish };
/** about: what its id names; of an opening, when it is opened on no case. */
export type Doing = Wishing & { does: Deed; about?: 'a letter' };
export type Opening = Wishing & { opens: DeskForm; title: string; about?: 'a mail' };
/** Inside a form, which stays: keeps what is typed in it, or forgets what was kept. */
export type Keeping = { keeps: 'draft' | 'nothing' };

/** What is offered away from any card: beside the message box, or in the menu of a message that somebody wrote. */
export type Shortcut = Opening & { on: 'nothing' | 'a message' };
