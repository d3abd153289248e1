import { createHash } from 'node:crypto';
import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs';
import type { Line } from './line.ts';
import { CannotRead, MOST_ATTACHMENTS } from './parse-mail.ts';
import { boxesAndRules } from './pdf-boxes.ts';
import { withoutBullets } from './pdf-bullets.ts';
import { drawingOn, type Steps } from './pdf-drawing.ts';
import { type Fields, fieldsOn } from './pdf-fields.ts';
import { linesOnSheets, type Sheet } from './pdf-layout.ts';
import { matrixIn, UNMOVED } from './pdf-matrix.ts';
import { DAMAGED, openPdf } from './pdf-open.ts';
import { settle } from './pdf-settle.ts';
import { isPicture } from './pdf-size.ts';
import { type Findings, unreadIn, whyNothing } from './pdf-unread.ts';
import type { Box } from './pdf-word.ts';

/** No report has more pages; what is bound to it may. */
const MOST_PAGES = 40;

type PdfRead = { lines: Line[]; trouble: string | null; carried: CarriedFile[] };
type CarriedFile = { name: string; bytes: Uint8Array };
type PageRead = Sheet & { boxes: Box[]; fields: Fields; unseen: number; empty: boolean };

/**
 * Lines of a PDF as they stand on its pages, what of it could not be read, and the files that it carries. Throws
 * CannotRead when it is locked, damaged, a scan or over a limit.
 */
export async function pdfLines(bytes: Uint8Array): Promise<PdfRead> {
  const { document, steps, close } = await openPdf(bytes);
  try {
    const { sheets, findings, carried } = await read(document, steps, isPicture(Buffer.from(bytes).toString('latin1')));
    const nothing = whyNothing(findings);
    if (nothing) throw new CannotRead(nothing);
    return { lines: linesOnSheets(withoutBullets(sheets)), trouble: unreadIn(findings), carried };
  } catch (error) {
    if (error instanceof CannotRead) throw error;
    throw new CannotRead(DAMAGED, { cause: error });
  } finally {
    await close();
  }
}

async function read(document: PDFDocumentProxy, steps: Steps, pictures: boolean) {
  const pages: PageRead[] = [];
  for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
    const page = await document.getPage(number);
    pages.push(await pageOf(page, steps));
    page.cleanup();
  }
  const unsure = pages.some(({ fields }) => fields.unsure);
  const sheets = pages.map((page) => ({ ...page, words: settle(page, { ...page.fields, unsure }) }));
  const carried = await filesIn(document, pages);
  const { info } = await document.getMetadata();
  const findings: Findings = {
    pages: document.numPages,
    pictures,
    sheets: sheets.map(({ words, fields, unseen, empty }) => ({
      words: words.length,
      fields: fields.ids.size,
      unseen,
      empty,
    })),
    letters: sheets.flatMap(({ words }) => words).reduce((sum, { text }) => sum + text.length, 0),
    files: carried.length > 0,
    xfa: 'IsXFAPresent' in info && info.IsXFAPresent === true,
  };
  return { sheets, findings, carried };
}

/** Files of the whole document, and those pinned to a page; some are both. */
async function filesIn(document: PDFDocumentProxy, pages: PageRead[]): Promise<CarriedFile[]> {
  const attached = [...((await document.getAttachments()) ?? [])].map(([id, { filename }]) => ({ id, name: filename }));
  const files = new Map<string, CarriedFile>();
  for (const { id, name } of [...attached, ...pages.flatMap(({ fields }) => fields.files)].slice(0, MOST_ATTACHMENTS)) {
    const bytes = (await document.getAttachmentContent(id)) ?? new Uint8Array();
    files.set(createHash('sha256').update(name).update(bytes).digest('hex'), { name, bytes });
  }
  return [...files.values()];
}

/** A page that was bound in sideways is turned until words stand upright on it. */
async function pageOf(page: PDFPageProxy, steps: Steps): Promise<PageRead> {
  const read = await pageTurned(page, steps, 0);
  if (read.words.length > 0 || read.empty) return read;
  for (const turn of [90, 270, 180]) {
    const turned = await pageTurned(page, steps, turn);
    if (turned.words.length > 0) return turned;
  }
  return read;
}

async function pageTurned(page: PDFPageProxy, steps: Steps, turn: number): Promise<PageRead> {
  const { width, height, transform } = page.getViewport({ scale: 1, rotation: (page.rotate + turn) % 360 });
  const view = matrixIn(transform) ?? UNMOVED;
  const fields = await fieldsOn(page, view);
  const { words, shapes, unseen, empty } = await drawingOn(page, view, steps, fields.ids);
  const onPage = words.filter(({ x, y, width: w }) => x + w > 0 && x < width && y > 0 && y < height);
  return { width, height, words: onPage, ...boxesAndRules(shapes), fields, unseen, empty };
}
