import type { IGroupedVerticalBarChart, ILineChart } from '@microsoft/teams.cards';
import type { Part } from '../../../blocks/kit.ts';
import { chartTable } from '../../../blocks/parts/chart-table.ts';
import { limits } from './limits.ts';
import { drawTable } from './render-table.ts';
import { unmarked } from './render-text.ts';

/** A chart of Teams' own, which is no part of Adaptive Cards 1.5; clients that draw none show its figures as a table. */
export function drawChart(chart: Extract<Part, { kind: 'chart' }>): IGroupedVerticalBarChart | ILineChart {
  const drawn = {
    title: short(chart.title),
    xAxisTitle: short(chart.about),
    colorSet: 'categorical' as const,
    data: chart.series.map(({ name, values }) => ({
      legend: short(name),
      values: chart.labels.map((label, place) => ({ x: short(label), y: values[place] ?? 0 })),
    })),
    fallback: { type: 'Container' as const, items: drawTable(chartTable(chart)) },
  };
  if (chart.as === 'line') return { type: 'Chart.Line', ...drawn };
  return { type: 'Chart.VerticalBar.Grouped', ...drawn, showBarValues: true };
}

function short(words: string): string {
  return unmarked(words, limits.chartWords);
}
