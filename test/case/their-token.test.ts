import { expect, test } from 'vitest';
import { theirTokenIn } from '../../src/case/their-token.ts';

test.for<[string, string | null]>([
  ['RE: Acknowledgement: IC-31191-G5C6 [DSI-2019/0442]', 'DSI-2019/0442'],
  ['[#48213] Personal data breach notification', '#48213'],
  ['[Ticket: INC0042117] Your questions', 'INC0042117'],
  ['[Ticket 7731] Your questions', '7731'],
  ['[External] Re: Questions', null],
  ['[SPAM?] Re: Questions', null],
  ['Re: Questions [IC-31191-G5C6]', null],
  ['Re: Questions of 14 January [see below]', null],
  ['Personal data breach notification', null],
])('in "%s" the controller’s own reference is %s', ([subject, token]) => {
  expect(theirTokenIn([subject], 'IC')).toBe(token);
});

test('the newest mail that carries one counts', () => {
  expect(theirTokenIn(['Thank you', 'Re: [A-2] x', '[A-1] x'], 'IC')).toBe('A-2');
});

test('the office’s own reference is none of theirs, whatever its prefix', () => {
  expect(theirTokenIn(['Re: Questions [DPC-31191-G5C6]'], 'DPC')).toBeNull();
});
