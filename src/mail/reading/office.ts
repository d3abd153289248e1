/** The mailbox whose mail is ours, the zone that dates without one are meant in, and how the office's references begin. */
export type Office = { mailbox: string; zone: string; prefix: string };
