import type { Button, Field, Form, Option, Part, Run } from '../../blocks/kit.ts';
import { chartTable } from '../../blocks/parts/chart-table.ts';
import type { Drawn } from './gallery-files.ts';

/** A message, form or home as a person reads it, for review by those who read no JSON. */
export function asText(drawn: Drawn): string {
  return shown(drawn).replace(/(?!\n)[\p{Cc}\u202A-\u202E\u2060-\u2069]/gu, (hidden) => `{U+${code(hidden)}}`);
}

/** A character that cannot be seen is named, so that nobody who reads the file is fooled by it. */
function code(hidden: string): string {
  return (hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

function shown(drawn: Drawn): string {
  if ('text' in drawn) return `${lines(drawn.parts)}\n\nread aloud: ${drawn.text}\n`;
  if ('home' in drawn) return `${lines(drawn.parts)}\n`;
  const buttons = [drawn.close ?? (drawn.submit ? 'Cancel' : 'Close'), ...(drawn.submit ? [drawn.submit] : [])];
  return `== ${drawn.title} ==\n\n${lines(drawn.body)}\n\n${buttons.map((label) => `[${label}]`).join('  ')}\n`;
}

function lines(parts: Form['body']): string {
  return parts.map(one).join('\n\n');
}

function one(part: Part | { kind: 'field'; field: Field }): string {
  switch (part.kind) {
    case 'heading':
      return `# ${part.text}`;
    case 'text':
      return part.runs.map(run).join('');
    case 'row':
      return `${part.runs.map(run).join('')}${part.button ? `  ${press(part.button)}` : ''}`;
    case 'facts':
      return part.facts.map(([label, value]) => `  ${label}: ${value}`).join('\n');
    case 'quote':
      return [
        ...(part.label === undefined ? [] : [part.label]),
        indented(part.text, '> '),
        ...(part.under === undefined ? [] : [`  ${part.under}`]),
      ].join('\n');
    case 'letter':
      return indented(part.text, '| ');
    case 'note':
      return `(${part.text})`;
    case 'table':
      return [part.caption, ...[part.columns, ...part.rows].map((row) => `  ${row.join(' | ')}`)].join('\n');
    case 'chart':
      return `(as ${part.as}s) ${one(chartTable(part))}`;
    case 'buttons':
      return [
        ...part.buttons.map(press),
        ...(part.more ? [`[More: ${part.more.map(({ label }) => label).join(', ')}]`] : []),
      ].join('  ');
    case 'divider':
      return '---';
    case 'field':
      return field(part.field);
  }
}

function run(run: Run): string {
  if (typeof run === 'string') return run;
  return 'strong' in run ? `*${run.strong}*` : `${run.label} <${run.link}>`;
}

function press({ label, primary }: Button): string {
  return primary ? `[[${label}]]` : `[${label}]`;
}

function indented(text: string, mark: string): string {
  return text
    .split('\n')
    .map((line) => `${mark}${line}`.trimEnd())
    .join('\n');
}

function field(field: Field): string {
  const title = `${field.label}${field.optional ? ' (optional)' : ''}:`;
  const hint = field.hint === undefined ? [] : [`  (${field.hint})`];
  return [title, ...answer(field), ...hint].join('\n');
}

function answer(field: Field): string[] {
  switch (field.kind) {
    case 'text':
      return [indented(field.value || '…', '  ')];
    case 'date':
    case 'officer':
      return [`  ${field.value ?? '…'}`];
    case 'choice':
      return field.options.map((option) => choice(option, option.value === field.value, '()', '(o)'));
    case 'grouped-choice':
      return field.groups.flatMap(({ label, options }) => [
        `  ${label}`,
        ...options.map((option) => choice(option, option.value === field.value, '  ()', '  (o)')),
      ]);
    case 'ticks':
      return field.options.map((option) => choice(option, field.values?.includes(option.value) ?? false, '[ ]', '[x]'));
  }
}

function choice({ label, description }: Option, chosen: boolean, no: string, yes: string): string {
  return `  ${chosen ? yes : no} ${label}${description ? ` - ${description}` : ''}`;
}
