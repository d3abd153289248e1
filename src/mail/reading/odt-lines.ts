import type { Line } from './line.ts';
import { startOdt } from './odt-parts.ts';
import { type OdtStyles, readOdtStyles } from './odt-styles.ts';
import { CannotRead } from './parse-mail.ts';
import { unzipSome } from './unzip.ts';
import { walkXml } from './xml-elements.ts';

const WHAT = 'OpenDocument file';
const PARTS = new Set(['content.xml', 'styles.xml', 'META-INF/manifest.xml']);

/** Lines of an OpenDocument text (.odt, .ott), every kind of tick that LibreOffice writes among them. */
export function odtLines(bytes: Uint8Array): Line[] {
  const parts = unzipSome(bytes, (name) => PARTS.has(name));
  if (isLocked(parts.get('META-INF/manifest.xml')))
    throw new CannotRead('The OpenDocument file is locked with a password');
  const content = parts.get('content.xml');
  if (!content) throw new CannotRead('The OpenDocument file holds no text');
  const styles: OdtStyles = new Map();
  const common = parts.get('styles.xml');
  if (common) walkXml(common, WHAT, readOdtStyles(styles));
  const own = readOdtStyles(styles);
  const odt = startOdt(styles);
  walkXml(content, WHAT, {
    open: (name, attributes) => {
      own.open(name, attributes);
      odt.open(name, attributes);
    },
    close: (name) => {
      own.close(name);
      odt.close(name);
    },
    text: odt.text,
  });
  return odt.finish();
}

/** Every part of a locked file has its key told in the manifest (OpenDocument 1.3 part 2, 4.4). */
function isLocked(manifest: Uint8Array | undefined): boolean {
  return manifest !== undefined && Buffer.from(manifest).includes(':encryption-data');
}
