import * as z from 'zod';
import { id } from './texts.ts';

// Numbers here: docs.slack.dev/reference/block-kit/blocks/data-visualization-block.

const label = z.string().min(1).max(20);
const axis = z.strictObject({
  categories: z.array(label).min(1).max(20),
  x_label: z.string().min(1).max(50).optional(),
  y_label: z.string().min(1).max(50).optional(),
});
const series = z.strictObject({
  name: label,
  data: z
    .array(z.strictObject({ label, value: z.number() }))
    .min(1)
    .max(20),
});

const pie = z.strictObject({
  type: z.literal('pie'),
  segments: z
    .array(z.strictObject({ label, value: z.number().positive() }))
    .min(1)
    .max(6),
});

function plotted<Kind extends string>(type: Kind) {
  return z
    .strictObject({ type: z.literal(type), series: z.array(series).min(1).max(6), axis_config: axis })
    .superRefine(({ series: all, axis_config: { categories } }, ctx) => {
      const names = all.map(({ name }) => name);
      for (const [place, { name, data }] of all.entries()) {
        const wrong = (field: string, message: string) =>
          ctx.addIssue({ code: 'custom', path: ['series', place, field], message });
        if (names.indexOf(name) < place) wrong('name', `name must be unique in its chart: ${name}`);
        const labels = data.map((point) => point.label);
        if (labels.length !== categories.length || !categories.every((category) => labels.includes(category))) {
          wrong('data', 'must have one point for each of the categories');
        }
      }
    });
}

export const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  block_id: id.optional(),
  title: z.string().min(1).max(50),
  chart: z.discriminatedUnion('type', [pie, plotted('bar'), plotted('area'), plotted('line')]),
});
