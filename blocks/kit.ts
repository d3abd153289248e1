import type { Act } from './ids.ts';

/**
 * The neutral vocabulary of every message and form. A renderer per platform draws it, escapes what
 * people wrote and trims to the platform's limits; nothing in blocks/ knows a platform.
 */
export type Button = {
  act: Act;
  label: string;
  /** Which case and version the button was drawn for; never decides by itself whether a click is refused. */
  on: Target;
  primary?: boolean;
  danger?: boolean;
  /** For assistive technology: "Claim, case IC-31191-G5C6". */
  says: string;
};

export type Target = { reference: string; version: number; id?: string };

/** What may be done now, as the lifecycle says it: the act, and the words on its button. id names a letter or a mail. */
export type Offer = { act: Act; label: string; id?: string };

export type Part =
  | { kind: 'heading'; text: string }
  /** Runs of words; strong ones are the duty and its date. */
  | { kind: 'text'; runs: Run[] }
  /** A line with at most one button at its end. */
  | { kind: 'row'; runs: Run[]; button?: Button }
  /** A fact alone takes the whole width; several stand in two columns. */
  | { kind: 'facts'; facts: [label: string, value: string][] }
  /** Words of somebody outside, whole and without any markup; the label above and the words under them are ours. */
  | { kind: 'quote'; label?: string; text: string; under?: string }
  /** Words that leave this office, drawn as they leave. */
  | { kind: 'letter'; text: string }
  /** id: where the platform can change this line alone. */
  | { kind: 'note'; text: string; id?: string }
  | { kind: 'table'; caption: string; columns: string[]; rows: string[][] }
  /**
   * Figures to compare at a glance: each series has a value for each label. about says what the labels are: "Week from".
   * Where no chart is drawn, parts/chart-table.ts says the same.
   */
  | {
      kind: 'chart';
      as: 'bar' | 'line';
      title: string;
      about: string;
      labels: string[];
      series: { name: string; values: number[] }[];
    }
  | { kind: 'buttons'; buttons: Button[]; more?: Button[] }
  | { kind: 'divider' };

/** One line of words. */
export function line(...runs: Run[]): Part {
  return { kind: 'text', runs };
}

/** A line that stands back: small and quiet. */
export function aside(text: string, id?: string): Part {
  return { kind: 'note', text, ...(id !== undefined && { id }) };
}

export type Run = string | { strong: string } | { link: string; label: string };

export type Message = {
  /** The notification and screen-reader text: whole sentences that read aloud. */
  text: string;
  parts: Part[];
};

/** Where an officer finds their own work; drawn anew at every opening. */
export type Home = { home: true; parts: Part[] };

export type Option = { value: string; label: string; description?: string };

export type Field =
  | {
      kind: 'text';
      id: string;
      label: string;
      value?: string;
      hint?: string;
      multiline?: boolean;
      optional?: boolean;
      maxLength?: number;
    }
  | { kind: 'choice'; id: string; label: string; options: Option[]; value?: string; hint?: string; optional?: boolean }
  | {
      kind: 'grouped-choice';
      id: string;
      label: string;
      groups: { label: string; options: Option[] }[];
      value?: string;
      hint?: string;
      optional?: boolean;
    }
  | {
      kind: 'ticks';
      id: string;
      label: string;
      options: Option[];
      values?: string[];
      hint?: string;
      optional?: boolean;
    }
  | { kind: 'date'; id: string; label: string; value?: string; hint?: string; optional?: boolean }
  /** A person of this workspace. */
  | { kind: 'officer'; id: string; label: string; value?: string; hint?: string; optional?: boolean };

/** A form: parts and fields in reading order. Without submit it only shows. */
export type Form = {
  form: FormId;
  title: string;
  submit?: string;
  close?: string;
  body: (Part | { kind: 'field'; field: Field })[];
  /** Ids only; comes back with the answers. */
  context: Record<string, string>;
};

export type FormId = (typeof formIds)[number];
export const formIds = [
  'acknowledge',
  'triage',
  'ask',
  'extend',
  'decide',
  'decide-letter',
  'write',
  'preview',
  'reassign',
  'release',
  'note',
  'close-without-reply',
  'refer',
  'reopen',
  'contact',
  'report',
  'changes',
  'original',
  'enter-answers',
  'choose-answer',
  'correct-answer',
  'read-again',
  'case',
  'signature',
  'new-case',
  'look',
  'dismiss-mails',
  'answer',
  'visibility',
  'by-hand',
  'attach',
  'strike',
  'letter-went-wrong',
  'recall',
  'self-report',
  'loading',
  'refused',
] as const;

/** A field where it stands between the parts of a form. */
export function field(asked: Field): { kind: 'field'; field: Field } {
  return { kind: 'field', field: asked };
}

/** What came back: by field id; ticks as a list. */
export type Answers = Record<string, string | string[] | null>;

/**
 * Who sees a message. In the channel stand only an organisation's name, size bands, kinds, dates and
 * states; contacts, answers, letters and free text never.
 */
export type Audience = 'channel' | 'officer';

type Named<Props> = { examples: Record<string, Props> };

/** One message: how it is drawn from plain words, and named examples of it. */
export function message<Props>(file: Named<Props> & { audience: Audience; render: (props: Props) => Message }) {
  return file;
}

/** One form, in the same shape. */
export function form<Props>(file: Named<Props> & { render: (props: Props) => Form }) {
  return file;
}

/** The home of an officer, in the same shape. */
export function home<Props>(file: Named<Props> & { render: (props: Props) => Home }) {
  return file;
}
