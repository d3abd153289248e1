import { expect, test } from 'vitest';
import { whyUnread } from '../../src/letters/why-unread.ts';

test.for([
  ['The Word file is locked with a password', 'the Word file is locked with a password'],
  ['The Word file is from before Word 97; ask for it in another format', 'the Word file is from before Word 97'],
  ['The zip file holds more than this desk unpacks (16 MB)', 'the zip file holds more than this desk unpacks'],
  ['The mail could not be read; see the original', 'it could not be opened'],
  ['The mail could not be read safely: its reader was stopped twice (out of memory)', 'it could not be opened'],
])('of "%s" the controller is told that %s', ([manual, told]) => {
  expect(whyUnread(manual ?? '')).toBe(told);
});
