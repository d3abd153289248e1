import * as z from 'zod';

/** An answer as an officer gives it, typed as the question is. */
export const givenSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('one'), label: z.string() }),
  z.object({ kind: z.literal('many'), labels: z.array(z.string()).min(1) }),
  /** time: HH:MM on the office's wall, null when only the day is known. */
  z.object({
    kind: z.literal('when'),
    date: z.iso.date(),
    time: z.string().nullable(),
    approximate: z.boolean(),
  }),
  z.object({ kind: z.literal('count'), value: z.number().int().min(0), approximate: z.boolean() }),
]);
export type Given = z.infer<typeof givenSchema>;

/** "121,109", "about 18 December 2019 16:42", one ticked option a line. */
export function givenWords(given: Given): string {
  switch (given.kind) {
    case 'text':
      return given.text;
    case 'one':
      return given.label;
    case 'many':
      return given.labels.join('\n');
    case 'when':
      return about(given, [longDay.format(new Date(`${given.date}T00:00:00Z`)), given.time ?? []].flat().join(' '));
    case 'count':
      return about(given, given.value.toLocaleString('en-GB'));
  }
}

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

function about({ approximate }: { approximate: boolean }, words: string): string {
  return approximate ? `about ${words}` : words;
}
