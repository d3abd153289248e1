/** What the reader or the desk noticed, in words for an officer. An unknown code is shown as it is. */
const words: Record<string, string> = {
  no_tick_state: 'No tick marks could be seen: check the ticked answers against the original.',
  conflict: 'Two boxes are ticked where one is asked for: neither was taken.',
  unreadable_attachment: 'An attachment could not be read.',
  truncated: 'The mail is longer than the desk reads; the rest is in the original.',
  form_edition: 'The form is another edition than the desk knows: check the answers.',
  'entered-by-officer': 'An officer took it down from the telephone or a letter: there is no mail to compare it with.',
  'opened-by-officer': 'An officer made a case of this mail.',
  'filed-by-officer': 'An officer put this mail on the case.',
  'says-initial': 'It says that it is an initial report, and it came in the thread of this case.',
  'foreign-reference': 'It names a reference of another system.',
  'reported-time-doubted':
    'The time of the forwarded mail could not be read: the promise counts from when the forward arrived.',
};

export function flagWords(code: string): string {
  return words[code] ?? code.replaceAll(/[-_]/g, ' ');
}
