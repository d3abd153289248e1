/** RFC 5322 2.1.1 asks for lines of at most 78 characters. */
const WIDTH = 76;

/** Folds long lines between words. Dates, telephone numbers, postcodes and numbers with what they count stay whole. */
export function wrap(text: string): string {
  return text.split('\n').map(fold).join('\n');
}

function fold(line: string): string {
  // What follows the mark of a list stands under its first word.
  const indent = ' '.repeat(/^(?:-|\d+\.) /.exec(line)?.[0].length ?? 0);
  const lines = [''];
  for (const word of unbreakable(line)) {
    const last = lines[lines.length - 1] ?? '';
    const longer = last === '' ? word : `${last} ${word}`;
    if (longer.length <= WIDTH || last.trim() === '') lines[lines.length - 1] = longer;
    else lines.push(indent + word);
  }
  return lines.join('\n');
}

function unbreakable(line: string): string[] {
  return line.match(/\d{1,2} \p{L}+ \d{4}\S*|\S*\d\S*(?: \S*\d\S*){1,3}|\d\S* \p{L}+\S*|\S+/gu) ?? [];
}
