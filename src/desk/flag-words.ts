/** What the reader noticed, in words for an officer. */
const noticed: Record<string, string> = {
  no_tick_state: 'No tick marks could be seen: check the ticked answers against the original.',
  conflict: 'Two boxes are ticked where one is asked for: neither was taken.',
  contradiction: '"Not yet known" is ticked beside other boxes: all of them are kept.',
  option_wording: 'Some options are not worded as on the form: compare them with the original.',
  two_references: 'Its subject names one case and its form another: see which it belongs to.',
  label_wording: 'Some questions are not worded as on the form: compare their answers with the original.',
  to_be_determined: 'The sender says of some answers that they are still to be determined: they count as not stated.',
  unknown_option: 'An answer is none of those that the form offers: check it against the original.',
  form_edition: 'The form is another edition than the desk knows: check the answers.',
  withheld: 'Some answers were blacked out before the report reached the office: they count as withheld, not as empty.',
  withdrawn: 'The controller seems to withdraw the report: read it before anything is sent.',
  several_reports: 'The mail holds reports that differ: compare them in the original.',
  same_report_twice: 'The mail holds the same report more than once: the fuller copy was read.',
  same_message_id: 'Another mail with other words carries the same identification.',
  future_date: 'A date is later than the report itself.',
  impossible_date: 'A date is on no calendar, such as 31 February or a thirteenth month. Days come first here.',
  impossible_time: 'A time of day cannot be right.',
  unclear_date: 'A date could not be understood: see the words as written.',
  weekday_mismatch: 'A weekday and its date do not agree.',
  year_assumed: 'A date has no year: the last such day before the report was taken.',
  happened_after_discovered: 'The breach is said to have happened after it was found.',
  date_header: 'The date of the mail cannot be right: it counts from when the mailbox received it.',
  manual: 'What the desk makes of it is not certain enough: a person has to read it.',
  unreadable_attachment: 'An attachment could not be read.',
  unreadable_body: 'The text of the mail could not be read.',
  unreadable_mail: 'The mail could not be read.',
  truncated: 'The mail breaks off, or is longer than the desk reads: see the original for the rest.',
};

/** What the desk or an officer noted of how a report came here. */
const noted: Record<string, string> = {
  'entered-by-officer': 'An officer took it down from the telephone or a letter: there is no mail to compare it with.',
  'answered-by-officer': 'It could not be read: an officer entered its answers from the original.',
  'opened-by-officer': 'An officer made a case of this mail.',
  'filed-by-officer': 'An officer put this mail on the case.',
  'says-initial': 'It says that it is an initial report, and it came in the thread of this case.',
  'says-initial-here': 'It says that it is an initial report, and it names this case.',
  'names-another-case': 'It tells of another case of this office: see its thread.',
  'taken-for-junk': 'The mail program took it for junk or a fraud: mind its links and attachments.',
  'sender-doubted': 'Its sender could not be proved: write only to a contact that you have confirmed.',
  'foreign-reference': 'It names a reference of another system.',
  'reported-time-doubted':
    'The time of the forwarded mail could not be read: the promise counts from when the forward arrived.',
};

/** An unknown code is shown as it is. */
export function flagWords(code: string): string {
  return noticed[code] ?? noted[code] ?? code.replaceAll(/[-_]/g, ' ');
}

/** Whether a flag is the desk's own, and stays when a mail is read again. */
export function isDeskFlag(code: string): boolean {
  return Object.hasOwn(noted, code);
}
