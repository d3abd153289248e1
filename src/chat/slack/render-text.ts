import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import type { Run } from '../../../blocks/kit.ts';
import { bare, clean, trim } from '../words.ts';

/** Shows as formatting in mrkdwn; a ">" counts because Slack reads it as a quote at the start of a line. */
const markup = /[*_~`>]/;

/** The only three characters that Slack asks to be escaped: docs, messaging/formatting-message-text. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: trim(clean(text), max) || '–', emoji: false };
}

/** Runs of words; as soon as one of them could be taken for markup, all of them are drawn without any. */
export function words(runs: Run[], max: number): PlainTextElement | MrkdwnElement {
  const sent = runs.map(marked).join('');
  if (runs.some(suspicious) || sent.length > max) return plain(bare(runs), max);
  return { type: 'mrkdwn', text: sent || '–', verbatim: true };
}

function suspicious(run: Run): boolean {
  if (typeof run === 'string') return markup.test(run);
  return markup.test('strong' in run ? run.strong : `${run.label}${run.link.replaceAll('_', '')}`);
}

function marked(run: Run): string {
  if (typeof run === 'string') return escaped(clean(run));
  if ('link' in run) return `<${escaped(clean(run.link))}|${escaped(clean(run.label))}>`;
  // Slack shows the stars themselves when a space stands inside them.
  const [, before = '', strong = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(clean(run.strong)) ?? [];
  return strong === '' ? `${before}${after}` : `${before}*${escaped(strong)}*${after}`;
}
