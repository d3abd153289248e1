// A chart as bars of text: the figures are the table that a screen reader reads, the bars only make them easy to compare.
import { html } from './vendor/preact.js';

/** A data_visualization block: a pie by its slices, everything else by its categories. */
export function Chart({ block: { title, chart } }) {
  const names = chart.type === 'pie' ? [title] : chart.series.map(({ name }) => name);
  const rows = chart.type === 'pie' ? slices(chart) : points(chart);
  const most = Math.max(1, ...rows.flatMap(({ values }) => values));
  const { x_label: across = '', y_label: up = '' } = chart.axis_config ?? {};
  return html`
    <div class="table" tabindex="0" role="region" aria-label=${title}><table>
      <caption>${title}${up && html` <span class="quiet">${up}</span>`}</caption>
      <thead><tr><th scope="col">${across}</th>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${rows.map(({ label, values }) => html`<tr><th scope="row">${label}</th>${values.map((value) => html`<td>${value} ${bar(value / most)}</td>`)}</tr>`)}</tbody>
    </table></div>`;
}

function slices({ segments }) {
  return segments.map(({ label, value }) => ({ label, values: [value] }));
}

function points({ axis_config, series }) {
  return axis_config.categories.map((label) => ({
    label,
    values: series.map(({ data }) => data.find((point) => point.label === label)?.value ?? 0),
  }));
}

function bar(share) {
  return html`<svg width="60" height="8" aria-hidden="true"><rect width=${Math.round(60 * Math.max(0, share))} height="8" fill="currentColor" /></svg>`;
}
