import { describe, expect, test } from 'vitest';
import { renderLetter } from '../../src/letters/render-letter.ts';
import { letter, policy } from './letters-of-2019.ts';
import { linksIn } from './words-seen.ts';

/** Where the links of a typed part lead; those of the letter around it are taken off. */
function linksTyped(body: string): string[] {
  const around = linksIn(renderLetter(letter, { body: 'Words.' }, policy).html);
  const links = linksIn(renderLetter(letter, { body }, policy).html);
  return links.slice(0, links.length - around.length);
}

describe('of what an officer types', () => {
  test.for<[typed: string, link: string]>([
    ['See www.regulator.example.', 'https://www.regulator.example'],
    ['See www.regulator.example/security, please.', 'https://www.regulator.example/security'],
    ['(www.regulator.example/privacy)', 'https://www.regulator.example/privacy'],
    ['Write to casework@regulator.example', 'mailto:casework@regulator.example'],
  ])("the office's own address becomes a link: %s", ([typed, link]) => {
    expect(linksTyped(typed)).toEqual([link]);
  });

  test.for([
    'www.regulator.example.evil.example',
    'www.regulator.example@evil.example',
    'www.regulator.example/security-update',
    'www.regulator.example/security/reset',
    'evil.www.regulator.example',
    'evil.example/www.regulator.example',
    'not-casework@regulator.example',
    'casework@regulator.example.evil.example',
    'https://evil.example',
    '[www](https://evil.example)',
  ])('an address that only looks like it does not: %s', (typed) => {
    expect(linksTyped(typed)).toEqual([]);
  });
});
