/** The mailbox whose mail is ours, and the zone that dates without one are meant in. */
export type Office = { mailbox: string; zone: string };
