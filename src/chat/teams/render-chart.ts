import type { IGroupedVerticalBarChart, ILineChart } from '@microsoft/teams.cards';
import type { Part } from '../../../blocks/kit.ts';
import { chartTable } from '../../../blocks/parts/chart-table.ts';
import { clean, trim } from '../words.ts';
import { limits } from './limits.ts';
import { drawTable } from './render-table.ts';
import { unmarked } from './render-text.ts';

type Chart = Extract<Part, { kind: 'chart' }>;

/** A chart of Teams' own, which is no part of Adaptive Cards 1.5; clients that draw none show its figures as a table. */
export function drawChart(chart: Chart): IGroupedVerticalBarChart | ILineChart {
  const { title, about, labels, series } = chart;
  const drawn = {
    title: plain(title),
    xAxisTitle: plain(about),
    colorSet: 'categorical' as const,
    data: series.map(({ name, values }) => ({
      legend: plain(name),
      values: labels.map((label, place) => ({ x: plain(label), y: values[place] ?? 0 })),
    })),
    fallback: { type: 'Container' as const, items: drawTable(chartTable(shortened(chart))) },
  };
  if (chart.as === 'line') return { type: 'Chart.Line', ...drawn };
  return { type: 'Chart.VerticalBar.Grouped', ...drawn, showBarValues: true };
}

/** A chart cannot go on in another card, so neither may the table in its place grow. */
function shortened({ title, about, labels, series, ...chart }: Chart): Chart {
  return {
    ...chart,
    title: short(title),
    about: short(about),
    labels: labels.map(short),
    series: series.map(({ name, values }) => ({ name: short(name), values })),
  };
}

function plain(words: string): string {
  return unmarked(words, limits.chartWords);
}

function short(words: string): string {
  return trim(clean(words), limits.chartWords);
}
