/** Where a mailbox begins: its path after /v1.0, its cloud's own origin, its address. */
export type Root = { path: string; origin: string; mailbox: string };

/** Whether a link that Graph gave stays in this mailbox. It names its owner by address or by object id. */
export function belongs(link: string, root: Root, place: RegExp): boolean {
  if (!URL.canParse(link)) return false;
  const url = new URL(link);
  const match = /^\/v1\.0\/users(?:\/|\(')([^/]+?)(?:'\))?(\/.*)$/i.exec(decodeURIComponent(url.pathname));
  const owner = match?.[1]?.toLowerCase() ?? '';
  const own = owner === root.mailbox.toLowerCase() || /^[0-9a-f-]{36}(@|$)/.test(owner);
  return url.origin === root.origin && own && place.test(match?.[2] ?? '');
}
