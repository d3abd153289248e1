import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { startDocx } from './docx-parts.ts';
import type { Line } from './line.ts';
import { CannotRead } from './parse-mail.ts';
import { unzipSome } from './unzip.ts';

const DEEPEST = 400;

/** Lines of a Word file (.docx, .docm), every kind of tick that Word knows among them. */
export function docxLines(bytes: Uint8Array): Line[] {
  const parts = unzipSome(bytes, (name) => name === '_rels/.rels' || /^word\/document\d*\.xml$/.test(name));
  const main = [...parts].find(([name]) => name !== '_rels/.rels');
  if (!main) throw new CannotRead('The Word file holds no text');
  const docx = startDocx();
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw new CannotRead('The Word file carries a document type, which Word never writes, and was not opened');
  });
  parser.on('error', (error) => {
    throw new CannotRead('The Word file is damaged and could not be read', { cause: error });
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEEPEST) throw new CannotRead('The Word file is nested too deeply to be read safely');
    docx.open(localName(name), withLocalNames(attributes));
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    docx.close(localName(name));
  });
  parser.on('text', docx.text);
  parser.write(new TextDecoder().decode(main[1])).close();
  return docx.finish();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function withLocalNames(attributes: SaxesTagPlain['attributes']): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}
