import type { World } from '../world.ts';
import { type Call, onlyOptions } from './call.ts';
import { move, patch, remove } from './change.ts';
import { createDraft, createReply } from './drafts.ts';
import { byAnyId } from './ids.ts';
import type { Letterbox } from './letterbox.ts';
import { list } from './list.ts';
import { gatewayTimeout, sendOutage } from './outages.ts';
import { badBody, GraphRefusal, gone, notAllowed, unknownSegment } from './refusal.ts';
import { submit } from './send.ts';
import { readExpand, readSelect, shape } from './shape.ts';
import type { Stored } from './stored.ts';

/** Told of every draft that was taken for sending. */
export type Departs = (draft: Stored) => void;

/** messages, messages/{id} and what can be done to one. */
export async function serveMessages(
  world: World,
  box: Letterbox,
  departs: Departs,
  call: Call,
  path: string[],
): Promise<Response> {
  const [id, verb, ...more] = path;
  if (more.length > 0) throw unknownSegment(more[0]);
  if (id === undefined) {
    if (call.method === 'GET') return await list(world, box, call, null);
    if (call.method === 'POST') return await answer(world, call, box, 201, await createDraft(world, box, call));
    throw notAllowed(call.method);
  }
  const find = () => {
    const mail = byAnyId(box, id);
    if (!mail) throw gone();
    return mail;
  };
  if (verb === undefined) return await serveOne(world, box, call, find);
  return await serveVerb(world, box, departs, call, find, verb);
}

async function serveOne(world: World, box: Letterbox, call: Call, find: () => Stored): Promise<Response> {
  switch (call.method) {
    case 'GET':
      onlyOptions(call.query, ['$select', '$expand']);
      return await answer(world, call, box, 200, find());
    case 'PATCH':
      return await answer(world, call, box, 200, await patch(world, box, call, find));
    case 'DELETE':
      await remove(world, box, find());
      return new Response(null, { status: 204 });
    default:
      throw notAllowed(call.method);
  }
}

async function serveVerb(
  world: World,
  box: Letterbox,
  departs: Departs,
  call: Call,
  find: () => Stored,
  verb: string,
): Promise<Response> {
  switch (`${call.method} ${verb.toLowerCase()}`) {
    case 'GET $value':
      return await raw(world, find());
    case 'POST createreply':
      return await answer(world, call, box, 201, await createReply(world, box, call, find()));
    case 'POST move':
      return await answer(world, call, box, 201, await move(world, box, call, find));
    case 'POST send':
      if ((await call.body()) !== '') throw badBody('send takes no body.');
      return await send(world, box, departs, find());
    default:
      throw unknownSegment(verb);
  }
}

async function send(world: World, box: Letterbox, departs: Departs, draft: Stored): Promise<Response> {
  const outage = sendOutage(world);
  if (outage === 'before') throw gatewayTimeout();
  await submit(box, draft, departs);
  if (outage === 'after') throw gatewayTimeout();
  return new Response(null, { status: 202 });
}

async function raw(world: World, mail: Stored): Promise<Response> {
  if (mail.raw === null) throw new GraphRefusal(501, 'NotImplemented', 'This sandbox keeps no MIME of drafts.');
  const bytes = new Uint8Array(await world.blobs.read(mail.raw));
  return new Response(bytes, { headers: { 'content-type': 'text/plain' } });
}

async function answer(world: World, call: Call, box: Letterbox, status: number, mail: Stored): Promise<Response> {
  const wanted = { select: readSelect(call.query.get('$select')), expand: readExpand(call.query.get('$expand')) };
  const context = `https://graph.microsoft.com/v1.0/$metadata#users('${encodeURIComponent(box.address)}')/messages/$entity`;
  return Response.json({ '@odata.context': context, ...(await shape(world, mail, call, wanted)) }, { status });
}
