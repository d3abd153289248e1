import * as z from 'zod';
import type { GraphFault } from '../faults.ts';
import type { World } from '../world.ts';
import { type Call, onlyOptions } from './call.ts';
import { idFor } from './ids.ts';
import type { FolderChange, Letterbox } from './letterbox.ts';
import { badQuery, GraphRefusal } from './refusal.ts';
import { type Expand, readExpand, readSelect, shape } from './shape.ts';
import type { Folder, Stored } from './stored.ts';

const tokenSchema = z.object({
  generation: z.string(),
  folder: z.string(),
  /** The last change that was told. */
  after: z.number(),
  /** How many answers led here: links differ also where nothing was told. */
  turn: z.number(),
  /** How far the folder's history went when the first round began: what had left by then is never told. */
  quiet: z.number(),
  select: z.string().nullable(),
  expand: z.string().nullable(),
});
type Token = z.infer<typeof tokenSchema>;

/** GET messages/delta: what came, changed and left since the token; links are opaque and may be replayed. */
export async function delta(world: World, box: Letterbox, call: Call, folder: Folder): Promise<Response> {
  const token = readToken(box, call, folder);
  const crooked = world.faults.strike('graph', crookednesses(call));
  if (crooked === 'resync' || crooked === 'resync-page') throw syncStateNotFound();
  const wanted = { select: readSelect(token.select), expand: readExpand(token.expand) };
  const forgets = world.faults.manners().delta === 'forgets';
  const told = (change: FolderChange) =>
    (change.here || change.seq > token.quiet) && !(forgets && change.here && (box.byId(change.id)?.moves ?? 0) > 0);
  const size = call.pageSize ?? 10;
  // While delta lags, new mail stands in the folder and the answer is that nothing has happened.
  const news = crooked === 'lag' ? [] : box.changes(folder, token.after).filter(told);
  const page = crooked === 'empty-page' ? [] : news.slice(0, size);
  // What was told on the page before is told once more.
  const again = crooked === 'repeat-item' ? box.changes(folder, 0).filter(told).slice(0, 1) : [];
  const moved = { ...token, turn: token.turn + 1, after: page.at(-1)?.seq ?? token.after };
  const next = crooked === 'repeat-link' ? token : moved;
  const goesOn = news.length > page.length || crooked === 'repeat-link' || crooked === 'empty-page';
  const link = goesOn
    ? { '@odata.nextLink': linkTo(box, folder, 'skiptoken', next) }
    : { '@odata.deltaLink': linkTo(box, folder, 'deltatoken', next) };
  const value = await Promise.all([...again, ...page].map((change) => item(world, box, call, change, wanted)));
  return Response.json({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(message)',
    ...link,
    value,
  });
}

/** A walk that takes too long loses its next link, while links of finished rounds live on. */
function crookednesses(call: Call): GraphFault[] {
  const always: GraphFault[] = ['resync', 'lag', 'empty-page', 'repeat-item', 'repeat-link'];
  return call.query.has('$skiptoken') ? [...always, 'resync-page'] : always;
}

async function item(
  world: World,
  box: Letterbox,
  call: Call,
  change: FolderChange,
  wanted: { select: string[] | null; expand: Expand },
) {
  const mail: Stored | null = box.byId(change.id);
  const type = { '@odata.type': '#microsoft.graph.message' };
  if (change.here && mail) return { ...type, ...(await shape(world, mail, call, wanted)) };
  return { ...type, id: mail ? idFor(mail, call.immutable) : change.id, '@removed': { reason: 'deleted' } };
}

function readToken(box: Letterbox, call: Call, folder: Folder): Token {
  const given = call.query.get('$skiptoken') ?? call.query.get('$deltatoken');
  if (given === null) {
    onlyOptions(call.query, ['$select', '$expand']);
    return {
      generation: box.generation(),
      folder,
      after: 0,
      turn: 0,
      quiet: box.newest(),
      select: call.query.get('$select'),
      expand: call.query.get('$expand'),
    };
  }
  onlyOptions(call.query, call.query.has('$skiptoken') ? ['$skiptoken'] : ['$deltatoken']);
  // $deltatoken=latest works for other resources, not for mail: microsoft-graph-docs-contrib#1705.
  if (given === 'latest') throw badQuery('$deltatoken=latest is not supported for messages.');
  const token = decode(given);
  if (token?.generation !== box.generation() || token.folder !== folder) throw syncStateNotFound();
  return token;
}

function decode(given: string): Token | null {
  try {
    return tokenSchema.parse(JSON.parse(Buffer.from(given, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

function linkTo(box: Letterbox, folder: Folder, kind: string, token: Token): string {
  const opaque = Buffer.from(JSON.stringify(token)).toString('base64url');
  return `https://graph.microsoft.com/v1.0/users('${box.address}')/mailFolders('${folder}')/messages/delta?$${kind}=${opaque}`;
}

function syncStateNotFound(): GraphRefusal {
  const message = 'The sync state generation is not found; generation=1;[highest=2].';
  return new GraphRefusal(410, 'SyncStateNotFound', message);
}
