import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import { CannotRead } from './parse-mail.ts';
import type { Steps } from './pdf-drawing.ts';
import { checkSize } from './pdf-size.ts';

export type Pdf = { document: PDFDocumentProxy; steps: Steps; close: () => Promise<void> };

/** Opens a PDF. Throws CannotRead when it is locked, damaged, or too large once unpacked. */
export async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  checkSize(bytes);
  // Large, and few mails bring a PDF.
  const { getDocument, OPS, VerbosityLevel } = await import('unpdf/pdfjs');
  const opening = getDocument({
    // The library takes the bytes away from whoever hands them over.
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    // Pictures are not looked at, and nothing is fetched or drawn.
    maxImageSize: 1,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
  });
  try {
    return { document: await opening.promise, steps: OPS, close: () => opening.destroy() };
  } catch (error) {
    await opening.destroy();
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new CannotRead(locked ? 'The PDF is locked with a password' : DAMAGED, { cause: error });
  }
}

export const DAMAGED = 'The PDF is damaged and could not be opened';
