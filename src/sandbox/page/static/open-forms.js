const looked = new Set();
const before = new Set();

/** The forms that lie open in this window: a client that is loaded anew has none of those that lay open before. */
export function openedSince(user, forms) {
  if (!looked.has(user)) for (const { id } of forms) before.add(id);
  looked.add(user);
  return forms.filter(({ id }) => !before.has(id));
}
