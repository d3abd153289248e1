import type { World } from '../world.ts';
import type { Call } from './call.ts';
import { asksForStamp, readFilter } from './filter.ts';
import type { Letterbox } from './letterbox.ts';
import { badQuery } from './refusal.ts';
import { readExpand, readSelect, shape } from './shape.ts';
import type { Folder, Stored } from './stored.ts';

/** GET messages, of one folder or of all: filtered, ordered, a page at a time. */
export async function list(world: World, box: Letterbox, call: Call, folder: Folder | null): Promise<Response> {
  const filter = call.query.get('$filter');
  const keep = readFilter(filter);
  const order = readOrder(call.query.get('$orderby'), filter);
  const wanted = { select: readSelect(call.query.get('$select')), expand: readExpand(call.query.get('$expand')) };
  const top = number(call.query, '$top', 1, 1000) ?? call.pageSize ?? 10;
  const skip = number(call.query, '$skip', 0, Number.MAX_SAFE_INTEGER) ?? 0;
  // The index behind this filter lags behind the mailbox; while it does, nothing is found by a stamp. So may a list.
  const blind = asksForStamp(filter)
    ? world.faults.strike('graph', ['lag']) !== null
    : world.faults.strike('graph', ['lag-list']) !== null;
  const found = blind ? [] : box.all().filter((mail) => (folder === null || mail.folder === folder) && keep(mail));
  const page = found.sort(order).slice(skip, skip + top);
  const body: Record<string, unknown> = { '@odata.context': context(box) };
  if (skip + top < found.length) body['@odata.nextLink'] = nextLink(box, call, skip + top);
  body['value'] = await Promise.all(page.map((mail) => shape(world, mail, call, wanted)));
  return Response.json(body);
}

/** A property that is ordered by must stand first in the filter too: learn.microsoft.com/graph/api/user-list-messages. */
function readOrder(orderby: string | null, filter: string | null): (a: Stored, b: Stored) => number {
  const match = /^receivedDateTime(?: (asc|desc))?$/.exec(orderby ?? 'receivedDateTime desc');
  if (!match) throw badQuery(`$orderby=${orderby} is not supported.`);
  if (orderby !== null && filter !== null && !filter.trim().startsWith('receivedDateTime')) {
    throw badQuery('The restriction or sort order is too complex for this operation.');
  }
  const sign = match[1] === 'desc' ? -1 : 1;
  return (a, b) => sign * (a.receivedAt < b.receivedAt ? -1 : Number(a.receivedAt > b.receivedAt));
}

function number(query: URLSearchParams, name: string, least: number, most: number): number | null {
  const given = query.get(name);
  if (given === null) return null;
  const value = Number(given);
  if (!/^\d+$/.test(given) || value < least || value > most) throw badQuery(`Invalid value '${given}' for ${name}.`);
  return value;
}

function nextLink(box: Letterbox, call: Call, skip: number): string {
  const rest = call.path.slice(2).map((piece) => encodeURIComponent(piece));
  const query = new URLSearchParams(call.query);
  query.set('$skip', String(skip));
  return `https://graph.microsoft.com/v1.0/users/${encodeURIComponent(box.address)}/${rest.join('/')}?${query}`;
}

function context(box: Letterbox): string {
  return `https://graph.microsoft.com/v1.0/$metadata#users('${encodeURIComponent(box.address)}')/messages`;
}
