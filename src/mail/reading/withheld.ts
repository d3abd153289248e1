const MARKS =
  /\[\s*(?:text\s+|name\s+|personal data\s+)?redacted[^\]]{0,20}\]|\(\s*redacted\s*\)|<\s*redacted\s*>|[█▇■▓]{2,}|(?<![\p{L}\p{N}])█|(?<!\p{L})REDACTED(?!\p{L})/giu;

/** How much of an answer was blacked out before it reached the office. */
export function withheldIn(text: string): 'nothing' | 'part' | 'all' {
  const left = text.replace(MARKS, ' ');
  if (left === text) return 'nothing';
  return /[\p{L}\p{N}]/u.test(left) ? 'part' : 'all';
}
