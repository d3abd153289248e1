/** What was found in a PDF, page by page, as far as it says what could not be read. */
export type Findings = {
  pages: number;
  /** Those that were looked at. */
  sheets: { words: number; fields: number; unseen: number; empty: boolean }[];
  letters: number;
  /** Whether pictures stand anywhere in it. */
  pictures: boolean;
  /** Whether it carries files, which are opened by themselves. */
  files: boolean;
  /** A form that only Adobe's own programs draw; its pages may be empty. */
  xfa: boolean;
};

/** Programs that scan leave their name or a number on a page; a report is longer. */
const FEWEST_LETTERS = 40;

/** Why a PDF gives nothing to read at all; null when it does. */
export function whyNothing({ sheets, letters, pictures, files, xfa }: Findings): string | null {
  if (xfa && sheets.every(({ fields }) => fields === 0)) {
    return 'The PDF is an Adobe XFA form, which this desk cannot read; it can when the form is printed to a new PDF';
  }
  if (letters > 0 && (!pictures || letters >= FEWEST_LETTERS * sheets.length)) return null;
  if (files) return null;
  if (pictures) return 'The PDF holds only pictures of its pages (a scan); this desk cannot read those';
  return sheets.every(({ empty }) => empty)
    ? 'The PDF has only empty pages'
    : 'The PDF draws its letters as shapes without saying what they are; this desk cannot read those';
}

/** What of a PDF was not read, or not surely; null when there is nothing to say. */
export function unreadIn({ pages, sheets, pictures }: Findings): string | null {
  const blind = sheets.flatMap(({ words, empty }, index) => (words === 0 && !empty && pictures ? [index + 1] : []));
  const unseen = sheets.reduce((sum, sheet) => sum + sheet.unseen, 0);
  const words = sheets.reduce((sum, sheet) => sum + sheet.words, 0);
  const notes = [
    pages > sheets.length ? `Only the first ${sheets.length} of the PDF's ${pages} pages were read` : null,
    blind.length > 0 ? `Nothing could be read on page ${blind.join(', ')} of the PDF: a picture, or blank` : null,
    unseen > words / 2 ? 'A program read the words of the PDF off a scan; check them against its pages' : null,
  ].filter((note) => note !== null);
  return notes.length > 0 ? notes.join('. ') : null;
}
