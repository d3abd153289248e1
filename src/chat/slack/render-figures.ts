import type { KnownBlock } from '@slack/types';
import type { Part } from '../../../blocks/kit.ts';
import { chartTable } from '../../../blocks/parts/chart-table.ts';
import { limits } from './limits.ts';
import { type ChartBlock, drawChart, shortens } from './render-chart.ts';
import { drawParts } from './render-parts.ts';
import { drawDataTable, drawTable, type Table } from './render-table.ts';

/** Workspaces come by new blocks one after the other: what today's take, and what all of them do. */
export type Figures = 'tables and charts' | 'a plain table';

/**
 * The parts of a message as blocks: one table of it as a table, as many charts as Slack takes, and under a chart whose
 * names had to be shortened the same figures under their whole names.
 */
export function drawWithFigures(parts: Part[], figures: Figures): (KnownBlock | ChartBlock)[] {
  let tables = 1;
  let charts = figures === 'a plain table' ? 0 : limits.charts;
  const tableOf = (table: Table) => {
    if (table.rows.length === 0 || tables === 0) return drawParts([table]);
    tables -= 1;
    return figures === 'a plain table' ? drawTable(table) : drawDataTable(table);
  };
  return parts.flatMap((part): (KnownBlock | ChartBlock)[] => {
    if (part.kind === 'table') return tableOf(part);
    if (part.kind !== 'chart') return drawParts([part]);
    if (charts === 0) return tableOf(chartTable(part));
    charts -= 1;
    return [drawChart(part), ...(shortens(part) ? tableOf(chartTable(part)) : [])];
  });
}
