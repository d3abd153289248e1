import { checkView, type GivenHome, type GivenView } from './block-kit/check-view.ts';
import { linesOf } from './block-kit/findings.ts';
import { SlackRefusal } from './refusal.ts';

/** docs.slack.dev/reference/methods/views.open: 250 kB. */
const VIEW_BYTES = 250_000;

/** A form when Slack would take it. Throws what it says otherwise. */
export function readModal(given: unknown): GivenView {
  const view = readView(given);
  if (view.type !== 'modal') throw wrongType('modal');
  return view;
}

/** A home when Slack would take it. Throws what it says otherwise. */
export function readHome(given: unknown): GivenHome {
  const view = readView(given);
  if (view.type !== 'home') throw wrongType('home');
  return view;
}

function readView(given: unknown): GivenView | GivenHome {
  const checked = checkView(given, '/view');
  if ('findings' in checked) throw new SlackRefusal('invalid_arguments', { lines: linesOf(checked.findings) });
  if (Buffer.byteLength(JSON.stringify(given)) > VIEW_BYTES) throw new SlackRefusal('view_too_large');
  return checked.view;
}

function wrongType(wanted: string): SlackRefusal {
  return new SlackRefusal('invalid_arguments', { lines: [`[ERROR] must be a ${wanted} [json-pointer:/view/type]`] });
}
