// Times and names in words, in the office's zone.
const ZONE = 'Europe/London';
const format = (options) => new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, ...options });
const clock = format({ hour: '2-digit', minute: '2-digit' });
const shortDay = format({ day: 'numeric', month: 'short' });
const longDay = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const face = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE });

export const timeOf = (at) => clock.format(new Date(at));
export const dayOf = (at) => isoDay.format(new Date(at));
export const shortDayOf = (at) => shortDay.format(new Date(at));
export const longDayOf = (at) => longDay.format(new Date(at));
export const clockFace = (at) => `${face.format(new Date(at)).replace(',', '')}, ${timeOf(at)}`;

/** "11:23" today, "2 Mar, 10:31" otherwise. */
export function mailTime(at, now) {
  return dayOf(at) === dayOf(now) ? timeOf(at) : `${shortDayOf(at)}, ${timeOf(at)}`;
}

export function initials(name) {
  return name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
}
