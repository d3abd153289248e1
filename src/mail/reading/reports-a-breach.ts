/** A controller telling of its own breach; somebody complaining of another's does not write so. */
export function reportsABreach({ subject, text }: { subject: string; text: string }): boolean {
  return REPORTS.test(`${subject}\n${text}`) || saysThatItReports({ subject, text });
}

/**
 * The sender is who reports, in a sentence of their own or by what they call their mail. Requests for information and
 * journalists speak of reports too, but of those of others.
 */
export function saysThatItReports({ subject, text }: { subject: string; text: string }): boolean {
  return CALLED_SO.test(subject) || writesThatItReports({ subject, text });
}

/** In a sentence of their own. */
export function writesThatItReports({ subject, text }: { subject: string; text: string }): boolean {
  return WE_REPORT.test(`${subject}\n${text}`);
}

const REPORTS =
  /\b(?:personal data breach (?:notification|report)|breach notification|self-?report|(?:report|notify you of|make you aware of)\s+(?:a|an|the|our)\s+(?:\p{L}+\s+){0,2}(?:data )?(?:breach|incident))\b/iu;

const CALLED_SO =
  /^\W*(?:(?:re|fwd?)\s*:\s*)*(?:(?:urgent|initial|new)\W+)?(?:(?:personal )?data breach (?:notification|report)|breach notification|self-?report)(?=\s*(?:$|[:;,([–—-]|(?:by|from|for)\b))/iu;

const WE_REPORT =
  /\b(?:i|we)(?:['’](?:m|d|re|ve))?\s+(?:(?:am|are|have|has|need|want|wish|would|like|must|should|hereby|formally|therefore|now|also|writing|write|to)\s+){0,6}(?:report(?:ing)?|notify(?:ing)? you of|inform(?:ing)? you of|tell(?:ing)? you of|mak(?:e|ing) you aware of)\s+(?:a|an|our|this|the following)\s+(?:\p{L}+\s+){0,2}(?:data )?(?:breach|incident)\b/iu;
