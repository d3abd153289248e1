/** Longer than any real transport: only then may a draft that was asked to leave be sent a second time. */
export const GRACE_MINUTES = 30;
