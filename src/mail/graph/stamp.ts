/** Our key as a named property of the mail: stays with it from draft to Sent Items and can be searched for. */
export const STAMP = 'String {6f0b3f0a-5f5e-4c5e-9a3d-2b7c7d1d6a41} Name BreachdeskLetterKey';

/** Our key as a header: comes back in the returned headers of a bounce, and in mail that loops. */
export const KEY_HEADER = 'x-breachdesk-key';

/** Of an empty draft that was made for a letter's sake and never is the letter. */
export const BESIDE_HEADER = 'x-breachdesk-beside';
