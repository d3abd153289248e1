import { startDocx } from './docx-parts.ts';
import type { Line } from './line.ts';
import { CannotRead } from './parse-mail.ts';
import { unzipSome } from './unzip.ts';
import { walkXml } from './xml-elements.ts';

/** Lines of a Word file (.docx, .docm), every kind of tick that Word knows among them. */
export function docxLines(bytes: Uint8Array): Line[] {
  const parts = unzipSome(bytes, (name) => name === '_rels/.rels' || /^word\/document\d*\.xml$/.test(name));
  const main = [...parts].find(([name]) => name !== '_rels/.rels');
  if (!main) throw new CannotRead('The Word file holds no text');
  const docx = startDocx();
  walkXml(main[1], 'Word file', docx);
  return docx.finish();
}
