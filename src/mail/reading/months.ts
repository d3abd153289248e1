/** The months as people write them to this office: in English, Welsh, French and German. */
const NAMES = [
  'jan(?:uary)?|ionawr|janvier|janv|januar',
  'feb(?:ruary)?|chwefror|février|fevrier|févr|februar',
  'mar(?:ch)?|mawrth|mars|märz',
  'apr(?:il)?|ebrill|avril|avr',
  'may|mai',
  'june?|mehefin|juin|juni',
  'july?|gorffennaf|juillet|juil|juli',
  'aug(?:ust)?|awst|août|aout',
  'sept?(?:ember)?|medi|septembre',
  'oct(?:ober)?|hydref|octobre|oktober|okt',
  'nov(?:ember)?|tachwedd|novembre',
  'dec(?:ember)?|rhagfyr|décembre|decembre|déc|dezember|dez',
];

/** One month in words, its full stop included. */
export const MONTH = `(${NAMES.join('|')})(?!\\p{L})\\.?`;

const WHOLE = NAMES.map((names) => new RegExp(`^(?:${names})$`, 'iu'));

/** 1 to 12. */
export function monthNumber(word: string | undefined): number {
  return WHOLE.findIndex((names) => names.test(word ?? '')) + 1;
}
