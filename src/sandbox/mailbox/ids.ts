import { randomBytes } from 'node:crypto';
import type { Letterbox } from './letterbox.ts';
import type { Stored } from './stored.ts';

/** An immutable id in the style of Exchange: url-safe base64 that always needs encoding because of its padding. */
export function newId(): string {
  return `AAkALg${randomBytes(46).toString('base64url')}AA=`;
}

/** Message-IDs as Exchange Online makes them: unguessable, in a domain of Microsoft's. */
export function newMessageId(): string {
  return `<${randomBytes(14).toString('hex').toUpperCase()}@SANDBOX.prod.outlook.example>`;
}

/**
 * The id a caller is told. Only with Prefer: IdType="ImmutableId" is it the one that outlives a move.
 * learn.microsoft.com/graph/outlook-immutable-id
 */
export function idFor(mail: Stored, immutable: boolean): string {
  return immutable ? mail.id : `AAMkAD${mail.moves}-${mail.id.slice(6)}`;
}

/** Finds a mail by either kind of id; an ordinary id from before a move finds nothing. */
export function byAnyId(box: Letterbox, id: string): Stored | null {
  const ordinary = /^AAMkAD(\d+)-(.+)$/.exec(id);
  if (!ordinary) return box.byId(id);
  const mail = box.byId(`AAkALg${ordinary[2]}`);
  return mail && mail.moves === Number(ordinary[1]) ? mail : null;
}
