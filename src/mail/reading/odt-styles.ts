import { isWingdings } from './wingdings.ts';
import type { XmlHandlers } from './xml-elements.ts';

export type OdtStyle = { bold: boolean; struck: boolean; hidden: boolean; symbols: boolean };
type Named = { parent: string | null; set: Partial<OdtStyle> };
/** By family and name, as "text T1" or "paragraph P3". */
export type OdtStyles = Map<string, Named>;

export const PLAIN_ODT: OdtStyle = { bold: false, struck: false, hidden: false, symbols: false };

/** Collects the styles that a part of the file declares, whatever text stands beside them. */
export function readOdtStyles(styles: OdtStyles): XmlHandlers {
  let current: Named | null = null;
  return {
    open: (name, attributes) => {
      const { family, name: own } = attributes;
      if (name === 'style' && family && own) {
        const parent = attributes['parent-style-name'];
        current = { parent: parent ? `${family} ${parent}` : null, set: {} };
        styles.set(`${family} ${own}`, current);
      } else if (name === 'text-properties' && current) current.set = propertiesIn(attributes);
    },
    close: (name) => {
      if (name === 'style') current = null;
    },
    text: () => {},
  };
}

/** The style inside a paragraph or span, given the one around it. */
export function styledBy(styles: OdtStyles, key: string, outer: OdtStyle): OdtStyle {
  const sets: Partial<OdtStyle>[] = [];
  // Styles may name each other in a circle; no file has this many ancestors.
  for (let at: string | null | undefined = key; at && sets.length < 20; at = styles.get(at)?.parent) {
    sets.unshift(styles.get(at)?.set ?? {});
  }
  return Object.assign({ ...outer }, ...sets);
}

function propertiesIn(attributes: Record<string, string>): Partial<OdtStyle> {
  const weight = attributes['font-weight'];
  const through = attributes['text-line-through-style'] ?? attributes['text-line-through-type'];
  const font = attributes['font-name'] ?? attributes['font-family'];
  const display = attributes['display'];
  return {
    ...(weight === undefined ? {} : { bold: /^(?:bold|[6-9]00)$/.test(weight) }),
    ...(through === undefined ? {} : { struck: through !== 'none' }),
    ...(font === undefined ? {} : { symbols: isWingdings(font) }),
    ...(display === undefined ? {} : { hidden: display === 'none' }),
  };
}
