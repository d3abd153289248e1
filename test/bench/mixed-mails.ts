import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { type FormLine, fillForm } from '../mail/reading/filled-form.ts';
import { anyReport } from '../mail/reading/random-report.ts';
import { asDocx, asHtml, asText } from '../mail/reading/written-form.ts';
import { docOf } from '../support/doc.ts';
import { emlOf, type MailParts } from '../support/eml.ts';
import { msgOf } from '../support/msg.ts';
import { odtOf } from '../support/odt.ts';
import { pdfOf } from '../support/pdf.ts';
import { rtfOf } from '../support/rtf.ts';
import { zipOf } from '../support/zip.ts';

export type Sample = { format: string; raw: Uint8Array };

/** Of a hundred mails with a report, as an office sees them. */
const SHARES = { text: 10, html: 10, docx: 40, doc: 15, pdf: 15, odt: 3, rtf: 3, msg: 2, zip: 2 };
const FORWARDS_PER_HUNDRED = 10;
const REPORTS = 20;

const attached = (name: string, bytes: Uint8Array): MailParts => ({
  text: 'Please see the breach report attached.',
  files: [{ name, bytes }],
});

const writers: Record<keyof typeof SHARES, (form: FormLine[]) => MailParts> = {
  text: (form) => ({ text: asText(form) }),
  html: (form) => ({ html: asHtml(form, 'glyphs'), text: asText(form, ['', '']) }),
  docx: (form) => attached('report.docx', asWordWrites(asDocx(form, 'legacy'))),
  doc: (form) => attached('report.doc', docOf(form.map((line) => asRuns(line, { box: isOn(line), as: 'form-field' })))),
  pdf: (form) =>
    attached('report.pdf', pdfOf(form.map((line) => asRuns(line, { box: isOn(line), as: 'crossed-box' })))),
  odt: (form) => attached('report.odt', odtOf(form.map((line) => asRuns(line, { box: isOn(line), as: 'glyph' })))),
  rtf: (form) => attached('report.rtf', rtfOf(form.map((line) => asRuns(line, { box: isOn(line), as: 'form-field' })))),
  msg: (form) =>
    attached(
      'report.msg',
      msgOf({
        subject: 'Breach',
        from: { name: 'Rhian Powell', address: 'rhian@northvale.example' },
        text: asText(form),
      }),
    ),
  zip: (form) => attached('report.zip', zipOf({ 'report.docx': asWordWrites(asDocx(form, 'legacy')) })),
};

function asRuns<Box>(line: FormLine, box: Box): (Box | { text: string })[] {
  return line.kind === 'option' ? [box, { text: ` ${line.text}` }] : [{ text: line.text }];
}

function isOn(line: FormLine): boolean {
  return line.kind === 'option' && line.on;
}

/** Mails of each format, some of them sent on by staff as an attached mail. The same at every run. */
export function mixedMails(): Sample[] {
  const forms = fc.sample(anyReport, { seed: 2_019, numRuns: REPORTS }).map(fillForm);
  const formats = Object.entries(SHARES).flatMap(([format, share]) =>
    Array<keyof typeof SHARES>(share).fill(format as 'text'),
  );
  return formats.map((format, index) => {
    const form = forms[index % forms.length] ?? [];
    const raw = emlOf({ headers: { 'Message-ID': `<${index}@northvale.example>` }, ...writers[format](form) });
    return { format, raw: index % (100 / FORWARDS_PER_HUNDRED) === 0 ? sentOn(raw) : raw };
  });
}

function sentOn(raw: Uint8Array): Uint8Array {
  return emlOf({
    headers: { From: 'casework.team@regulator.example', Subject: 'FW: Personal data breach notification' },
    text: 'For you.',
    files: [{ name: 'report.eml', type: 'message/rfc822', bytes: raw }],
  });
}

const STYLES = Array.from(
  { length: 300 },
  (_none, at) =>
    `<w:style w:type="paragraph" w:styleId="S${at}"><w:name w:val="heading ${at}"/><w:rPr><w:sz w:val="${at}"/></w:rPr></w:style>`,
).join('');
/** What does not shrink: a letterhead's picture. */
const PICTURE = Uint8Array.from({ length: 28_000 }, (_none, at) => (at * at * 31 + (at >> 3) * 17 + (at >> 7)) % 256);

/** Word packs styles and a letterhead along: some 40 kB. */
function asWordWrites(docx: Uint8Array): Uint8Array {
  const more = { 'word/styles.xml': Buffer.from(`<w:styles>${STYLES}</w:styles>`), 'word/media/image1.png': PICTURE };
  return zipSync({ ...unzipSync(docx), ...more });
}
