import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { CannotRead } from './parse-mail.ts';

export type XmlHandlers = {
  open: (name: string, attributes: Record<string, string>) => void;
  close: (name: string) => void;
  text: (text: string) => void;
};

const DEEPEST = 400;

/**
 * Walks the XML of an office file, by local names. `what` names the file in refusals, such as "Word file".
 * Throws CannotRead for a document type (no word processor writes one), for deep nesting and for damage.
 */
export function walkXml(xml: Uint8Array, what: string, handlers: XmlHandlers): void {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw new CannotRead(`The ${what} carries a document type, which no word processor writes, and was not opened`);
  });
  parser.on('error', (error) => {
    throw new CannotRead(`The ${what} is damaged and could not be read`, { cause: error });
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEEPEST) throw new CannotRead(`The ${what} is nested too deeply to be read safely`);
    handlers.open(localName(name), withLocalNames(attributes));
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    handlers.close(localName(name));
  });
  parser.on('text', handlers.text);
  parser.write(new TextDecoder().decode(xml)).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function withLocalNames(attributes: SaxesTagPlain['attributes']): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}
