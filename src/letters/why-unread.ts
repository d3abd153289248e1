/**
 * Why a report could not be read, as its sender is told. What a reader adds for officers, and how it failed, stays here.
 */
export function whyUnread(manual: string): string {
  const [reason = ''] = manual.split(/;| \(|: /);
  if (/^The mail could not be read/.test(reason)) return 'it could not be opened';
  return reason.charAt(0).toLowerCase() + reason.slice(1).replace(/\.$/, '');
}
