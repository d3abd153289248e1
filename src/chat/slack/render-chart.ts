import type { Block } from '@slack/types';
import type { Part } from '../../../blocks/kit.ts';
import { clean, defang, trim } from '../words.ts';
import { limits } from './limits.ts';

export type Chart = Extract<Part, { kind: 'chart' }>;

/** The block is newer than @slack/types: docs.slack.dev, reference/block-kit/blocks/data-visualization-block. */
export type ChartBlock = Block & {
  type: 'data_visualization';
  title: string;
  chart: {
    type: 'bar' | 'line';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[]; x_label: string };
  };
};

/** Slack's charts take short names, each once. */
export function drawChart({ as, title, about, labels, series }: Chart): ChartBlock {
  const categories = apart(labels.slice(0, limits.chartPoints));
  const names = apart(series.slice(0, limits.chartSeries).map(({ name }) => name));
  return {
    type: 'data_visualization',
    title: short(title, limits.chartTitle),
    chart: {
      type: as,
      series: names.map((name, place) => ({
        name,
        data: categories.map((label, point) => ({ label, value: series[place]?.values[point] ?? 0 })),
      })),
      axis_config: { categories, x_label: short(about, limits.chartTitle) },
    },
  };
}

/** Whether the chart says less than its part. */
export function shortens({ labels, series }: Chart): boolean {
  const names = series.map(({ name }) => name);
  const many = labels.length > limits.chartPoints || series.length > limits.chartSeries;
  return many || [...labels, ...names].some((name) => short(name, limits.chartName) !== name);
}

/** Cut to what Slack takes; names that would then be one are numbered. */
function apart(names: string[]): string[] {
  const cut = names.map((name) => short(name, limits.chartName));
  return cut.map((name, place) => {
    const before = cut.slice(0, place).filter((other) => other === name).length;
    return before === 0 ? name : `${short(name, limits.chartName - 4)} ${before + 1}`;
  });
}

function short(words: string, most: number): string {
  return trim(defang(clean(words)).replaceAll('\n', ' '), most).trim() || '–';
}
