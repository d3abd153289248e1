import type { Part } from '../kit.ts';

/** The figures of a chart as a table, where no chart is drawn; one who hears it hears no less. */
export function chartTable({
  title,
  about,
  labels,
  series,
}: Extract<Part, { kind: 'chart' }>): Extract<Part, { kind: 'table' }> {
  return {
    kind: 'table',
    caption: title,
    columns: [about, ...series.map(({ name }) => name)],
    rows: labels.map((label, place) => [
      label,
      ...series.map(({ values }) => (values[place] ?? 0).toLocaleString('en-GB')),
    ]),
  };
}
