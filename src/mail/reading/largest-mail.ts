/** Graph and Exchange refuse far smaller mails; beyond this no person sends a report. */
export const LARGEST_MAIL = 60 * 1024 * 1024;
